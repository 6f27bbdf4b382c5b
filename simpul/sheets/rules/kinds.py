"""What every kind of list offers, so that pages, command line and worker need not know which one they carry."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar

from simpul.kernel.actor import Actor
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.places import PlaceNames
from simpul.standards.lists import ListCode, ListKind, list_kind

# What comes of a row.
NEW, SAME, CHANGED, ASK, ERROR = "new", "same", "changed", "ask", "error"

Row = TypeVar("Row")
Read = TypeVar("Read", contravariant=True)


@dataclass(frozen=True)
class Planned:
    """What would come of a row: result (new, same, changed, ask, error), the column at fault, in words what to do.

    `area_code`: where it lies; `candidates`: whom to choose from; `warned`: somebody should look, though it goes
    through; `place`: the names that somebody is asked about.
    """

    row: int
    result: str
    area_code: str = ""
    candidates: tuple[str, ...] = ()
    message: str = ""
    column: str = ""
    warned: bool = False
    place: PlaceNames | None = None


Plan = TypeVar("Plan", bound=Planned)


@dataclass(frozen=True)
class Setting:
    """With what a list is planned and brought in: who, when (`on`: the day there), the area that it is about, if any.

    `answers`: which village people said names mean (PlaceNames.hashed -> id of the village); `told`: what was said
    once for the whole list (field -> text).
    """

    by: Actor
    at: datetime
    on: date
    area_id: int | None = None
    answers: Mapping[str, int] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)


class Planner(Protocol[Read, Plan]):
    """Plans rows in parts; finds twins within all parts."""

    def plan(self, rows: Sequence[Read]) -> list[Plan]:
        """What would come of each row, in order; nothing is written."""

    def forget_rows(self) -> None:
        """What was planned has been brought in: the register knows it now."""


@dataclass(frozen=True)
class Brought(Generic[Plan]):
    """What came of a part: its rows as they were carried out, and what `take_back` needs (JSON, no personal values)."""

    told: list[Plan]
    made: Mapping[str, Any]


@dataclass(frozen=True)
class TakenBack:
    """What one step of taking back did: removed, restored as it was before, left because somebody used it since."""

    removed: int = 0
    restored: int = 0
    left: int = 0
    finished: bool = False


@dataclass(frozen=True)
class Kind(Generic[Row, Plan]):
    """A kind of list. Its columns stand in standards/imports/<code>.toml.

    `actions`: the rights that somebody needs where the list belongs, besides that to import; `exact`: only as the
    office of that very area; `part`: rows that one transaction and one audit entry hold; `read`: all lines of a list,
    in order, to its rows; `bring_in` and `take_back` run within the transaction of a part and write by the commands of
    the subjects alone.
    """

    code: ListCode
    actions: tuple[str, ...]
    part: int
    read: Callable[[Iterable[Line]], Iterator[Row]]
    planner: Callable[[Setting], Planner[Row, Plan]]
    bring_in: Callable[[Setting, Sequence[Plan]], Brought[Plan]]
    take_back: Callable[[Setting, Mapping[str, Any]], TakenBack]
    exact: bool = False

    @property
    def columns(self) -> ListKind:
        """Its columns, in the reader's language."""
        return list_kind(self.code)
