"""Coaching: the checklist of all tiers by version, who leads a visit, answers, severities, lines of the report."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .budgets import Named
from .schema import Dated, FieldCode, Shape
from .translating import told_toml


class Leader(Named):
    """Who leads a visit; `chair`: the chair of the Tim Pembina in person (S4.9)."""

    chair: bool = False


class AnswerValue(Named):
    """An answer to an item. `share`: what it counts of 100; None: the item is not judged there."""

    share: int | None = Field(default=None, ge=0, le=100)


class Reminder(Dated):
    """How many days before its day an agreed action begins to remind."""

    days: int = Field(ge=0, le=90)


class KindTable(Shape):
    """The file coaching/kinds.toml."""

    leaders: tuple[Leader, ...]
    values: tuple[AnswerValue, ...]
    severities: tuple[Named, ...]
    reminders: tuple[Reminder, ...]


class ChecklistItem(Shape):
    """A question of the checklist; without a field it is about the institution. The code stays through versions."""

    code: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$", max_length=60)
    name: str = Field(min_length=3, max_length=300)
    field: FieldCode | None = None


class ChecklistVersion(Named):
    """The checklist from a day on, until the next version."""

    items: tuple[ChecklistItem, ...] = Field(min_length=1)


class _Checklists(Shape):
    versions: tuple[ChecklistVersion, ...]


class ReportLine(Named):
    """A line of the Laporan Pembinaan; unit Rp is money."""

    unit: str


class _Lines(Shape):
    lines: tuple[ReportLine, ...]


def kind_table() -> KindTable:
    """Everything that coaching/kinds.toml holds, read once."""
    return told_toml("coaching/kinds", KindTable)


def checklists() -> tuple[ChecklistVersion, ...]:
    """The versions of the checklist that come with Simpul."""
    return told_toml("coaching/checklist", _Checklists).versions


def report_lines() -> tuple[ReportLine, ...]:
    """The lines of the Laporan Pembinaan in their order."""
    return told_toml("coaching/report", _Lines).lines


def reminder_days(on: date) -> int:
    """How many days ahead an action reminds on a day; before the first rule, that one."""
    rules = kind_table().reminders
    return next((one for one in rules if one.holds(on)), rules[0]).days


def share_of(value: str) -> int | None:
    """What an answer counts of 100; None where it is not counted."""
    return next((one.share for one in kind_table().values if one.code == value), None)
