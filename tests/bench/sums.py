"""Sums of the country: one post's change, the nation's page, a full climb beside plain SQL, a recount."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import connection

from simpul.audit.commands import forget_all_marks
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.recount.queries import recount
from simpul.reports import commands as reports
from simpul.reports import queries
from simpul.services import commands as services
from simpul.services.rules.shapes import NewRecord
from tests.bench import country, plain_sql
from tests.bench.timing import Line, ms, stopwatch, times

SIZES = (300, 3_000, 30_000, 300_000)
TODAY = date(2026, 11, 22)
AT = datetime.combine(TODAY, time(5), UTC)
MONTH = Period.of(TODAY)
ROUNDS = 20
WARM_UP = 3
EVENT = {"tema": ["bansos"], "peserta_l": 12, "peserta_p": 17}


def lines(sizes: tuple[int, ...] = SIZES) -> Iterator[Line]:
    """Measure at each size; the country grows between."""
    plans = country.full_regency(TODAY)
    full = [post.post.id for village in plans for post in village.posts]
    reports.rebuild(MONTH, at=AT)
    forget_all_marks()
    villages, had = country.other_villages(), len(full)
    for size in sizes:
        country.add_posts(villages, had, max(size, had), MONTH, AT)
        had = max(size, had)
        country.settle()
        with stopwatch() as climb:
            country.climb_all(MONTH, AT)
        country.settle()
        yield from _at_size(f"{had:,} pos".replace(",", "."), full)
    yield plain_sql.climb_beside(MONTH, had, climb[0])
    yield _recount(len(full))


def _at_size(size: str, full: list[UUID]) -> Iterator[Line]:
    refreshed = [_refresh_after_change(full[number]) for number in range(ROUNDS + WARM_UP)][WARM_UP:]
    nation = places.nation_id()
    read = times(lambda: _nation_page(nation), ROUNDS)
    one_row = f"satu baris lewat kunci: {ms(times(_one_row, ROUNDS))}"
    yield Line(f"satu perubahan sampai semua tingkat, {size}", ms(refreshed), one_row, "paling lama 50 ms")
    yield Line(f"data beranda pusat, {size}", ms(read), one_row, "paling lama 20 ms")


def _refresh_after_change(post: UUID) -> float:
    """Write one service by its command, then time what the worker does about it, in milliseconds."""
    item = NewRecord(new_id(), post, "sosial.penyuluhan", None, TODAY, EVENT, place="Balai desa")
    (outcome,) = services.record_services(by=SYSTEM, at=AT, items=[item])
    if not outcome.saved:
        raise RuntimeError(outcome.sentence)
    with stopwatch() as taken:
        reports.refresh(at=AT, limit=100)
    return taken[0] * 1000


def _nation_page(nation: int) -> None:
    queries.figures(by=SYSTEM, area_id=nation, period=MONTH)
    queries.strip(by=SYSTEM, area_id=nation, period=MONTH)
    queries.completeness(by=SYSTEM, area_id=nation, period=MONTH)


def _one_row() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM places_area WHERE id = 1")
        cursor.fetchone()


def _recount(posts: int) -> Line:
    """Recount one regency from the answers; beside it, PostgreSQL counting the same records by service."""
    area = places.area_by_code(country.REGENCY)
    with stopwatch() as taken:
        found = recount(by=SYSTEM, period=MONTH, area_id=area.id)
    with stopwatch() as plain, connection.cursor() as cursor:
        cursor.execute("SELECT post_id, service, count(*) FROM facts_record GROUP BY 1, 2")
        records = sum(row[2] for row in cursor.fetchall())
    return Line(
        f"hitung ulang satu kabupaten ({posts} pos, {records} catatan): {len(found)} selisih",
        f"{taken[0]:.1f} s",
        f"PostgreSQL menghitung baris per layanan: {plain[0]:.2f} s",
    )
