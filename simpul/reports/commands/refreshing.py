"""The worker's step: take what is marked dirty, count those posts anew, climb to the nation."""

from collections.abc import Iterable, Iterator, Mapping
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
from simpul.reports.commands.reported import follow, write_reported
from simpul.reports.queries.expected import report_rows
from simpul.tally.commands import (
    Counted,
    Dirt,
    climb,
    climb_country,
    count_posts,
    ready_table,
    write_counted,
)
from simpul.tally.queries.counted import last_month, periods
from simpul.tally.queries.post_counts import months_between
from simpul.tally.rules.slots import LAPORAN, LEMBAGA, SlotTable

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
    counted = _count(work, now, table)
    with transaction.atomic():
        dirt = write_counted(counted, at)
        _add_areas(dirt, areas)
        climb(dirt, table, at)
        write_reported(follow(dirt), table, at)
        forget_marks(mark for mark, _, _ in marks)
    return len(marks)


def _count(work: Mapping[UUID, set[Period]], until: Period, table: SlotTable) -> Counted:
    """Count posts from their records, and add what they have reported."""
    counted = count_posts(work, until, table)
    for place, row in report_rows(table, counted.where, counted.rows.keys()).items():
        counted.rows[place][LAPORAN] = row
    return counted


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
    last = last_month(nation)
    before = last or now.shift(-1)
    begun = months_between(before.shift(1), now) if before < now else []
    for month in begun:
        for longer in month.longer():
            if last is None or longer.first_day == month.first_day:
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
        counted = _count({post: {period} for post in some}, period, table)
        with transaction.atomic():
            reported |= follow(write_counted(counted, at))
    _sum_country(period, reported, table, at)
    return len(posts)


def retree(*, since: date, at: datetime) -> int:
    """After a change of the tree of areas from a day on: sum every period that ends on or after it; how many."""
    table = ready_table()
    touched = [period for period in periods() if period.last_day >= since]
    for period in touched:
        _sum_country(period, set(), table, at)
    return len(touched)


def _sum_country(period: Period, reported: set[tuple[int, int]], table: SlotTable, at: datetime) -> None:
    with transaction.atomic():
        dirt = climb_country(period, table, at)
        write_reported(reported | follow(dirt), table, at)


def this_month(at: datetime) -> Period:
    """The month of the country's first clock (WIT): a month begins where the sun rises first."""
    return Period.of(day_at(at, "WIT"))


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
