"""The groups of people a posyandu waits for on its open day: by age, or by a state that a record tells."""

from __future__ import annotations

from pydantic import Field

from .schema import Code, Dated, DottedCode, Sex, Shape
from .translating import told_toml


class Group(Dated):
    """A group: ages in completed months, both ends inclusive, or marked by a record of one of these services."""

    code: Code
    label: str
    sex: Sex | None = None
    min_months: int = Field(default=0, ge=0)
    max_months: int | None = None
    marked_by: tuple[DottedCode, ...] = ()
    ended_by: tuple[DottedCode, ...] = ()
    marked_days: int = 0


class Groups(Shape):
    """All groups, in the order in which they are listed; a person belongs to the first that fits."""

    groups: tuple[Group, ...]


def groups() -> tuple[Group, ...]:
    """The groups in use, read once."""
    return told_toml("groups", Groups).groups
