"""From villages up to the nation: each area's row is the sum of the rows below it, by the tree of the last day."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from simpul.kernel.actor import NATION, VILLAGE
from simpul.kernel.period import Period
from simpul.offices import queries as offices
from simpul.places import queries as places
from simpul.tally.models import AreaPeriod, PostPeriod
from simpul.tally.rules.slots import LEMBAGA, TEAM, SlotTable, groups
from simpul.wide.bulk import upsert
from simpul.wide.matrices import total
from simpul.wide.packing import Row, empty, pack, same

Place = tuple[int, int]  # key of a period, area
Key = tuple[str, int, int]  # group, key of a period, area
Move = tuple[int | None, int | None]


class AreaRow(NamedTuple):
    """A row of AreaPeriod as it is written."""

    area_id: int
    parent_id: int | None
    level: int
    period: int
    group: str
    cells: bytes
    reported: bytes | None
    counted_at: datetime


@dataclass
class Dirt:
    """What must be summed again: areas of each level with their period, in these groups."""

    places: dict[int, set[Place]] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    # What turned out to lie elsewhere on the period's last day: the parent before and the right one.
    moved_areas: dict[Place, Move] = field(default_factory=dict)
    moved_posts: dict[tuple[UUID, int], Move] = field(default_factory=dict)

    def add(self, level: int, period: int, area_id: int | None) -> None:
        if area_id is not None:
            self.places.setdefault(level, set()).add((period, area_id))


def climb(dirt: Dirt, table: SlotTable, at: datetime) -> int:
    """Sum again what is dirty, tier by tier from the villages; how many rows were written.

    A tier writes only rows that differ from what is stored, and only their parents are summed next.
    """
    written = 0
    before = _Before()
    before.read(_ways_up({place for asked in dirt.places.values() for place in asked}))
    for level in range(VILLAGE, NATION - 1, -1):
        asked = dirt.places.get(level)
        if asked:
            before.read(asked)
            tier = _Tier(level, table, at, asked, before)
            for period, parent in tier.sum_groups(sorted(dirt.groups)):
                dirt.add(level - 1, period, parent)
            dirt.groups |= tier.groups
            dirt.moved_areas |= tier.moved
            written += tier.written
    return written


def _ways_up(asked: Collection[Place]) -> set[Place]:
    """These places and all above them in today's tree: most often just what will be summed."""
    views = places.areas({area for _, area in asked})
    return {(period, step) for period, area in asked if area in views for step in views[area].path}


class _Before:
    """What is stored of areas in periods, and their parents then; read for many tiers at once."""

    def __init__(self) -> None:
        self.rows: dict[Place, dict[str, tuple[int | None, bytes]]] = {}
        self.parents: dict[Place, int | None] = {}

    def read(self, asked: Collection[Place]) -> None:
        """Learn about those of these places of which nothing is known yet."""
        new = {place for place in asked if place not in self.rows}
        if not new:
            return
        periods, areas = {period for period, _ in new}, {area for _, area in new}
        # The parent of an area that did not exist on its period's last day is the nearest in time.
        spans = places.parents_over_time(areas)
        for period, area in new:
            self.rows[period, area] = {}
            self.parents[period, area] = places.parent_on(spans.get(area, []), Period.from_key(period).last_day)
        found = AreaPeriod.objects.filter(period__in=periods, area_id__in=areas).order_by()
        for period, area, group, parent, cells in found.values_list("period", "area_id", "group", "parent_id", "cells"):
            if (period, area) in new:
                self.rows[period, area][group] = (parent, cells)


class _Tier:
    """The areas of one level being summed."""

    def __init__(self, level: int, table: SlotTable, at: datetime, asked: set[Place], before: _Before) -> None:
        self.level, self.table, self.at, self.asked, self.before = level, table, at, asked, before
        self.periods = sorted({key for key, _ in asked})
        self.areas = sorted({area for _, area in asked})
        self.written = 0
        self.groups: set[str] = set()
        self.moved: dict[Place, Move] = {}

    def sum_groups(self, some: Sequence[str]) -> set[tuple[int, int | None]]:
        """Write the sums of these groups; (period, parent) of the rows that changed, parents new and old."""
        known = {(group, *place): row for place in self.asked for group, row in self.before.rows[place].items()}
        if any(self._parent(key) != parent for key, (parent, _) in known.items()):
            some = groups()
        self.groups |= set(some)
        sums = self._sums(some)
        changed: dict[Key, Row] = {}
        for key in {*sums, *(one for one in known if one[0] in some)}:
            row = sums[key] if key in sums else empty(self.table.width(key[0]))
            was = known.get(key)
            if was is None or was[0] != self._parent(key) or not same(was[1], row):
                changed[key] = row
        self._write(changed)
        self.moved |= {
            (key[1], key[2]): (known[key][0], self._parent(key))
            for key in changed
            if key in known and known[key][0] != self._parent(key)
        }
        return {(key[1], self._parent(key)) for key in changed} | {
            (key[1], known[key][0]) for key in changed if key in known
        }

    def _parent(self, key: Key) -> int | None:
        return self.before.parents[key[1], key[2]]

    def _sums(self, some: Sequence[str]) -> dict[Key, Row]:
        below: dict[Key, list[bytes]] = {}
        for group, period, area, cells in self._below(some):
            below.setdefault((group, period, area), []).append(cells)
        sums = {key: total(rows, self.table.width(key[0])) for key, rows in below.items()}
        if LEMBAGA in some:
            self._add_teams(sums)
        return sums

    def _below(self, some: Sequence[str]) -> Iterator[tuple]:
        """Rows (group, period, area, cells): the statement asks for areas times periods."""
        model = PostPeriod if self.level == VILLAGE else AreaPeriod
        found = model.objects.filter(period__in=self.periods, group__in=some, parent_id__in=self.areas).order_by()
        rows = found.values_list("group", "period", "parent_id", "cells")
        return (row for row in rows if (row[1], row[2]) in self.asked)

    def _add_teams(self, sums: dict[Key, Row]) -> None:
        position, width = self.table.position(TEAM), self.table.width(LEMBAGA)
        for key in self.periods:
            period = Period.from_key(key)
            if position is None or period.months > 1:
                continue
            areas = [area for of, area in self.asked if of == key]
            for area in offices.teams_formed(areas, period.last_day):
                sums.setdefault((LEMBAGA, key, area), empty(width))[position] += 1

    def _write(self, rows: Mapping[Key, Row]) -> None:
        listed = [
            AreaRow(
                area_id=key[2], parent_id=self._parent(key), level=self.level, period=key[1], group=key[0],
                cells=pack(row) if row.any() else b"", reported=None, counted_at=self.at,
            )
            for key, row in rows.items()
        ]  # fmt: skip
        write_areas(listed, ["cells", "parent_id", "counted_at"])
        self.written += len(listed)


def write_areas(rows: Collection[AreaRow], fields: list[str]) -> None:
    """Insert these rows; where one stands already, set only these fields of it.

    Always in the same order: the worker and an office that accepts a report must not wait for each other.
    """
    listed = sorted(rows, key=lambda row: (row.group, row.period, row.area_id))
    upsert(AreaPeriod, listed, ["area_id", "period", "group"], fields)
