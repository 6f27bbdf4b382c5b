"""Writing the rows of posts: counted whole from their records, written only where they differ."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from simpul.kernel.actor import VILLAGE
from simpul.kernel.period import Period
from simpul.tally.commands.climbing import Dirt
from simpul.tally.models import PostPeriod
from simpul.tally.queries.post_counts import longer_rows, month_rows
from simpul.tally.queries.whereabouts import Whereabouts, institution_rows, whereabouts
from simpul.tally.rules.counting import Rows
from simpul.tally.rules.slots import LEMBAGA, SlotTable
from simpul.wide.bulk import upsert
from simpul.wide.packing import Row, pack, same

Known = dict[tuple[UUID, int, str], tuple[int, bytes]]


class PostRow(NamedTuple):
    """A row of PostPeriod as it is written."""

    post_id: UUID
    parent_id: int
    period: int
    group: str
    cells: bytes
    reported: bytes | None
    counted_at: datetime


@dataclass
class Counted:
    """Rows of posts by period key, and where they lie. `gone`: posts that were taken back and count no more."""

    where: Whereabouts
    rows: dict[tuple[UUID, int], Rows] = field(default_factory=dict)
    gone: frozenset[UUID] = frozenset()


def count_posts(work: Mapping[UUID, set[Period]], until: Period, table: SlotTable) -> Counted:
    """Count the asked periods of each post, and every month between the first asked one and `until`: a change in a
    month may alter the stocks of all later ones. Reads only; the state of reports is added by who knows it."""
    where = whereabouts(work)
    counted = Counted(where, gone=frozenset(work) - where.spans.keys())
    for post in (one for one in work if one not in counted.gone):
        months = sorted(period for period in work[post] if period.months == 1)
        if months:
            found = month_rows(post, months[0], max(months[-1], until), table)
            counted.rows |= {(post, month.key): rows for month, rows in found.items()}
        longer = longer_rows(post, [period for period in work[post] if period.months > 1], table)
        counted.rows |= {(post, period.key): rows for period, rows in longer.items()}
    _add_institution(counted, work, table)
    return counted


def _add_institution(counted: Counted, work: Mapping[UUID, set[Period]], table: SlotTable) -> None:
    """Of the asked months, and of later ones that have none yet: who changes the institution marks all its months."""
    known = PostPeriod.objects.filter(post_id__in=counted.where.spans.keys(), group=LEMBAGA)
    have = set(known.values_list("post_id", "period"))
    by_month: dict[int, dict[UUID, Rows]] = {}
    for (post, key), rows in counted.rows.items():
        period = Period.from_key(key)
        if period.months == 1 and (period in work[post] or (post, key) not in have):
            by_month.setdefault(key, {})[post] = rows
    for key, posts in by_month.items():
        for post, row in institution_rows(table, Period.from_key(key), list(posts), posts).items():
            posts[post][LEMBAGA] = row


def write_counted(counted: Counted, at: datetime) -> Dirt:
    """Write the rows that differ from what is stored; what must be summed again because of them."""
    dirt = Dirt()
    _forget(counted.gone, dirt)
    known = _known(counted)
    changed: list[PostRow] = []
    for (post, key), rows in counted.rows.items():
        period = Period.from_key(key)
        place = counted.where.at(post, period.last_day)
        if place is None:
            continue
        for group, row in rows.items():
            was = known.get((post, key, group))
            if _is_news(was, row, place[0], period):
                changed.append(PostRow(post, place[0], key, group, pack(row) if row.any() else b"", None, at))
                _tell(dirt, changed[-1], was)
    _write(changed, ["cells", "parent_id", "counted_at"])
    return dirt


def _forget(gone: Collection[UUID], dirt: Dirt) -> None:
    """The rows of posts that are there no more go, and the sums above them are made without."""
    rows = PostPeriod.objects.filter(post_id__in=gone)
    for group, period, village in rows.values_list("group", "period", "parent_id"):
        dirt.groups.add(group)
        dirt.add(VILLAGE, period, village)
    rows.delete()


def _is_news(was: tuple[int, bytes] | None, row: Row, village: int, period: Period) -> bool:
    """A month keeps its rows of zeros too: they tell which month was counted last."""
    if was is None:
        return period.months == 1 or bool(row.any())
    return was[0] != village or not same(was[1], row)


def _tell(dirt: Dirt, row: PostRow, was: tuple[int, bytes] | None) -> None:
    dirt.groups.add(row.group)
    dirt.add(VILLAGE, row.period, row.parent_id)
    if was is not None and was[0] != row.parent_id:
        dirt.add(VILLAGE, row.period, was[0])
        dirt.moved_posts[row.post_id, row.period] = (was[0], row.parent_id)


def _known(counted: Counted) -> Known:
    found = PostPeriod.objects.filter(
        post_id__in={post for post, _ in counted.rows}, period__in={key for _, key in counted.rows}
    ).values_list("post_id", "period", "group", "parent_id", "cells")
    return {(post, key, group): (parent, cells) for post, key, group, parent, cells in found}


def set_posts_reported(period: Period, accepted: Mapping[UUID, tuple[int, Mapping[str, bytes]]], at: datetime) -> None:
    """Keep beside the live figures of posts what their village accepted: of each its village, packed rows by group."""
    rows = [
        PostRow(post, village, period.key, group, b"", cells, at)
        for post, (village, groups) in accepted.items()
        for group, cells in groups.items()
    ]
    _write(rows, ["reported"])


def _write(rows: list[PostRow], fields: list[str]) -> None:
    listed = sorted(rows, key=lambda row: (row.group, row.period, row.post_id))  # one order, so that none deadlock
    upsert(PostPeriod, listed, ["post_id", "period", "group"], fields)
