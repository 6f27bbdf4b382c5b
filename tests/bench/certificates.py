"""2,000 certificates of one training, signed and printed by one worker and by two; who needs training in a province."""

import io
import multiprocessing
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID

import segno
from django.conf import settings
from django.db import connection
from weasyprint import HTML

from simpul.certificates import commands
from simpul.certificates.models import Certificate
from simpul.certificates.queries.printing import path_of
from simpul.competence import queries
from simpul.competence.models import Ability
from simpul.competence.rules.states import ANY, FIELD, TRAINING
from simpul.kernel.actor import SYSTEM
from simpul.offices.models import Appointment
from simpul.people.models import Person
from simpul.places.models import Area
from simpul.registry.models import Post
from tests import factories
from tests.bench.timing import Line, ms, stopwatch, times
from tests.trainings_of_play import DAYS, batch_of, participants

AT = datetime(2026, 11, 22, 5, tzinfo=UTC)
MANY, ONE_BY_ONE, KADER = 2_000, 20, 30_000
FIELDS = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial")


def lines() -> Iterator[Line]:
    """One worker, two workers, and the same pages by WeasyPrint alone; then the page of needs."""
    with tempfile.TemporaryDirectory() as folder:
        settings.CERTIFICATE_DIR = folder
        plain = _one_by_one()
        yield from _by_one_worker(plain)
        yield _by_two_workers(plain)
    yield _needs()


def _order(name: str, many: int) -> UUID:
    bali = Area.objects.get(code="51", ended_on=None)
    batch = batch_of(bali, name)
    participants(batch, [f"Ni Luh Ayu Peserta {number}" for number in range(many)])
    post, address = "Ketua Tim Pembina Posyandu Provinsi", "https://simpul.contoh/sertifikat/"
    signing = commands.Signing("ikut", "Ketua Tim Pembina", post, "Denpasar", DAYS[-1], address)
    return commands.order_certificates(by=SYSTEM, at=AT, batch_id=batch.id, signing=signing)


def _made(issue: UUID) -> None:
    while commands.sign_part(by=SYSTEM, at=AT, issue_id=issue):
        pass
    commands.print_issue(issue, lambda: datetime.now(UTC))


def _by_one_worker(plain: float) -> Iterator[Line]:
    issue = _order("Satu pekerja", MANY)
    with stopwatch() as signing:
        while commands.sign_part(by=SYSTEM, at=AT, issue_id=issue):
            pass
    with stopwatch() as printing:
        commands.print_issue(issue, lambda: datetime.now(UTC))
    made = Certificate.objects.filter(issue_id=issue).count()
    size = path_of(issue, "zip").stat().st_size // made
    yield Line("menandatangani 2.000 sertifikat", f"{made / signing[0]:.0f}/detik", "-", "")
    yield Line(
        f"membuat 2.000 PDF ({size // 1024} kB), ZIP, dan satu PDF gabungan",
        f"{made / printing[0]:.0f}/detik",
        f"WeasyPrint satu per satu, tanpa tanda tangan: {plain:.1f}/detik",
        "",
    )


def _by_two_workers(plain: float) -> Line:
    orders = [_order(f"Dua pekerja {number}", MANY // 2) for number in (1, 2)]
    connection.close()
    own = multiprocessing.get_context("fork")
    with stopwatch() as taken:
        workers = [own.Process(target=_made, args=(issue,)) for issue in orders]
        for one in workers:
            one.start()
        for one in workers:
            one.join()
    made = Certificate.objects.filter(issue_id__in=orders).count()
    return Line(
        "2.000 sertifikat ditandatangani dan dicetak, dua proses",
        f"{made / taken[0]:.0f}/detik",
        f"WeasyPrint satu per satu, dua proses: paling banyak {2 * plain:.1f}/detik",
        "paling sedikit 20/detik",
    )


def _one_by_one() -> float:
    """How many a second the usual way makes: a page with its QR as a picture, laid out for each."""

    def page(number: int) -> None:
        out = io.BytesIO()
        segno.make(f"https://simpul.contoh/sertifikat/#{'A' * 300}{number}", error="m").save(out, kind="svg")
        drawn = out.getvalue().decode().split("?>", 1)[-1]
        HTML(
            string=f"<style>@page{{size:A4 landscape}}body{{font-family:serif;text-align:center}}</style>"
            f"<h1>SERTIFIKAT</h1><p>Nomor {number}</p><h2>Ni Luh Ayu Peserta {number}</h2>"
            f"<p>telah mengikuti Bina Posyandu</p><div style='width:42mm'>{drawn}</div>"
        ).write_pdf()

    page(0)
    with stopwatch() as taken:
        for number in range(ONE_BY_ONE):
            page(number)
    return ONE_BY_ONE / taken[0]


def _needs() -> Line:
    bali = Area.objects.get(code="51", ended_on=None)
    _serving(list(Area.objects.filter(code__startswith="51.", level=4, ended_on=None).order_by("id")))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    found = times(partial(queries.needs, by=SYSTEM, area_id=bali.id, on=date(2026, 11, 22)), 10)
    what = f"kebutuhan pelatihan satu provinsi, {KADER // 1_000}.000 kader"
    return Line(what, ms(found), "10 kali", "p95 di bawah 300 ms")


def _serving(villages: list[Area]) -> None:
    """Kader of every village and field, every other one trained and able."""
    posts = [Post(village=one, name="Melati", name_key="melati", state="aktif") for one in villages]
    Post.objects.bulk_create(posts, batch_size=1_000)
    told = {"sex": "P", "name_key": "kader"}
    people = [Person(name=f"Kader {n}", village=villages[n % len(villages)], **told) for n in range(KADER)]
    Person.objects.bulk_create(people, batch_size=1_000)
    office = {"position": "kader", "valid_from": date(2024, 1, 1)}
    offices = [
        Appointment(person=one, post=posts[n % len(posts)], field=FIELDS[n % 6], **office)
        for n, one in enumerate(people)
    ]
    Appointment.objects.bulk_create(offices, batch_size=1_000)
    note = {"since": DAYS[-1], "shown_by": "lulus", "by": factories.some_id(1), "at": AT}
    shown = [
        Ability(person=one, kind=kind, code=code, **note)
        for n, one in enumerate(people[::2])
        for kind, code in ((TRAINING, ANY), (FIELD, FIELDS[(2 * n) % 6]))
    ]
    Ability.objects.bulk_create(shown, batch_size=1_000)
