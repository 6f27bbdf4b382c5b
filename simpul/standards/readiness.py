"""Strata of posts and when a field counts as running: dated data."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from .budgets import Named
from .schema import Code, Dated, Shape
from .translating import told_toml

Unit = Literal["ya", "persen", "banyak"]


class Question(Named):
    """Something that no record tells, answered with a whole number from 0 to `largest`; "ya" is 1."""

    unit: Unit
    largest: int = Field(gt=0)


class Need(Shape):
    """A fact must be `over` a number or at `least` that; with `of` it is compared as percent of so many."""

    what: Code
    over: int | None = None
    least: int | None = None
    of: int | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def one_bound(self) -> Self:
        if (self.over is None) == (self.least is None):
            raise ValueError("a need has either over or least")
        return self


class Level(Shape):
    """A stratum; it is reached when its needs and those of all levels below it are met."""

    code: Code
    name: str
    needs: tuple[Need, ...] = ()


class StrataSet(Named):
    """Rules of strata that belong together, the lowest level first."""

    levels: tuple[Level, ...] = Field(min_length=2)


class FieldRule(Dated):
    """A field is running in a post that recorded one of its services within so many months."""

    months: int = Field(ge=1, le=24)


class AreaRule(Dated):
    """A field is running (prepared) in an area where it is so in more than that percent of the active posts."""

    running_percent: int = Field(ge=0, lt=100)
    prepared_percent: int = Field(ge=0, lt=100)


class ReadinessTable(Shape):
    """The file readiness.toml."""

    questions: tuple[Question, ...]
    sets: tuple[StrataSet, ...]
    fields: tuple[FieldRule, ...]
    areas: tuple[AreaRule, ...]


def readiness_table() -> ReadinessTable:
    """Everything that readiness.toml holds, read once."""
    return told_toml("readiness", ReadinessTable)
