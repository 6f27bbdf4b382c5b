"""From villages up to the nation: each area's row is the sum of the rows below it, by the tree of the last day."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db.models import Q

from simpul.kernel.actor import NATION, VILLAGE
from simpul.kernel.period import Period
from simpul.offices import queries as offices
from simpul.places import queries as places
from simpul.tally.commands.upserting import AT_A_TIME, upsert
from simpul.tally.models import AreaPeriod, PostPeriod
from simpul.tally.rules.packing import Row, empty, pack, same, totals
from simpul.tally.rules.slots import LEMBAGA, TEAM, SlotTable, groups

Place = tuple[int, int]  # key of a period, area
Key = tuple[str, int, int]  # group, key of a period, area
Move = tuple[int | None, int | None]


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
    for level in range(VILLAGE, NATION - 1, -1):
        asked = dirt.places.get(level)
        if asked:
            tier = _Tier(level, table, at, asked)
            for period, parent in tier.sum_groups(sorted(dirt.groups)):
                dirt.add(level - 1, period, parent)
            dirt.groups |= tier.groups
            dirt.moved_areas |= tier.moved
            written += tier.written
    return written


def climb_country(period: Period, table: SlotTable, at: datetime) -> Dirt:
    """Sum every area in one period, a tier and a group at a time; what lay elsewhere than was thought."""
    dirt = Dirt()
    for level in range(VILLAGE, NATION - 1, -1):
        tier = _Tier(level, table, at, None, period)
        for group in groups():
            tier.sum_groups([group])
        dirt.moved_areas |= tier.moved
    return dirt


class _Tier:
    """The areas of one level being summed: the asked places, or (None) all of one period."""

    def __init__(
        self, level: int, table: SlotTable, at: datetime, asked: set[Place] | None, period: Period | None = None
    ) -> None:
        self.level, self.table, self.at, self.asked = level, table, at, asked
        self.periods = sorted({key for key, _ in asked} if asked is not None else {period.key if period else 0})
        self.areas = sorted({area for _, area in asked or ()})
        self.written = 0
        self.groups: set[str] = set()
        self.moved: dict[Place, Move] = {}
        self._parents: dict[Place, int | None] = {}

    def sum_groups(self, some: Sequence[str]) -> set[tuple[int, int | None]]:
        """Write the sums of these groups; (period, parent) of the rows that changed, parents new and old."""
        known = self._known(some)
        self._learn_parents({*(self.asked or ()), *((period, area) for _, period, area in known)})
        if self.asked is not None and any(self._parent(key) != parent for key, (parent, _) in known.items()):
            some = groups()
        self.groups |= set(some)
        sums = self._sums(some)
        self._learn_parents({(period, area) for _, period, area in sums})
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

    def _wanted(self, rows: Iterable[tuple]) -> Iterator[tuple]:
        """Rows (group, period, area, ...) of the asked places: the statement asks for areas times periods."""
        return (row for row in rows if self.asked is None or (row[1], row[2]) in self.asked)

    def _known(self, some: Sequence[str]) -> dict[Key, tuple[int | None, bytes]]:
        """The stored rows: of these groups in the whole country, else all groups of the asked places."""
        rows = AreaPeriod.objects.filter(period__in=self.periods)
        if self.asked is None:
            rows = rows.filter(level=self.level, group__in=some)
        else:
            rows = rows.filter(area_id__in=self.areas)
        values = rows.values_list("group", "period", "area_id", "parent_id", "cells")
        return {(row[0], row[1], row[2]): (row[3], row[4]) for row in self._wanted(values)}

    def _learn_parents(self, asked: Iterable[Place]) -> None:
        """The parent of each area on its period's last day; of an area that did not exist then, the nearest in time."""
        listed = [(period, area) for period, area in asked if (period, area) not in self._parents]
        spans = places.parents_over_time({area for _, area in listed})
        for period, area in listed:
            self._parents[period, area] = parent_on(spans.get(area, []), Period.from_key(period).last_day)

    def _parent(self, key: Key) -> int | None:
        return self._parents[key[1], key[2]]

    def _sums(self, some: Sequence[str]) -> dict[Key, Row]:
        sums: dict[Key, Row] = {}
        for group, rows in groupby(self._below(some), key=itemgetter(0)):
            found = totals((((period, area), cells) for _, period, area, cells in rows), self.table.width(group))
            sums |= {(group, *place): row for place, row in found.items()}
        if LEMBAGA in some:
            self._add_teams(sums)
        return sums

    def _below(self, some: Sequence[str]) -> Iterator[tuple]:
        wanted = Q(period__in=self.periods, group__in=some)
        if self.asked is not None:
            wanted &= Q(parent_id__in=self.areas)
        elif self.level != VILLAGE:
            wanted &= Q(level=self.level + 1)
        model = PostPeriod if self.level == VILLAGE else AreaPeriod
        values = (
            model.objects.filter(wanted)
            .order_by("group", "period", "parent_id")
            .values_list("group", "period", "parent_id", "cells")
        )
        # A whole country comes by and by; the rows below some areas come at once, without a cursor of their own.
        return self._wanted(values.iterator(AT_A_TIME) if self.asked is None else values)

    def _add_teams(self, sums: dict[Key, Row]) -> None:
        position, width = self.table.position(TEAM), self.table.width(LEMBAGA)
        for key in self.periods:
            period = Period.from_key(key)
            if position is None or period.months > 1:
                continue
            if self.asked is None:
                areas = places.below_ids(places.nation_id(), self.level)
            else:
                areas = [area for of, area in self.asked if of == key]
            for area in offices.teams_formed(areas, period.last_day):
                sums.setdefault((LEMBAGA, key, area), empty(width))[position] += 1

    def _write(self, rows: Mapping[Key, Row]) -> None:
        listed = [
            AreaPeriod(
                area_id=key[2], parent_id=self._parent(key), level=self.level, period=key[1], group=key[0],
                cells=pack(row) if row.any() else b"", counted_at=self.at,
            )
            for key, row in rows.items()
        ]  # fmt: skip
        write_areas(listed, ["cells", "parent_id", "counted_at"])
        self.written += len(listed)


def parent_on(spans: Sequence[tuple[date, date | None, int | None]], on: date) -> int | None:
    """The parent of an area on a day; before its first day its first one, after its last day its last one."""
    parent: int | None = None
    for since, until, above in spans:
        parent = above
        if until is None or on < until or on < since:
            break
    return parent


def write_areas(rows: Collection[AreaPeriod], fields: list[str]) -> None:
    """Insert these rows; where one stands already, set only these fields of it.

    Always in the same order: the worker and an office that accepts a report must not wait for each other.
    """
    listed = sorted(rows, key=lambda row: (row.group, row.period, row.area_id))
    upsert(AreaPeriod, listed, ["area_id", "period", "group"], fields)
