"""Writing the rows of posts: counted whole from their records, written only where they differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from simpul.kernel.actor import VILLAGE
from simpul.kernel.period import Period
from simpul.reports.commands.climbing import AT_A_TIME, Dirt
from simpul.reports.models import PostPeriod, Submission
from simpul.reports.queries.post_counts import longer_rows, month_rows
from simpul.reports.queries.post_state import (
    Whereabouts,
    institution_rows,
    report_row,
    reports_of,
    whereabouts,
)
from simpul.reports.rules.counting import Rows
from simpul.reports.rules.packing import Row, pack, same
from simpul.reports.rules.slots import LAPORAN, LEMBAGA, SlotTable

Known = dict[tuple[UUID, int, str], tuple[int, bytes]]


@dataclass
class Counted:
    """Rows of posts by period key, and where they lie."""

    where: Whereabouts
    rows: dict[tuple[UUID, int], Rows] = field(default_factory=dict)


def count_posts(work: Mapping[UUID, set[Period]], until: Period, table: SlotTable) -> Counted:
    """Count the asked periods of each post, and every month between the first asked one and `until`: a change in a
    month may alter the stocks of all later ones. Reads only."""
    where = whereabouts(work)
    counted = Counted(where)
    for post, periods in work.items():
        months = sorted(period for period in periods if period.months == 1)
        if post not in where.spans:
            continue
        if months:
            found = month_rows(post, months[0], max(months[-1], until), table)
            counted.rows |= {(post, month.key): rows for month, rows in found.items()}
        longer = longer_rows(post, [period for period in periods if period.months > 1], table)
        counted.rows |= {(post, period.key): rows for period, rows in longer.items()}
    _add_reports(counted, table)
    _add_institution(counted, work, table)
    return counted


def _add_reports(counted: Counted, table: SlotTable) -> None:
    sent = reports_of({post for post, _ in counted.rows}, {key for _, key in counted.rows})
    for (post, key), rows in counted.rows.items():
        expected = counted.where.expected(post, Period.from_key(key))
        rows[LAPORAN] = report_row(table, sent.get((post, key)), expected=expected)


def _add_institution(counted: Counted, work: Mapping[UUID, set[Period]], table: SlotTable) -> None:
    by_month: dict[int, dict[UUID, Rows]] = {}
    for (post, key), rows in counted.rows.items():
        if Period.from_key(key).months == 1:
            by_month.setdefault(key, {})[post] = rows
    for key, posts in by_month.items():
        month = Period.from_key(key)
        found = institution_rows(table, month, list(posts), posts)
        for post, row in found.items():
            posts[post][LEMBAGA] = row


def write_counted(counted: Counted, table: SlotTable, at: datetime) -> Dirt:
    """Write the rows that differ from what is stored; what must be summed again because of them."""
    dirt = Dirt()
    known = _known(counted)
    changed: list[PostPeriod] = []
    for (post, key), rows in counted.rows.items():
        period = Period.from_key(key)
        village = counted.where.at(post, period.last_day)
        if village is None:
            continue
        for group, row in rows.items():
            was = known.get((post, key, group))
            if _is_news(was, row, village[0], period):
                changed.append(_row(post, village[0], key, group, row, at))
                dirt.add(VILLAGE, key, village[0])
                dirt.add(VILLAGE, key, was[0] if was else None)
                dirt.groups.add(group)
    _write(changed)
    _follow(known, changed, dirt)
    return dirt


def _is_news(was: tuple[int, bytes] | None, row: Row, village: int, period: Period) -> bool:
    """A month keeps its rows of zeros too: they tell which month was counted last."""
    if was is None:
        return period.months == 1 or bool(row.any())
    return was[0] != village or not same(was[1], row)


def _follow(known: Known, changed: list[PostPeriod], dirt: Dirt) -> None:
    """The report of a post that turned out to lie elsewhere on the period's last day goes to that village."""
    moved = {}
    for row in changed:
        was = known.get((row.post_id, row.period, row.group))
        if was and was[0] != row.parent_id:
            moved[row.post_id, row.period] = (was[0], row.parent_id)
    for (post, key), villages in moved.items():
        if Submission.objects.filter(post_id=post, period=key).update(receiver_id=villages[1]):
            dirt.reported |= {(key, village) for village in villages}


def _known(counted: Counted) -> Known:
    found = PostPeriod.objects.filter(
        post_id__in={post for post, _ in counted.rows}, period__in={key for _, key in counted.rows}
    ).values_list("post_id", "period", "group", "parent_id", "cells")
    return {(post, key, group): (parent, cells) for post, key, group, parent, cells in found.iterator(AT_A_TIME)}


def _row(post: UUID, village: int, key: int, group: str, row: Row, at: datetime) -> PostPeriod:
    cells = pack(row) if row.any() else b""
    return PostPeriod(post_id=post, parent_id=village, period=key, group=group, cells=cells, counted_at=at)


def _write(rows: list[PostPeriod]) -> None:
    for start in range(0, len(rows), AT_A_TIME):
        PostPeriod.objects.bulk_create(
            rows[start : start + AT_A_TIME],
            update_conflicts=True,
            unique_fields=["post_id", "period", "group"],
            update_fields=["cells", "parent_id", "counted_at"],
        )
