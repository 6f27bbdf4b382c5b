"""What the library holds from the start: kinds, the regulations that sources name, the tasks of each position."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from .schema import Code, Dated, FieldCode, Shape, Source
from .translating import told_toml

REGULATION, MATERIAL = "peraturan", "bahan"


class LibraryKind(Shape):
    """What an entry of the library is: a law of some rank, or material."""

    code: Code
    name: str
    group: Literal["peraturan", "bahan"]


class KnownEntry(Shape):
    """A regulation or material as a source names it. Days are None and texts "" where no source tells them.

    `title`: as quoted; `about`: in our words; `in_force_to`: the first day it no longer holds; `replaces`, `amends`:
    codes of entries; `link`: where a source shows it, seldom an official place.
    """

    code: str = Field(min_length=2, max_length=60)
    kind: Code
    number: str = Field(max_length=120)
    year: int | None = None
    title: str = ""
    about: str = ""
    enacted_on: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    replaces: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    field: FieldCode | None = None
    link: str = ""
    source: Source


class PositionTask(Dated):
    """What somebody in a position does by regulation; no `positions`: everybody in that body."""

    code: str
    body: Literal["posyandu", "tim_pembina"]
    positions: tuple[Code, ...] = ()
    text: str
    law: str


class RegulationTable(Shape):
    """The file regulations.toml."""

    kinds: tuple[LibraryKind, ...]
    entries: tuple[KnownEntry, ...]
    tasks: tuple[PositionTask, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        codes = [one.code for one in self.entries]
        if len(codes) > len(set(codes)):
            raise ValueError("an entry of the library twice")
        named = {code for one in self.entries for code in (*one.replaces, *one.amends)} | {t.law for t in self.tasks}
        if lost := named - set(codes):
            raise ValueError(f"unknown entries of the library: {sorted(lost)}")
        if lost := {one.kind for one in self.entries} - {kind.code for kind in self.kinds}:
            raise ValueError(f"unknown kinds of the library: {sorted(lost)}")
        return self


def regulation_table() -> RegulationTable:
    """Everything that regulations.toml holds, in the reader's language."""
    return told_toml("regulations", RegulationTable)


def library_kind(code: str) -> LibraryKind | None:
    """The kind with that code."""
    return next((one for one in regulation_table().kinds if one.code == code), None)


def tasks_of(body: str, position: str, on: date) -> tuple[PositionTask, ...]:
    """What somebody in this position does, by the rules of a day; before the first rule, by the first."""
    table = regulation_table().tasks
    day = max(on, min(one.valid_from for one in table))
    return tuple(
        one for one in table if one.body == body and (not one.positions or position in one.positions) and one.holds(day)
    )
