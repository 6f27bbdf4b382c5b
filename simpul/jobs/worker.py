"""`simpul worker`: keeps every sum in step with the records, a moment after they change."""

import logging
import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import click
from django.db import OperationalError, close_old_connections

from simpul.certificates import commands as certificates
from simpul.checks import commands as checks
from simpul.competence import commands as competence
from simpul.dossiers import commands as dossiers
from simpul.duplicates import commands as duplicates
from simpul.imports import commands as imports
from simpul.photos import commands as photos
from simpul.readiness import commands as readiness
from simpul.reports import commands as reports
from simpul.socialisation import commands as socialisation
from simpul.upkeep import commands as upkeep

log = logging.getLogger("simpul.worker")
MARKS_AT_ONCE = 500
IDLE_SECONDS = 1.0
TROUBLE_SECONDS = 10.0


def begin_work(at: datetime) -> None:
    """What is done once when a worker starts: take up what was set aside, tidy what lies about."""
    reports.begin_work()
    tidy(at)


def tidy(at: datetime) -> None:
    """Remove photos that nobody went on sending, and files of lists that nobody mended."""
    photos.forget_parts(at=at)
    imports.forget_files(at)


def work_once(at: datetime) -> int:
    """Begin months that have begun, then work off what is marked; how many marks."""
    reports.roll(at=at)
    done = 0
    while step := reports.refresh(at=at, limit=MARKS_AT_ONCE):
        done += step
    return done


def refresh_sums(at: datetime) -> None:
    """Bring every sum in step with the records."""
    if done := work_once(at):
        log.info("%d perubahan dihitung", done)


def carry_lists_on(at: datetime) -> None:
    """Go on with the lists that people brought."""
    imports.carry_on(lambda: datetime.now(UTC))


def make_certificates(at: datetime) -> None:
    """Go on with the certificates that were ordered."""
    certificates.carry_on(lambda: datetime.now(UTC))


def look_for_doubles(at: datetime) -> None:
    """Compare the persons who changed since the last time with those of their villages."""
    while duplicates.watch(datetime.now(UTC)):
        pass


def check_registry(at: datetime) -> None:
    """Once a night: look through the registry, and tidy."""
    if checks.check_when_due(at):
        log.info("registri diperiksa")
        tidy(at)


# What people wait for comes first; lists before the sums that follow from them.
Job = Callable[[datetime], object]
JOBS: tuple[Job, ...] = (
    carry_lists_on,
    refresh_sums,
    make_certificates,
    look_for_doubles,
    dossiers.count_stands,
    check_registry,
    upkeep.count_country,
    readiness.count_country,
    socialisation.count_country,
    competence.count_country,
)


def work_round(jobs: Iterable[Job] = JOBS) -> bool:
    """Every job once; whether all went well. A job in trouble is written down, and stops neither the others nor us."""
    sound = True
    for job in jobs:
        try:
            job(datetime.now(UTC))
        except OperationalError as error:
            log.warning("basis data tidak menjawab, dicoba lagi: %s", error)
            sound = False
        except Exception:  # whatever it is, it must not stop the web server that runs beside us
            log.exception("%s gagal, dicoba lagi", job.__name__)
            sound = False
    return sound


def work_until(stopped: threading.Event) -> None:
    """Work until told to stop. Trouble is tried again after a while: the marks are still there."""
    begin_work(datetime.now(UTC))
    while not stopped.is_set():
        close_old_connections()
        stopped.wait(IDLE_SECONDS if work_round() else TROUBLE_SECONDS)


def start_in_background() -> threading.Event:
    """Start the worker as a thread of this process (small places, demo); set the event to stop it."""
    stopped = threading.Event()
    threading.Thread(target=work_until, args=(stopped,), name="simpul-worker", daemon=True).start()
    return stopped


@click.command("worker")
@click.option("--once", is_flag=True, help="Hitung yang tertunda lalu selesai.")
def worker(once: bool) -> None:
    """Hitung rekap setiap kali data berubah, sampai dihentikan (Ctrl+C)."""
    if once:
        begin_work(datetime.now(UTC))
        carry_lists_on(datetime.now(UTC))
        click.echo(f"{work_once(datetime.now(UTC))} perubahan dihitung.")
        make_certificates(datetime.now(UTC))
        look_for_doubles(datetime.now(UTC))
        dossiers.count_stands(datetime.now(UTC), now=True)
        checks.check_when_due(datetime.now(UTC))
        upkeep.count_country(datetime.now(UTC))
        readiness.count_country(datetime.now(UTC))
        socialisation.count_country(datetime.now(UTC))
        competence.count_country(datetime.now(UTC))
        return
    click.echo("Pekerja rekap berjalan. Hentikan dengan Ctrl+C.")
    stopped = threading.Event()
    try:
        work_until(stopped)
    except KeyboardInterrupt:
        stopped.set()
