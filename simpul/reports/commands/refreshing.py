"""The worker's step: take what is marked dirty, count those posts anew, climb to the nation."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from simpul.audit.commands import forget_marks
from simpul.audit.queries import dirty_marks
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import area_of_feed
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.reports.commands.climbing import Dirt, climb, climb_country
from simpul.reports.commands.post_rows import count_posts, write_counted
from simpul.reports.commands.reported import write_reported
from simpul.reports.commands.slots import sync_slots
from simpul.reports.models import AreaPeriod
from simpul.reports.queries import slots
from simpul.reports.queries.post_counts import months_between
from simpul.reports.rules.slots import LEMBAGA, SlotTable

POSTS_AT_ONCE = 200
_LOCK = 0x51_4D_50_4C  # any number that nothing else on this database locks


def refresh(*, at: datetime, limit: int = 500) -> int:
    """Work off up to `limit` marks, oldest first; how many. 0 also when another worker is at it.

    The worker's own step, not an act of a person: it changes only what follows from records.
    """
    with _alone() as mine:
        return _refresh(at, limit) if mine else 0


def _refresh(at: datetime, limit: int) -> int:
    table = ready_table()
    marks = dirty_marks(limit)
    if not marks:
        return 0
    now = this_month(at)
    work, areas = _work(marks, now)
    counted = count_posts(work, now, table)
    with transaction.atomic():
        dirt = write_counted(counted, table, at)
        _add_areas(dirt, areas)
        climb(dirt, table, at)
        write_reported(dirt.reported, table, at)
        forget_marks(mark for mark, _, _ in marks)
    return len(marks)


def _work(marks: Iterable[tuple[int, UUID, int]], now: Period) -> tuple[dict[UUID, set[Period]], set[tuple[int, int]]]:
    """The periods to count of each post; the (period, area) places whose own part changed."""
    posts: dict[UUID, set[Period]] = {}
    areas: set[tuple[int, int]] = set()
    for _, feed, key in marks:
        month, area = Period.from_key(key), area_of_feed(feed)
        if area is None:
            posts.setdefault(feed, set()).update({month, *month.longer()})
        else:
            areas |= {(later.key, area) for later in months_between(month, max(month, now))}
    return posts, areas


def _add_areas(dirt: Dirt, asked: set[tuple[int, int]]) -> None:
    if asked:
        views = places.areas({area for _, area in asked})
        dirt.groups.add(LEMBAGA)
        for key, area in asked:
            if area in views:
                dirt.add(views[area].level, key, area)


def roll(*, at: datetime) -> int:
    """Count every post in the months that have begun since the worker last did so; how many months.

    A month begins with its states: posts from which a report is expected, stocks carried on, kader.
    """
    now = this_month(at)
    try:
        nation = places.nation_id()
    except Refusal:  # no areas are loaded yet, so there is nothing to count
        return 0
    keys = AreaPeriod.objects.filter(area_id=nation, group=LEMBAGA).values_list("period", flat=True)
    counted = [period for key in keys if (period := Period.from_key(key)).months == 1]
    last = max(counted, default=now.shift(-1))
    begun = months_between(last.shift(1), now) if last < now else []
    for month in begun:
        for longer in month.longer():
            if longer.first_day == month.first_day:
                rebuild(longer, at=at)
        rebuild(month, at=at)
    return len(begun)


def rebuild(period: Period, *, at: datetime, area_id: int | None = None) -> int:
    """Count every post of an area (None: the country) in this period from its records, then sum the country; how
    many posts. Of a month only that month: later ones are rebuilt in their turn."""
    table = ready_table()
    posts = registry.posts_in(area_id if area_id is not None else places.nation_id())
    reported: set[tuple[int, int]] = set()
    for some in _batches(posts):
        counted = count_posts({post: {period} for post in some}, period, table)
        with transaction.atomic():
            reported |= write_counted(counted, table, at).reported
    _sum_country(period, reported, table, at)
    return len(posts)


def retree(*, since: date, at: datetime) -> int:
    """After a change of the tree of areas from a day on: sum every period that ends on or after it; how many."""
    table = ready_table()
    keys = AreaPeriod.objects.order_by("period").values_list("period", flat=True).distinct()
    periods = [period for key in keys if (period := Period.from_key(key)).last_day >= since]
    for period in periods:
        _sum_country(period, set(), table, at)
    return len(periods)


def _sum_country(period: Period, reported: set[tuple[int, int]], table: SlotTable, at: datetime) -> None:
    with transaction.atomic():
        dirt = climb_country(period, table, at)
        write_reported(reported | dirt.reported, table, at)


def this_month(at: datetime) -> Period:
    """The month of the country's first clock (WIT): a month begins where the sun rises first."""
    return Period.of(day_at(at, "WIT"))


def ready_table() -> SlotTable:
    """The slot table, with a slot for every cell of the catalogue in use."""
    if not slots.complete():
        sync_slots()
    return slots.table()


def _batches(posts: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(posts), POSTS_AT_ONCE):
        yield posts[start : start + POSTS_AT_ONCE]


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other worker is counting. SQLite has one writer anyway; its second worker finds no marks."""
    if connection.vendor != "postgresql":
        yield True
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        (mine,) = cursor.fetchone()
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
