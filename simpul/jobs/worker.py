"""`simpul worker`: keeps every sum in step with the records, a moment after they change."""

import logging
import threading
from datetime import UTC, datetime

import click
from django.db import OperationalError, close_old_connections

from simpul.reports import commands as reports

log = logging.getLogger("simpul.worker")
MARKS_AT_ONCE = 500
IDLE_SECONDS = 1.0
TROUBLE_SECONDS = 10.0


def work_once(at: datetime) -> int:
    """Begin months that have begun, then work off what is marked; how many marks."""
    reports.roll(at=at)
    done = 0
    while step := reports.refresh(at=at, limit=MARKS_AT_ONCE):
        done += step
    return done


def work_until(stopped: threading.Event) -> None:
    """Work until told to stop. Trouble is written down and tried again after a while: the marks are still there."""
    reports.sync_slots()
    while not stopped.is_set():
        close_old_connections()
        wait = IDLE_SECONDS
        try:
            done = work_once(datetime.now(UTC))
            if done:
                log.info("%d perubahan dihitung", done)
        except OperationalError as error:
            log.warning("basis data tidak menjawab, dicoba lagi: %s", error)
            wait = TROUBLE_SECONDS
        except Exception:  # one post that cannot be counted must not stop the web server that runs beside us
            log.exception("rekap gagal, dicoba lagi")
            wait = TROUBLE_SECONDS
        stopped.wait(wait)


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
        reports.sync_slots()
        click.echo(f"{work_once(datetime.now(UTC))} perubahan dihitung.")
        return
    click.echo("Pekerja rekap berjalan. Hentikan dengan Ctrl+C.")
    stopped = threading.Event()
    try:
        work_until(stopped)
    except KeyboardInterrupt:
        stopped.set()
