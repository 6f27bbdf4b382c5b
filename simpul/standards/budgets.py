"""Sources and purposes of money, duties of a Tim Pembina, support of a village, months of an incentive: dated data."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeVar

from pydantic import Field

from .schema import Code, Dated, Shape
from .translating import told_toml


class Named(Dated):
    """An entry that people choose by its name."""

    code: Code
    name: str = Field(min_length=2, max_length=120)


class MoneySource(Named):
    """Where money comes from. `kinds`: kinds of areas that have it (none named: all).

    `elsewhere`: refused (tolak) or only warned of (ingatkan) in other areas. `written_from`: kinds of areas above
    whose office may write it down for the area below. `of_village`: in a village it is the village's own money.
    """

    kinds: tuple[Code, ...] = ()
    elsewhere: Literal["tolak", "ingatkan"] = "ingatkan"
    of_village: bool = False
    written_from: tuple[Code, ...] = ()

    def belongs_to(self, kind: str) -> bool:
        """Whether an area of that kind has this source."""
        return not self.kinds or kind in self.kinds


class Purpose(Named):
    """What money is for; `coaching`: it counts as pembinaan."""

    coaching: bool = False


class Criterion(Named):
    """One part of the score of a village's support: its points, and the threshold in per cent where it has one."""

    points: int = Field(gt=0)
    at_least: int | None = Field(default=None, ge=0, le=100)


class Counting(Dated):
    """On how many days of a month somebody must have been in office for that month to count."""

    days_at_least: int = Field(ge=1, le=28)


class BudgetTable(Shape):
    """The file budgets.toml."""

    sources: tuple[MoneySource, ...]
    purposes: tuple[Purpose, ...]
    duties: tuple[Named, ...]
    support: tuple[Criterion, ...]
    pkk_kinds: tuple[Named, ...]
    counting: tuple[Counting, ...]


Entry = TypeVar("Entry", bound=Named)


def budget_table() -> BudgetTable:
    """Everything that budgets.toml holds, read once."""
    return told_toml("budgets", BudgetTable)


def in_force(entries: tuple[Entry, ...], on: date) -> tuple[Entry, ...]:
    """Those that can be chosen on a day; what was before the first day is judged by the first ones."""
    day = max(on, min(one.valid_from for one in entries))
    return tuple(one for one in entries if one.holds(day))


def entry(entries: tuple[Entry, ...], code: str, on: date) -> Entry | None:
    """The entry of that code on a day; None for none."""
    return next((one for one in in_force(entries, on) if one.code == code), None)


def name_of(entries: tuple[Entry, ...], code: str) -> str:
    """The name of an entry, of one that has ended too; the code itself where it is unknown."""
    return next((one.name for one in reversed(entries) if one.code == code), code)


def days_at_least(on: date) -> int:
    """On how many days of the month of that day somebody must have been in office; before the first rule, that one."""
    rules = budget_table().counting
    return next((one for one in rules if one.holds(on)), rules[0]).days_at_least
