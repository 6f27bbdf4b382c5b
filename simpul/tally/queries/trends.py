"""The same indicators over the last periods."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from simpul import standards
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.tally.queries import slots
from simpul.tally.queries.figures import Number, values
from simpul.tally.queries.seen import seen
from simpul.tally.queries.wide import WideRows


@dataclass(frozen=True)
class Point:
    """One period of a series. `live` None: nothing was counted there then; `reported` None: nothing was accepted."""

    period: Period
    live: Number | None
    reported: Number | None


@dataclass(frozen=True)
class Series:
    """An indicator's totals, oldest first."""

    code: str
    name: str
    field: str
    unit: str
    points: tuple[Point, ...]


def series(
    *,
    by: Actor,
    indicators: Collection[str],
    period: Period,
    area_id: int | None = None,
    post_id: UUID | None = None,
    length: int = 12,
) -> list[Series]:
    """The totals of indicators in `period` and the periods of the same kind before it; those of fields that the
    actor may not see are left out."""
    where = seen(by, area_id=area_id, post_id=post_id)
    asked = [one for code in indicators if (one := standards.indicator(code)).field in where.fields]
    periods = [period.shift(step) for step in range(1 - length, 1)]
    table = slots.table()
    wide = WideRows(table, [where.unit], periods, sorted({one.field for one in asked}))
    return [
        Series(one.code, one.name, one.field, one.unit, tuple(_point(wide, where.unit, one, p) for p in periods))
        for one in asked
    ]


def _point(wide: WideRows, unit: int | UUID, indicator: standards.Indicator, period: Period) -> Point:
    if not wide.counted(unit, period, indicator.field):
        return Point(period, None, None)
    live = values(wide.table, indicator, wide.live(unit, period, indicator.field)).get("")
    reported = wide.reported(unit, period, indicator.field)
    told = None if reported is None else values(wide.table, indicator, reported).get("")
    return Point(period, live, told)
