"""Lists that others keep in spreadsheets: which columns each kind of list has, and how people head them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import Any, Literal, Self, get_args

from pydantic import model_validator

from simpul.kernel.names import name_key

from .schema import Code, Dated, Shape
from .translating import told_toml

# The kinds that are understood, in the order in which people are offered them.
ListCode = Literal[
    "people",
    "households",
    "measurements",
    "attendance",
    "posts",
    "officers",
    "memberships",
    "participants",
    "questions",
    "rolls",
]


class ListColumn(Shape):
    """A column that is understood: its field, what people call it, the headings in use (earlier ones win)."""

    field: Code
    name: str
    headings: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name_key(heading) for heading in self.headings))


class ListWord(Shape):
    """What people write into a cell of `field` for the value that we keep; `name`: what it is called."""

    field: Code
    value: Code
    name: str
    words: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name_key(word) for word in self.words))


class ListQuestion(Shape):
    """What is asked once for all rows of a list: `day` is kept as 2026-11-22, `yes` as "ya" or "", the others as text.

    `choice`: one of the values that the words of this field stand for.
    """

    field: Code
    name: str
    help: str = ""
    type: Literal["text", "day", "choice", "yes"] = "text"


class ListKind(Dated):
    """A kind of list.

    `needs`: fields without whose columns a sheet is none of this kind; `needs_one_of`: one of these besides.
    `grouped`: rows stand under headings of their own, in whatever column; `merged`: fields whose cell stands once for
    all rows below it. `unit`: what a row is about; `help`: the columns that are needed, in words; `note`: what taking
    back leaves; `aside`: which columns are known and not taken. A column with `counted = { n = 3 }` stands for three,
    "{n}" being their number.
    """

    code: ListCode
    name: str
    unit: str
    help: str
    note: str
    aside: str = ""
    needs: tuple[Code, ...]
    needs_one_of: tuple[Code, ...] = ()
    columns: tuple[ListColumn, ...]
    grouped: bool = False
    merged: tuple[Code, ...] = ()
    words: tuple[ListWord, ...] = ()
    asked: tuple[ListQuestion, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _count(cls, told: dict[str, Any]) -> dict[str, Any]:
        return {**told, "columns": [each for one in told.get("columns", ()) for each in _counted(one)]}

    @model_validator(mode="after")
    def _check(self) -> Self:
        headed = [key for column in self.columns for key in column.keys]
        if twice := {key for key in headed if headed.count(key) > 1}:
            raise ValueError(f"headings that mean two things: {sorted(twice)}")
        if unknown := {*self.needs, *self.needs_one_of, *self.merged} - {column.field for column in self.columns}:
            raise ValueError(f"needs unknown columns: {sorted(unknown)}")
        return self

    def is_met_by(self, fields: Collection[str]) -> bool:
        """Whether these columns make a sheet a list of this kind."""
        one_of = not self.needs_one_of or any(field in fields for field in self.needs_one_of)
        return one_of and all(field in fields for field in self.needs)

    def words_of(self, field: str) -> tuple[ListWord, ...]:
        """The values that are understood in a column, each with the words for it."""
        return tuple(word for word in self.words if word.field == field)

    def names(self) -> dict[str, str]:
        """What people call each field."""
        return {column.field: column.name for column in self.columns}


def _counted(column: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A column as often as it is counted; more than one count: each with each."""
    plain = {key: value for key, value in column.items() if key != "counted"}
    counts = column.get("counted", {})
    for numbers in product(*(range(1, most + 1) for most in counts.values())) if counts else ():
        here = dict(zip(counts, numbers, strict=True))
        words = {key: plain[key].format(**here) for key in ("field", "name")}
        yield {**words, "headings": [heading.format(**here) for heading in plain["headings"]]}
    if not counts:
        yield plain


def list_kind(code: ListCode) -> ListKind:
    """The columns of this kind of list, in the reader's language."""
    return told_toml(f"imports/{code}", ListKind)


def list_kinds() -> tuple[ListKind, ...]:
    """Every kind of list."""
    return tuple(list_kind(code) for code in get_args(ListCode))
