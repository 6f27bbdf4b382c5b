"""A climb of the whole country in one period, group by group: the rows of posts are read once, everything above is
summed in memory, and only area rows that differ from what is stored are written."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

import numpy as np
from django.db import transaction

from simpul.kernel.actor import NATION, VILLAGE
from simpul.kernel.period import Period
from simpul.offices import queries as offices
from simpul.places import queries as places
from simpul.tally.commands.climbing import AreaRow, Dirt
from simpul.tally.models import AreaPeriod, PostPeriod
from simpul.tally.rules.slots import LEMBAGA, TEAM, SlotTable, groups
from simpul.wide.bulk import stream, upsert
from simpul.wide.matrices import Ids, Matrix, matrix, pack_all, sum_by, totals, widened

_AT_ONCE = 8_192
_NOWHERE = -1  # the parent of the nation
_KEY, _SET = ("area_id", "period", "group"), ("cells", "parent_id", "counted_at")


def climb_country(period: Period, table: SlotTable, at: datetime) -> Dirt:
    """Sum every area in one period; what lay elsewhere than was thought. All of it or nothing is written."""
    country = _Country(period, table, at)
    with transaction.atomic():
        for group in sorted(groups()):  # the order in which offices write the rows of what they accept
            country.sum_up(group)
    return country.dirt


class _Stored(NamedTuple):
    area_id: int
    parent_id: int | None
    cells: bytes


class _Country:
    """The areas of the country in one period, being summed."""

    def __init__(self, period: Period, table: SlotTable, at: datetime) -> None:
        self.period, self.table, self.at = period, table, at
        self.dirt = Dirt()
        self._parents: dict[int, int | None] = {}
        self._teams: dict[int, places.AreaView] | None = None

    def sum_up(self, group: str) -> None:
        areas, rows = self._villages(group)
        for level in range(VILLAGE, NATION - 1, -1):
            stored = self._stored(level, group)
            areas, rows = self._with_others(level, group, areas, rows, [one.area_id for one in stored])
            parents = self._learn(areas)
            news = self._news(areas, rows, parents, stored)
            upsert(AreaPeriod, self._rows(level, group, areas[news], parents[news], rows[news]), _KEY, _SET)
            below = parents != _NOWHERE
            areas, rows = sum_by(parents[below], rows[below])

    def _villages(self, group: str) -> tuple[Ids, Matrix]:
        posts = PostPeriod.objects.filter(period=self.period.key, group=group)
        areas = _ids(posts.order_by().values_list("parent_id", flat=True).distinct())
        found = stream(posts.values_list("parent_id", "cells"))
        return areas, totals(found, areas, self.table.width(group))

    def _stored(self, level: int, group: str) -> list[_Stored]:
        found = AreaPeriod.objects.filter(period=self.period.key, group=group, level=level)
        rows = found.values_list("area_id", "parent_id", "cells")
        return [_Stored._make(row) for some in stream(rows) for row in some]

    def _with_others(self, level: int, group: str, areas: Ids, rows: Matrix, known: list[int]) -> tuple[Ids, Matrix]:
        """Also the areas with a stored row, though nothing lies below them any more, and those with a team."""
        teams = self._teams_of(level) if group == LEMBAGA else []
        every = _ids({*areas.tolist(), *known, *teams})
        rows = widened(areas, rows, every)
        if teams:
            rows[np.searchsorted(every, _ids(teams)), self.table.position(TEAM)] += 1
        return every, rows

    def _teams_of(self, level: int) -> list[int]:
        """A team counts in its own area, at the end of a month."""
        if self.period.months > 1 or self.table.position(TEAM) is None:
            return []
        if self._teams is None:
            self._teams = places.areas(offices.teams_formed(None, self.period.last_day))
        return [one.id for one in self._teams.values() if one.level == level and one.ended_on is None]

    def _learn(self, areas: Ids) -> Ids:
        """The parent of each area on the period's last day; of one that did not exist then, the nearest in time."""
        unknown = [area for area in areas.tolist() if area not in self._parents]
        spans = places.parents_over_time(unknown)
        self._parents |= {area: places.parent_on(spans.get(area, []), self.period.last_day) for area in unknown}
        found = (self._parents[area] for area in areas.tolist())
        return np.array([_NOWHERE if parent is None else parent for parent in found], dtype=np.int64)

    def _news(self, areas: Ids, rows: Matrix, parents: Ids, stored: list[_Stored]) -> np.ndarray:
        """Which rows differ from what is stored; tells of areas that lay elsewhere."""
        news = np.ones(len(areas), dtype=np.bool_)
        for start in range(0, len(stored), _AT_ONCE):
            some = stored[start : start + _AT_ONCE]
            at = np.searchsorted(areas, np.array([one.area_id for one in some]))
            news[at] = (matrix([one.cells for one in some], rows.shape[1]) != rows[at]).any(axis=1)
            for place, one in zip(at.tolist(), some, strict=True):
                parent = self._parents[one.area_id]
                if parent != one.parent_id:
                    news[place] = True
                    self.dirt.moved_areas[self.period.key, one.area_id] = (one.parent_id, parent)
        return news

    def _rows(self, level: int, group: str, areas: Ids, parents: Ids, rows: Matrix) -> Iterator[AreaRow]:
        for area, cells in zip(areas.tolist(), pack_all(rows), strict=True):
            yield AreaRow(area, self._parents[area], level, self.period.key, group, cells, None, self.at)


def _ids(found: Iterable[int]) -> Ids:
    return np.array(sorted(found), dtype=np.int64)
