"""Writing the rows of posts: counted whole from their records, written only where they differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from simpul.kernel.actor import VILLAGE
from simpul.kernel.period import Period
from simpul.tally.commands.climbing import Dirt
from simpul.tally.commands.upserting import upsert
from simpul.tally.models import PostPeriod
from simpul.tally.queries.post_counts import longer_rows, month_rows
from simpul.tally.queries.whereabouts import Whereabouts, institution_rows, whereabouts
from simpul.tally.rules.counting import Rows
from simpul.tally.rules.packing import Row, pack, same
from simpul.tally.rules.slots import LEMBAGA, SlotTable

Known = dict[tuple[UUID, int, str], tuple[int, bytes]]


@dataclass
class Counted:
    """Rows of posts by period key, and where they lie."""

    where: Whereabouts
    rows: dict[tuple[UUID, int], Rows] = field(default_factory=dict)


def count_posts(work: Mapping[UUID, set[Period]], until: Period, table: SlotTable) -> Counted:
    """Count the asked periods of each post, and every month between the first asked one and `until`: a change in a
    month may alter the stocks of all later ones. Reads only; the state of reports is added by who knows it."""
    counted = Counted(whereabouts(work))
    for post, periods in work.items():
        months = sorted(period for period in periods if period.months == 1)
        if post not in counted.where.spans:
            continue
        if months:
            found = month_rows(post, months[0], max(months[-1], until), table)
            counted.rows |= {(post, month.key): rows for month, rows in found.items()}
        longer = longer_rows(post, [period for period in periods if period.months > 1], table)
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
    known = _known(counted)
    changed: list[PostPeriod] = []
    for (post, key), rows in counted.rows.items():
        period = Period.from_key(key)
        place = counted.where.at(post, period.last_day)
        if place is None:
            continue
        for group, row in rows.items():
            was = known.get((post, key, group))
            if _is_news(was, row, place[0], period):
                changed.append(_row(post, place[0], key, group, row, at))
                _tell(dirt, changed[-1], was)
    _write(changed, ["cells", "parent_id", "counted_at"])
    return dirt


def _is_news(was: tuple[int, bytes] | None, row: Row, village: int, period: Period) -> bool:
    """A month keeps its rows of zeros too: they tell which month was counted last."""
    if was is None:
        return period.months == 1 or bool(row.any())
    return was[0] != village or not same(was[1], row)


def _tell(dirt: Dirt, row: PostPeriod, was: tuple[int, bytes] | None) -> None:
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


def _row(post: UUID, village: int, key: int, group: str, row: Row, at: datetime) -> PostPeriod:
    cells = pack(row) if row.any() else b""
    return PostPeriod(post_id=post, parent_id=village, period=key, group=group, cells=cells, counted_at=at)


def set_post_reported(
    post_id: UUID, village_id: int, period: Period, accepted: Mapping[str, bytes], at: datetime
) -> None:
    """Keep beside a post's live figures what its village accepted. `accepted`: packed rows by group."""
    rows = [
        PostPeriod(
            post_id=post_id, parent_id=village_id, period=period.key, group=group, cells=b"", reported=cells,
            counted_at=at,
        )
        for group, cells in accepted.items()
    ]  # fmt: skip
    _write(rows, ["reported"])


def _write(rows: list[PostPeriod], fields: list[str]) -> None:
    listed = sorted(rows, key=lambda row: (row.group, row.period, row.post_id))  # one order, so that none deadlock
    upsert(PostPeriod, listed, ["post_id", "period", "group"], fields)
