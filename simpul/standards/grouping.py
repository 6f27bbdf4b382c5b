"""To which group of an open day's list a person belongs. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta

from simpul.standards.ages import completed_months
from simpul.standards.groups import Group, groups

UNKNOWN_AGE = "tanpa_umur"
UNKNOWN_AGE_LABEL = "Tanggal lahir belum diisi"
GUESTS = "tamu"
GUESTS_LABEL = "Datang, belum terdaftar di posyandu ini"


def group_of(sex: str, birth_date: date | None, on: date, last_of: Mapping[str, date]) -> str:
    """Code of the first group that fits on that day; `last_of`: the day of the person's newest record by service."""
    for group in groups():
        fits = _marked(group, on, last_of) if group.marked_by else _of_age(group, birth_date, on)
        if fits and group.sex in (None, sex):
            return group.code
    return UNKNOWN_AGE


def _marked(group: Group, on: date, last_of: Mapping[str, date]) -> bool:
    marks = [last_of[code] for code in group.marked_by if code in last_of]
    if not marks or max(marks) + timedelta(days=group.marked_days) < on:
        return False
    ends = [last_of[code] for code in group.ended_by if code in last_of]
    return not ends or max(ends) < max(marks)


def _of_age(group: Group, birth_date: date | None, on: date) -> bool:
    if birth_date is None or birth_date > on:
        return False
    months = completed_months((on - birth_date).days, on)
    return group.min_months <= months and (group.max_months is None or months <= group.max_months)


def marking_services() -> frozenset[str]:
    """Services whose records tell a state."""
    return frozenset(code for group in groups() for code in (*group.marked_by, *group.ended_by))


def longest_mark() -> timedelta:
    """How long ago a record may lie and still tell a state."""
    return timedelta(days=max(group.marked_days for group in groups()))


def labels() -> list[tuple[str, str]]:
    """(code, label) of every group in order, with the two that no rule fits at the end."""
    known = [(group.code, group.label) for group in groups()]
    return [*known, (UNKNOWN_AGE, UNKNOWN_AGE_LABEL), (GUESTS, GUESTS_LABEL)]
