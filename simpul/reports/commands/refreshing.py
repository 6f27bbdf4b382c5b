"""The worker's step: take what is marked dirty, count those posts anew, climb to the nation."""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection, transaction

from simpul.audit.commands import forget_marks, leave_marks_aside, set_marks_aside, take_up_marks
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
    sync_slots,
    write_counted,
)
from simpul.tally.queries.counted import last_month, periods
from simpul.tally.queries.post_counts import months_between
from simpul.tally.queries.whereabouts import whereabouts
from simpul.tally.rules.slots import LAPORAN, LEMBAGA, SlotTable

log = logging.getLogger("simpul.reports")
Mark = tuple[int, UUID, int]  # its id, the post or area, the key of the month
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

    def count(some: Sequence[UUID]) -> None:
        _work_off([mark for mark in marks if mark[1] in some], table, at)

    failed = _all_but_the_failing(sorted({feed for _, feed, _ in marks}), count)
    set_marks_aside((mark for mark, feed, _ in marks if feed in failed), at)
    return len(marks)


def _all_but_the_failing(posts: Sequence[UUID], count: Callable[[Sequence[UUID]], None]) -> list[UUID]:
    """Count these posts together. Those it fails for are found by halving, and hold up nobody else: written down
    and returned."""
    try:
        count(posts)
    except (OperationalError, InterfaceError):  # the database does not answer: no post is at fault
        raise
    except Exception:
        if len(posts) == 1:
            log.exception("%s tidak dapat dihitung; disisihkan sampai pekerja rekap dimulai lagi", posts[0])
            return list(posts)
        half = len(posts) // 2
        return _all_but_the_failing(posts[:half], count) + _all_but_the_failing(posts[half:], count)
    return []


def _work_off(marks: Sequence[Mark], table: SlotTable, at: datetime) -> None:
    now = this_month(at)
    work, areas = _work(marks, now)
    counted = _count(work, now, table)
    with transaction.atomic():
        dirt = write_counted(counted, at)
        _add_areas(dirt, areas)
        climb(dirt, table, at)
        write_reported(follow(dirt), table, at)
        forget_marks(mark for mark, _, _ in marks)


def begin_work() -> None:
    """What a worker does first: make the table of cells ready, take up what an earlier one had set aside."""
    sync_slots()
    take_up_marks()


def _count(work: Mapping[UUID, set[Period]], until: Period, table: SlotTable) -> Counted:
    """Count posts from their records, and add what they have reported."""
    counted = count_posts(work, until, table)
    for place, row in report_rows(table, counted.where, counted.rows.keys()).items():
        counted.rows[place][LAPORAN] = row
    return counted


def _work(marks: Iterable[Mark], now: Period) -> tuple[dict[UUID, set[Period]], set[tuple[int, int]]]:
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
    many posts. Of a month only that month: later ones are rebuilt in their turn. Posts that cannot be counted are
    set aside."""
    return _rebuild([period], at, registry.posts_in(area_id if area_id is not None else places.nation_id()))


def rebuild_longer(some: Collection[Period], *, at: datetime) -> int:
    """The same for quarters, half-years and years of the country together: the records of a year are read once."""
    return _rebuild(sorted(some), at, registry.posts_in(places.nation_id()))


def _rebuild(some: Sequence[Period], at: datetime, posts: list[UUID]) -> int:
    table = ready_table()
    reported: set[tuple[int, int]] = set()

    def count(batch: Sequence[UUID]) -> None:
        counted = _count({post: set(some) for post in batch}, some[0], table)
        with transaction.atomic():
            reported.update(follow(write_counted(counted, at)))

    for start in range(0, len(posts), POSTS_AT_ONCE):
        failing = _all_but_the_failing(posts[start : start + POSTS_AT_ONCE], count)
        for period in some:
            leave_marks_aside(failing, period, at)
    for period in some:
        _sum_country(period, reported, table, at)
    return len(posts)


def restate(period: Period, *, at: datetime) -> None:
    """After many reports of a period were written at once: their states, in every tier. The figures stay."""
    table = ready_table()
    where = whereabouts(registry.posts_in(places.nation_id()))
    found = report_rows(table, where, [(post, period.key) for post in where.spans])
    with transaction.atomic():
        dirt = write_counted(Counted(where, {place: {LAPORAN: row} for place, row in found.items()}), at)
        climb(dirt, table, at)
        write_reported(follow(dirt), table, at)


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
