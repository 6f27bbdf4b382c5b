"""A training of 2,000 participants in 9 regencies: registering, attendance, the list and the numbers on pages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import connection
from django.test import Client

from simpul.attendance.commands import NewMark, mark_present
from simpul.exams.commands import NewQuestion, set_paper, use_question, write_question
from simpul.exams.models import Attempt
from simpul.kernel.actor import REGENCY, SYSTEM, VILLAGE
from simpul.participants.commands import NewParticipant, register_participants, spread_quota
from simpul.participants.queries import participants_of
from simpul.places import queries as places
from simpul.places.models import Area
from simpul.training.models import Batch, Day, Programme
from tests import factories
from tests.bench.timing import Line, ms, stopwatch, times

MANY, DAYS, ROUNDS, QUESTIONS = 2_000, 3, 20, 20
AT = datetime.now(UTC)


def lines() -> Iterator[Line]:
    """Fill a batch, then walk its pages as its organiser."""
    batch = _batch()
    with stopwatch() as taken:
        _register(batch)
    yield Line(f"{MANY:,} peserta didaftarkan".replace(",", "."), f"{taken[0]:.1f} s", f"{MANY / taken[0]:.0f} sedetik")
    with stopwatch() as taken:
        _mark(batch)
    marks = MANY * DAYS
    yield Line(f"{marks:,} kehadiran dicatat".replace(",", "."), f"{taken[0]:.1f} s", f"{marks / taken[0]:.0f} sedetik")
    _answer(batch)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = _organiser()
    for name, page in (
        ("lima angka, menurut kabupaten", ""),
        ("daftar peserta", "daftar/"),
        ("daftar peserta, dicari", "daftar/?q=ayu"),
        ("kehadiran", "hadir/"),
        ("semua nama untuk dicari tanpa jaringan", "hadir/peserta/"),
        ("desa yang terwakili", "desa/"),
    ):
        found = times(partial(_get, client, f"/peserta/{batch}/{page}"), ROUNDS)
        yield Line(f"halaman {name}", ms(found), f"{ROUNDS} kali", "p95 di bawah 300 ms")
    for name, page in (
        ("hasil tes, selisih, kesukaran soal", ""),
        ("hasil tes tiap peserta", "peserta/"),
    ):
        found = times(partial(_get, client, f"/ujian/{batch}/{page}"), ROUNDS)
        yield Line(f"halaman {name}", ms(found), f"{ROUNDS} kali", "p95 di bawah 300 ms")


def _batch() -> UUID:
    """Organised by Bali for the whole province, on the last three days."""
    area = places.area_by_code("51")
    if area is None:
        raise RuntimeError("no areas")
    who = {"by": factories.some_id(1), "at": AT}
    today = AT.date()
    days = [today - timedelta(days=back) for back in reversed(range(1, DAYS + 1))]
    programme = Programme.objects.create(
        area_id=area.id, name="Bimtek Bali", name_key="bimtekbali", kind="bimtek", year=2026, state="berlangsung", **who
    )
    batch = Batch.objects.create(
        programme=programme,
        number=1,
        host_id=area.id,
        mode="tatap_muka",
        state="berlangsung",
        starts_on=days[0],
        ends_on=days[-1],
        **who,
    )
    for number, on in enumerate(days, start=1):
        Day.objects.create(batch=batch, number=number, on=on, **who)
    return batch.id


def _register(batch: UUID) -> None:
    area = places.area_by_code("51")
    villages = places.below_ids(area.id, VILLAGE) if area else []
    regencies = places.below_ids(area.id, REGENCY) if area else []
    spread_quota(by=SYSTEM, at=AT, batch_id=batch, area_id=area.id if area else 0, seats=MANY)
    if len(regencies) != 9:
        raise RuntimeError(f"{len(regencies)} regencies")
    items = [
        NewParticipant(
            name=f"Ni Luh Ayu {_letters(number)}",
            position="kader",
            village_id=villages[number % len(villages)],
            phone=f"0812{number:08d}",
        )
        for number in range(MANY)
    ]
    for start in range(0, MANY, 500):
        register_participants(by=SYSTEM, at=AT, batch_id=batch, items=items[start : start + 500])


def _letters(number: int) -> str:
    return "".join(chr(97 + (number // 26**place) % 26) for place in range(3)).capitalize()


def _mark(batch: UUID) -> None:
    ids = [one.id for one in participants_of(batch)]
    for day in Day.objects.filter(batch_id=batch).order_by("number"):
        for start in range(0, len(ids), 200):
            marks = [NewMark(on=day.on, participant_id=one) for one in ids[start : start + 200]]
            mark_present(by=SYSTEM, at=AT, batch_id=batch, marks=marks)


def _answer(batch: UUID) -> None:
    """Everybody answered twenty questions before and after; more of them rightly at the end."""
    told = {"by": SYSTEM, "at": AT}
    area, ids = places.area_by_code("51"), []
    for number in range(QUESTIONS):
        new = NewQuestion(f"Pertanyaan contoh {number}?", number % 4, options=list("abcd"), field="kesehatan")
        ids.append(write_question(area_id=area.id if area else 0, new=new, **told))
        use_question(question_id=ids[-1], **told)
    people = [one.id for one in participants_of(batch)]
    for kind, wrong in (("awal", 3), ("akhir", 7)):
        paper = set_paper(batch_id=batch, kind=kind, question_ids=ids, **told)
        sheets = []
        for place, one in enumerate(people):
            letters = "".join("A" if (place + at) % wrong == 0 else "ABCD"[at % 4] for at in range(QUESTIONS))
            sheets.append(Attempt(paper_id=paper, participant_id=one, how="kertas", letters=letters, at=AT))
        Attempt.objects.bulk_create(sheets, batch_size=500)


def _organiser() -> Client:
    user = factories.user()
    factories.holding(user, "sekretariat", Area.objects.get(code="51", ended_on=None))
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="simpul.accounts.queries.Backend")
    return client


def _get(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
