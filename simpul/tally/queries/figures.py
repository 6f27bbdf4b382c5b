"""The figures of an area or a post: live beside reported, every indicator of the fields that the actor may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from simpul import standards
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.tally.queries import slots
from simpul.tally.queries.seen import Seen, seen
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.composing import ratio
from simpul.tally.rules.slots import LEMBAGA, RECORDED, SlotTable
from simpul.wide.packing import Row

Number = int | float
Values = Mapping[str, Number | None]


@dataclass(frozen=True)
class Line:
    """One indicator: `live` and `reported` by split ("" total, "L", "P", "age:<band>", "dis"), ready to be shown.

    A value is None where nothing can be said: a ratio without denominator, different persons of a quarter that was
    reported by month. `reported` itself is None where nothing was accepted.
    """

    code: str
    field: str
    name: str
    help: str
    unit: str
    kind: str
    level: str
    live: Values
    reported: Values | None

    @property
    def differs(self) -> bool:
        """Whether what was reported is no longer what the records say."""
        told = self.reported or {}
        return any(value is not None and value != self.live.get(split) for split, value in told.items())


@dataclass(frozen=True)
class Figures:
    """What is counted in a place and a period. `posts`: active posts behind it; None for a single post."""

    period: Period
    unit: int | UUID
    fields: tuple[str, ...]
    lines: tuple[Line, ...]
    counted_at: datetime | None
    posts: int | None

    def of(self, field: str) -> tuple[Line, ...]:
        """The lines of one field."""
        return tuple(line for line in self.lines if line.field == field)

    @property
    def live(self) -> dict[tuple[str, str], Number | None]:
        """(indicator, split) -> live value."""
        return {(line.code, split): value for line in self.lines for split, value in line.live.items()}

    @property
    def reported(self) -> dict[tuple[str, str], Number | None]:
        """(indicator, split) -> reported value, where something was accepted."""
        return {(line.code, split): value for line in self.lines for split, value in (line.reported or {}).items()}


def figures(
    *,
    by: Actor,
    period: Period,
    area_id: int | None = None,
    post_id: UUID | None = None,
    field: str | None = None,
) -> Figures:
    """Every indicator of an area or a post. One row per area, month and group is read: never a scan."""
    where = seen(by, area_id=area_id, post_id=post_id, field=field)
    table = slots.table()
    wide = WideRows(table, [where.unit], [period], (*where.fields, LEMBAGA))
    lines: list[Line] = []
    for code in where.fields:
        live = wide.live(where.unit, period, code)
        reported = wide.reported(where.unit, period, code)
        whole = wide.distinct_reported(where.unit, period, code)
        lines += field_lines(table, code, live, reported, distinct=whole)
    posts = None if post_id is not None else _active_posts(wide, where, period)
    return Figures(period, where.unit, where.fields, tuple(lines), wide.counted_at, posts)


def field_lines(table: SlotTable, field: str, live: Row, reported: Row | None, *, distinct: bool = True) -> list[Line]:
    """The lines of a field from its rows; `distinct` False: the reported row cannot tell different persons."""
    lines = [_recorded_line(table, field, live, reported)]
    for indicator in standards.indicators(field):
        there = values(table, indicator, live)
        told = None if reported is None else values(table, indicator, reported)
        if told is not None and not distinct and needs_distinct(indicator):
            told = dict.fromkeys(told)
        if there:
            lines.append(
                Line(
                    indicator.code, field, indicator.name, indicator.help, indicator.unit, indicator.kind,
                    indicator.level, there, told,
                )
            )  # fmt: skip
    return lines


def values(table: SlotTable, indicator: standards.Indicator, row: Row) -> dict[str, Number | None]:
    """The values of one indicator by split, scaled as they are shown; a ratio from its parts."""
    if indicator.kind == "ratio":
        parts = [_total(table, part, row) for part in (indicator.numerator, indicator.denominator)]
        return {"": ratio(parts[0], parts[1], indicator.factor)}
    positions = table.of_indicator.get(indicator.code, {})
    return {split: shown(indicator, int(row[position])) for split, position in positions.items()}


def shown(indicator: standards.Indicator, cell: int) -> Number:
    """A cell as it is shown: sums are kept in units of scale and per."""
    if indicator.scale == indicator.per:
        return cell
    value = cell * indicator.per / indicator.scale
    return int(value) if value == int(value) else value


def _total(table: SlotTable, code: str | None, row: Row) -> int:
    position = table.position(code or "")
    return 0 if position is None else int(row[position])


def needs_distinct(indicator: standards.Indicator) -> bool:
    """Whether the indicator counts different persons, or is made of such counts."""
    if indicator.kind != "ratio":
        return indicator.kind == "distinct"
    parts = (indicator.numerator, indicator.denominator)
    return any(standards.indicator(part).kind == "distinct" for part in parts if part)


def _recorded_line(table: SlotTable, field: str, live: Row, reported: Row | None) -> Line:
    code = f"{field}.{RECORDED}"
    told = None if reported is None else {"": _total(table, code, reported)}
    here = {"": _total(table, code, live)}
    return Line(code, field, _("Catatan pelayanan"), "", _("catatan"), "flow", "activity", here, told)


def _active_posts(wide: WideRows, where: Seen, period: Period) -> int:
    position = wide.table.position("lembaga.pos_aktif")
    return 0 if position is None else int(wide.live(where.unit, period, LEMBAGA)[position])
