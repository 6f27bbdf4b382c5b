"""A table of what lies directly below: areas, or in a village its posts. Any number opens the next one down."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul import standards
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.tally.models import PostPeriod
from simpul.tally.queries import slots
from simpul.tally.queries.completeness import Completeness, of_row
from simpul.tally.queries.figures import Number, Values, needs_distinct, values
from simpul.tally.queries.labels import IN, LABELS
from simpul.tally.queries.seen import seen
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.slots import LAPORAN, LEMBAGA, RECORDED
from simpul.wide.packing import Row


@dataclass(frozen=True)
class Column:
    """One indicator of the table; `splits`: those for which there are values."""

    code: str
    name: str
    unit: str
    field: str


@dataclass(frozen=True)
class BelowRow:
    """An area (area_id) or a post (post_id) below. `reported` holds only what was accepted."""

    area_id: int | None
    post_id: UUID | None
    code: str
    label: str
    live: Mapping[str, Values]
    reported: Mapping[str, Values]
    completeness: Completeness

    def value(self, indicator: str, split: str = "") -> Number | None:
        """One live value; None where there is none."""
        return self.live.get(indicator, {}).get(split)


@dataclass(frozen=True)
class Below:
    """The table, with one row for the area itself (`own`), which is the sum of the others for all but ratios."""

    period: Period
    columns: tuple[Column, ...]
    rows: tuple[BelowRow, ...]
    own: BelowRow
    counted_at: datetime | None


@dataclass(frozen=True)
class _Unit:
    id: int | UUID
    code: str
    label: str


def below(
    *,
    by: Actor,
    area_id: int,
    period: Period,
    field: str | None = None,
    indicators: Sequence[str] | None = None,
) -> Below:
    """What lies below an area: `indicators` by code (also lembaga.* and laporan.*), or all of a field."""
    where = seen(by, area_id=area_id, field=field)
    columns = _columns(indicators, where.fields, field)
    table = slots.table()
    area = places.area(area_id)
    units = _posts(area_id, period) if area.level == VILLAGE else _areas(area_id, period)
    groups = sorted({column.field for column in columns} | {LAPORAN})
    own = WideRows(table, [area_id], [period], groups)
    wide = WideRows(table, [unit.id for unit in units], [period], groups)
    completeness_of = field or ""
    rows = tuple(_row(wide, unit, period, columns, completeness_of) for unit in units)
    total = _row(own, _Unit(area_id, area.code, area.label), period, columns, completeness_of)
    return Below(period, columns, rows, total, own.counted_at)


def _columns(codes: Sequence[str] | None, fields: Collection[str], field: str | None) -> tuple[Column, ...]:
    if codes is None:
        asked = [one for code in fields if field in (None, code) for one in standards.indicators(code)]
        return tuple(Column(one.code, one.name, one.unit, one.field) for one in asked)
    columns = []
    for code in codes:
        group, _, name = code.partition(".")
        if code in LABELS:
            columns.append(Column(code, str(LABELS[code]), "", group))
        elif group in fields and name == RECORDED:
            columns.append(Column(code, "", "", group))
        elif group in fields:
            one = standards.indicator(code)
            columns.append(Column(code, one.name, one.unit, group))
    return tuple(columns)


def _areas(area_id: int, period: Period) -> list[_Unit]:
    """The areas that lay below on the period's last day; where the tree of that day is unknown, today's."""
    children = places.children(area_id, on=period.last_day) or places.children(area_id)
    return [_Unit(child.id, child.code, child.label) for child in children]


def _posts(village_id: int, period: Period) -> list[_Unit]:
    """The posts that lay in the village on the period's last day."""
    keys = [key.key for key in (period, *period.each_month())]
    counted = PostPeriod.objects.filter(parent_id=village_id, period__in=keys, group__in=(LAPORAN, LEMBAGA))
    ids = set(counted.values_list("post_id", flat=True))
    ids |= set(registry.active_posts([village_id], period.last_day).get(village_id, ()))
    labels = registry.post_labels(ids)
    return [_Unit(id, "", label) for id, label in sorted(labels.items(), key=lambda one: (one[1], one[0]))]


def _row(wide: WideRows, unit: _Unit, period: Period, columns: Sequence[Column], field: str) -> BelowRow:
    live: dict[str, Values] = {}
    reported: dict[str, Values] = {}
    for column in columns:
        row = wide.live(unit.id, period, column.field)
        live[column.code] = _values(wide, column.code, row)
        accepted = wide.reported(unit.id, period, column.field)
        if accepted is not None and column.field not in (LAPORAN, LEMBAGA):
            told = _values(wide, column.code, accepted)
            whole = wide.distinct_reported(unit.id, period, column.field) or not _of_persons(column.code)
            reported[column.code] = told if whole else dict.fromkeys(told)
    state = of_row(wide.table, wide.live(unit.id, period, LAPORAN), field)
    area_id = unit.id if isinstance(unit.id, int) else None
    post_id = None if isinstance(unit.id, int) else unit.id
    return BelowRow(area_id, post_id, unit.code, unit.label, live, reported, state)


def _of_persons(code: str) -> bool:
    """Whether the figure counts different persons: of a quarter that was reported by month nobody can tell them."""
    return not code.endswith(f".{RECORDED}") and needs_distinct(standards.indicator(code))


def _values(wide: WideRows, code: str, row: Row) -> Values:
    group, _, name = code.partition(".")
    if code == IN:
        return {"": of_row(wide.table, row, "").masuk}
    if group in (LAPORAN, LEMBAGA) or name == RECORDED:
        position = wide.table.position(code)
        return {"": 0 if position is None else int(row[position])}
    return values(wide.table, standards.indicator(code), row)
