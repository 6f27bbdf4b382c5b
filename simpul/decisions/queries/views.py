"""How decisions, actions and work in an area are shown to others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.places.queries import AreaView
from simpul.training.queries import BatchView


@dataclass(frozen=True)
class ActionView:
    """An action with its items counted by state; `months`: it is due in a span of months that ends on `due_on`."""

    id: UUID
    meeting_id: UUID
    meeting_title: str
    meeting_on: date
    decision_number: int
    decision: str
    title: str
    owner: str
    month_from: date | None
    due_on: date | None
    counts: Mapping[str, int]
    late: bool
    area_id: int

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        return self.counts.get("selesai", 0)

    @property
    def open(self) -> int:
        return self.counts.get("dibuat", 0) + self.counts.get("berjalan", 0)


@dataclass(frozen=True)
class DecisionView:
    """A point and what follows from it."""

    id: UUID
    number: int
    text: str
    field: str
    actions: tuple[ActionView, ...]


@dataclass(frozen=True)
class ItemView:
    """An action in one area. `bidan`: whether the village has one (None: not told, or no village), `asked`: request."""

    id: UUID
    action_id: UUID
    title: str
    owner: str
    area: AreaView
    state: str
    due_on: date | None
    done_on: date | None
    note: str
    paper_id: UUID | None
    late: bool
    meeting_id: UUID
    meeting_title: str
    may_move: bool
    bidan: bool | None = None
    asked: str = ""


@dataclass(frozen=True)
class ActionDetail:
    """An action in all its areas, and the batches of training that were planned for it.

    `leads_to`: what it most likely sets going elsewhere, as its words tell (consequences.py).
    """

    action: ActionView
    items: tuple[ItemView, ...]
    batches: tuple[BatchView, ...]
    may_write: bool
    leads_to: frozenset[str]


@dataclass(frozen=True)
class AreaActions:
    """An area below with what is open and late in it."""

    area: AreaView
    open: int
    late: int
    done: int
