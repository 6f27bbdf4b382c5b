"""What is read of visits."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.coaching.rules.visits import DONE, SIGNED, UNDONE, Version
from simpul.kernel.period import Period
from simpul.places.queries import AreaView


@dataclass(frozen=True)
class VisitView:
    """A visit in a list. `visited`: what the post or area is called; findings and actions: how many, and still open."""

    id: UUID
    area: AreaView
    visited_area: AreaView
    post_id: UUID | None
    visited: str
    planned_on: date
    held_on: date | None
    leader: str
    leader_name: str
    by_chair: bool
    purpose: str
    state: str
    findings: int
    findings_open: int
    actions: int
    actions_open: int

    @property
    def signed(self) -> bool:
        """Whether its visitor has signed it off."""
        return self.state == SIGNED


@dataclass(frozen=True)
class AnswerView:
    """An item of the checklist with what was answered; value "" as long as nothing is."""

    code: str
    field: str
    name: str
    value: str
    value_name: str
    note: str


@dataclass(frozen=True)
class PhotoView:
    """A photo of the visit."""

    paper_id: UUID
    caption: str


@dataclass(frozen=True)
class ActionView:
    """Something agreed. `overdue`: its day has passed and it is not done."""

    id: UUID
    visit_id: UUID
    visited: str
    finding_id: UUID | None
    what: str
    owner: str
    due_on: date
    state: str
    done_on: date | None
    note: str
    overdue: bool
    may_move: bool

    @property
    def done(self) -> bool:
        """Whether it was done (not: dropped)."""
        return self.state == DONE

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.state in UNDONE


@dataclass(frozen=True)
class FindingView:
    """Something found; open as long as `closed_on` is None."""

    id: UUID
    visit_id: UUID
    visited: str
    field: str
    severity: str
    severity_name: str
    text: str
    found_on: date
    closed_on: date | None
    outcome: str
    actions_open: int


@dataclass(frozen=True)
class VisitDetail:
    """A visit with everything. What is not signed off yet is its visitor's draft: others read no answers of it."""

    visit: VisitView
    checklist: Version
    visitors: tuple[str, ...]
    summary: str
    reason: str
    answers: tuple[AnswerView, ...]
    photos: tuple[PhotoView, ...]
    findings: tuple[FindingView, ...]
    actions: tuple[ActionView, ...]
    signed_at: datetime | None
    read_at: datetime | None
    unanswered: int
    may_write: bool
    may_read_off: bool
    may_close: bool


@dataclass(frozen=True)
class PlanMonth:
    """The field plan of a month: visits planned in it, how many were held, what they found."""

    month: Period
    visits: tuple[VisitView, ...]

    @property
    def held(self) -> int:
        return sum(one.signed for one in self.visits)

    @property
    def by_chair(self) -> int:
        return sum(one.by_chair for one in self.visits)

    @property
    def findings(self) -> int:
        return sum(one.findings for one in self.visits)
