"""Reading wide rows: one row for each (area, period, group), put together for a longer period. Internal."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.kernel.period import Period
from simpul.tally.models import AreaPeriod, PostPeriod
from simpul.tally.queries.counted import last_month_in
from simpul.tally.rules.composing import compose
from simpul.tally.rules.slots import SlotTable
from simpul.wide.packing import Row, unpack

Unit = int | UUID  # an area or a post


class WideRows:
    """The rows of some areas or posts in some periods, and of the months in them, read with one statement."""

    def __init__(
        self, table: SlotTable, units: Collection[Unit], periods: Collection[Period], groups: Sequence[str]
    ) -> None:
        self.table = table
        self.counted_at: datetime | None = None
        keys = {key.key for period in periods for key in (period, *period.each_month())}
        self._live: dict[tuple[Unit, int, str], Row] = {}
        self._reported: dict[tuple[Unit, int, str], Row] = {}
        self._last = {period: last_month_in(period) for period in periods if period.months > 1}
        posts = any(isinstance(unit, UUID) for unit in units)
        for unit, key, group, cells, reported, counted_at in _rows(posts, units, keys, groups):
            width = table.width(group)
            self._live[unit, key, group] = unpack(cells, width)
            if reported is not None:
                self._reported[unit, key, group] = unpack(reported, width)
            if self.counted_at is None or counted_at > self.counted_at:
                self.counted_at = counted_at

    def live(self, unit: Unit, period: Period, group: str) -> Row:
        """All records below, whatever was reported."""
        return self._compose(self._live, unit, period, group)

    def reported(self, unit: Unit, period: Period, group: str) -> Row | None:
        """What the area has accepted; None when nothing was. Distinct counts of a longer period are only in reports
        of that very period (see `distinct_reported`)."""
        if not any((unit, key.key, group) in self._reported for key in (period, *period.each_month())):
            return None
        return self._compose(self._reported, unit, period, group)

    def own_reported(self, unit: Unit, period: Period, group: str) -> Row | None:
        """What was accepted for this very period, without that of its months."""
        return self._reported.get((unit, period.key, group))

    def distinct_reported(self, unit: Unit, period: Period, group: str) -> bool:
        """Whether reports tell the different persons of this period: monthly ones do not tell those of a quarter."""
        own = (unit, period.key, group) in self._reported
        return own or period.months == 1

    def counted(self, unit: Unit, period: Period, group: str) -> bool:
        """Whether anything was counted there in that period."""
        return any((unit, key.key, group) in self._live for key in (period, *period.each_month()))

    def _compose(self, rows: Mapping[tuple[Unit, int, str], Row], unit: Unit, period: Period, group: str) -> Row:
        last = self._last.get(period)
        months = [month for month in period.each_month() if last is not None and month <= last]
        by_month = [rows.get((unit, month.key, group)) for month in months]
        return compose(self.table, group, period, by_month, rows.get((unit, period.key, group)))


def _rows(posts: bool, units: Collection[Unit], keys: Collection[int], groups: Sequence[str]) -> Any:
    model, unit = (PostPeriod, "post_id") if posts else (AreaPeriod, "area_id")
    found = model.objects.filter(period__in=keys, group__in=groups, **{f"{unit}__in": units})
    return found.values_list(unit, "period", "group", "cells", "reported", "counted_at")
