"""Targets beside results. Results come from the reports' own sums; nothing is typed again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from simpul import standards
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.plans.models import LIVE, Target
from simpul.plans.queries.seeing import seen_area
from simpul.plans.rules.results import Number, Result, attained, is_met, result_of
from simpul.reports.queries import BelowRow, below, figures

RECORDED = "catatan"


@dataclass(frozen=True)
class TargetLine:
    """A target with what was recorded and what was reported for it.

    `tenths`: the recorded result in tenths of a per cent of the target; `met` None: nobody knows; `by_year`: (year,
    what was recorded), None where nothing was. `begun` False: its first year lies ahead.
    """

    id: UUID
    area_id: int
    field: str
    indicator: str
    name: str
    unit: str
    year_from: int
    year_to: int
    value: Decimal
    at_most: bool
    document: str
    recorded: Result
    reported: Result
    tenths: int | None
    met: bool | None
    begun: bool
    by_year: tuple[tuple[int, Number | None], ...]


def targets(*, by: Actor, area_id: int, year: int, today: date) -> list[TargetLine]:
    """The targets of an area that hold in a year, by field, each with its results until today."""
    seen_area(by, area_id)
    found = list(Target.objects.filter(LIVE, area_id=area_id, year_from__lte=year, year_to__gte=year))
    order: list[str] = [one.code for one in standards.fields()]
    found.sort(key=lambda one: (order.index(one.field), one.indicator, one.year_from, one.id))
    told = _told(by, area_id, found, today)
    return [_line(one, told, today) for one in found]


def target_view(*, by: Actor, target_id: UUID, today: date) -> TargetLine:
    """One target that holds; Refusal `tidak-ditemukan`."""
    found = Target.objects.filter(LIVE, id=target_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    seen_area(by, found.area_id)
    return _line(found, _told(by, found.area_id, [found], today), today)


def target_stands(target_id: UUID, area_id: int) -> bool:
    """Internal: whether there is such a target of that very area."""
    return Target.objects.filter(LIVE, id=target_id, area_id=area_id).exists()


Told = dict[tuple[int, str], tuple[Number | None, Number | None]]


def _told(by: Actor, area_id: int, found: Sequence[Target], today: date) -> Told:
    """(year, indicator) -> (recorded, reported) of every year that these targets speak of and that has begun."""
    years = {year for one in found for year in range(one.year_from, min(one.year_to, today.year) + 1)}
    fields = {one.indicator: one.field for one in found}
    codes = sorted({*fields, *(f"{field}.{RECORDED}" for field in fields.values())})
    told: Told = {}
    for year in sorted(years):
        own = below(by=by, area_id=area_id, period=Period(year, 1, 12), indicators=codes).own
        for code, field in fields.items():
            told[year, code] = _recorded(own, code, field), own.reported.get(code, {}).get("")
        last = min(Period(year, 12), Period.of(today))
        for code, value in _last_reported(by, area_id, {c: f for c, f in fields.items() if _stands(c)}, last).items():
            told[year, code] = told[year, code][0], value
    return told


def _stands(code: str) -> bool:
    """Whether the indicator tells how things are on a day: a stock, or a ratio of stocks."""
    try:
        one = standards.indicator(code)
        parts = [standards.indicator(part) for part in (one.numerator, one.denominator) if part]
    except standards.UnknownIndicator:
        return False
    return "stock" in {one.kind, *(part.kind for part in parts)}


def _last_reported(by: Actor, area_id: int, wanted: dict[str, str], last: Period) -> dict[str, Number | None]:
    """What the last accepted month of the year says of such indicators: a year's own sum of reports takes its last
    month for it, and a month that nobody has reported yet is not zero."""
    found: dict[str, Number | None] = dict.fromkeys(wanted)
    waiting = set(wanted.values())
    for month in (Period(last.year, number) for number in range(last.month, 0, -1)):
        for field in sorted(waiting):
            lines = figures(by=by, period=month, area_id=area_id, field=field).of(field)
            if any(one.reported is not None for one in lines):
                found |= {one.code: (one.reported or {}).get("") for one in lines if wanted.get(one.code) == field}
                waiting.discard(field)
        if not waiting:
            break
    return found


def _line(one: Target, told: Told, today: date) -> TargetLine:
    try:
        known = standards.indicator(one.indicator)
        name, unit, kind = known.name, known.unit, known.kind
    except standards.UnknownIndicator:  # an operator has taken it out of the catalogue
        name, unit, kind = one.indicator, "", "flow"
    years = range(one.year_from, min(one.year_to, today.year) + 1)
    recorded = [told[year, one.indicator][0] for year in years]
    reported = [told[year, one.indicator][1] for year in years]
    result = result_of(kind, recorded)
    return TargetLine(
        id=one.id,
        area_id=one.area_id,
        field=one.field,
        indicator=one.indicator,
        name=name,
        unit=unit,
        year_from=one.year_from,
        year_to=one.year_to,
        value=one.value,
        at_most=one.at_most,
        document=one.document,
        recorded=result,
        reported=result_of(kind, reported),
        tenths=attained(result.value, one.value),
        met=is_met(result.value, one.value, at_most=one.at_most),
        begun=one.year_from <= today.year,
        by_year=tuple(zip(years, recorded, strict=True)),
    )


def _recorded(row: BelowRow, code: str, field: str) -> Number | None:
    """The year's value; None where nobody recorded anything in that field and no report is in: that is not zero."""
    heard = bool(row.value(f"{field}.{RECORDED}")) or row.completeness.masuk > 0
    return row.value(code) if heard else None
