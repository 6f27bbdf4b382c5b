"""A second reading of the indicators, for the recount: from answers and birth dates, never from what was derived.

It shares no counting with tally.rules.counting or standards.counting, so a slip in one shows as a difference.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from simpul import standards
from simpul.standards import forms

Cells = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Answered:
    """A record by its answers as entered, with its person's sex and birth date as they are known today.

    `facts` are derived from the answers once more (`facts_of`), whatever is stored.
    """

    id: UUID
    service: str
    on: date
    facts: dict[str, Any]
    sex: str
    born: date | None
    disability: bool
    person_id: UUID | None
    household_id: UUID | None
    place: str


def recounted(records: Sequence[Answered], first: date, last: date, kinds: Collection[str]) -> Cells:
    """The cells of indicators of these kinds for the days from `first` to `last` (both included); stocks as of `last`.

    `records`: all of a post up to `last` at least, void ones left out.
    """
    within = _by_service(record for record in records if first <= record.on <= last)
    until = _by_service(record for record in records if record.on <= last)
    splits = _splits()
    cells: Cells = {}
    if "flow" in kinds:
        for field in standards.fields():
            of_field = (found for service, found in within.items() if service.split(".")[0] == field.code)
            cells[f"{field.code}.catatan", ""] = sum(map(len, of_field))
    for indicator in standards.indicators():
        if indicator.kind in kinds:
            stock = indicator.kind == "stock"
            found = [one for code in indicator.sources for one in (until if stock else within).get(code, ())]
            chosen, on = (_latest(found), last) if stock else (found, None)
            counted = [one for one in chosen if _belongs(indicator, one, on)]
            cells |= _cells(indicator, splits.get(indicator.code, ()), counted, on)
    return cells


def _by_service(records: Iterable[Answered]) -> dict[str, list[Answered]]:
    found: dict[str, list[Answered]] = {}
    for record in records:
        found.setdefault(record.service, []).append(record)
    return found


def _splits() -> dict[str, list[str]]:
    """The splits that each indicator is told in."""
    found: dict[str, list[str]] = {}
    for field in standards.fields():
        for cell in standards.cells(field.code):
            found.setdefault(cell.indicator_code, []).append(cell.split)
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """A report as its post sent it last: its state, and what it says of each field."""

    state: str
    nihil: bool
    late: bool
    fields: Mapping[str, str]


def report_states(report: Told | None) -> Cells:
    """The cells that are 1 for a post from which a report is expected (docs/rules/laporan.md)."""
    said = {"": _whole(report)} | {field.code: _of_field(report, field.code) for field in standards.fields()}
    return {(f"laporan.{state}", code): 1 for code, states in said.items() for state in ("diharapkan", *states)}


def _whole(report: Told | None) -> list[str]:
    if report is None:
        return ["belum"]
    return [report.state, *["nihil"] * report.nihil, *["terlambat"] * report.late]


def _of_field(report: Told | None, code: str) -> list[str]:
    """A field of which nothing was told is missing; one that was not returned waits while another is mended."""
    word = report.fields.get(code, "belum") if report else "belum"
    if report is None or word == "belum":
        return ["belum"]
    waiting = "terkirim" if report.state == "dikembalikan" else report.state
    state = "dikembalikan" if word == "dikembalikan" else waiting
    return [state, *["nihil"] * (word == "nihil"), *["terlambat"] * report.late]


def facts_of(service: str, version: int, answers: dict[str, Any], on: date) -> dict[str, Any]:
    """The facts that the form of that version makes of answers."""
    return dict(forms.check(standards.service(service, version=version), answers, on).facts)


def _latest(records: Iterable[Answered]) -> list[Answered]:
    newest: dict[object, Answered] = {}
    for one in records:
        about = one.person_id or one.household_id or one.place.casefold().split() or one.id
        key = " ".join(about) if isinstance(about, list) else about
        if key not in newest or (newest[key].on, newest[key].id) < (one.on, one.id):
            newest[key] = one
    return list(newest.values())


def _belongs(indicator: standards.Indicator, one: Answered, on: date | None) -> bool:
    if one.on < indicator.valid_from:
        return False
    if indicator.valid_to is not None and one.on > indicator.valid_to:
        return False
    if indicator.sex is not None and indicator.sex != one.sex:
        return False
    months = _months(one.born, on or one.on)
    bounds = (indicator.age_min_months, indicator.age_max_months)
    if bounds != (None, None) and months is None:
        return False
    if months is not None and not (bounds[0] or 0) <= months <= (10_000 if bounds[1] is None else bounds[1]):
        return False
    return all(_holds(condition, one.facts.get(condition.fact)) for condition in indicator.where)


def _holds(condition: standards.Where, value: Any) -> bool:
    for one in value if isinstance(value, list) else [value]:
        fits = one is not None
        if condition.equals is not None:
            fits = fits and one == condition.equals
        if condition.in_ is not None:
            fits = fits and one in condition.in_
        if condition.min is not None or condition.max is not None:
            fits = fits and isinstance(one, int | float)
            fits = fits and (condition.min is None or one >= condition.min)
            fits = fits and (condition.max is None or one <= condition.max)
        if fits:
            return True
    return False


def _months(born: date | None, on: date) -> int | None:
    """Completed months by birthdays; None for an unknown birth date."""
    if born is None:
        return None
    whole = (on.year - born.year) * 12 + (on.month - born.month)
    return whole if on.day >= born.day else whole - 1


def _cells(indicator: standards.Indicator, splits: Iterable[str], counted: list[Answered], on: date | None) -> Cells:
    if indicator.fact_by_split:
        return _cells_by_facts(indicator, counted)
    return {
        (indicator.code, split): _amount(indicator, [one for one in counted if _in_split(one, split, on or one.on)])
        for split in splits
    }


def _in_split(one: Answered, split: str, on: date) -> bool:
    if split == "":
        return True
    if split == "dis":
        return one.disability
    if split in ("L", "P"):
        return one.sex == split
    months = _months(one.born, on)
    if months is None:
        return False
    band = next(b for b in standards.age_bands(on) if b.max_months is None or months <= b.max_months)
    return split == f"age:{band.code}"


def _amount(indicator: standards.Indicator, chosen: list[Answered]) -> int:
    if indicator.kind == "distinct":
        return len({one.person_id for one in chosen if one.person_id is not None})
    if indicator.count != "sum":
        return len(chosen)
    return sum(_number(indicator, one.facts.get(indicator.fact or "")) for one in chosen)


def _cells_by_facts(indicator: standards.Indicator, counted: list[Answered]) -> Cells:
    """Cells that questions fill themselves: men and women add up to the total, disability stands beside."""
    by_split = {
        split: sum(_number(indicator, one.facts.get(fact)) for one in counted)
        for split, fact in indicator.fact_by_split.items()
    }
    total = sum(amount for split, amount in by_split.items() if split != "dis")
    every: dict[str, int] = {"": total}
    for split, amount in by_split.items():
        every[split] = amount
    return {(indicator.code, split): amount for split, amount in every.items()}


def _number(indicator: standards.Indicator, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return round(value * indicator.scale / indicator.per)
