"""What others learn about attendance."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.attendance.rules.completing import Through


@dataclass(frozen=True, slots=True)
class Attendance:
    """Where somebody was: days (by a mark of the day or of a session), sessions; whether they are through."""

    days: frozenset[date]
    sessions: frozenset[UUID]
    through: Through


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a batch, or of an area in it; each is counted, None where nothing says it.

    `invited`: persons that live invitations ask for; `quota`: seats; `present`: by day, in the order of the days, None
    for a day of which nobody recorded who was there; `completed`: None before any day was recorded.
    """

    invited: int | None
    quota: int | None
    registered: int
    waiting: int
    by_group: dict[str, int]
    present: tuple[int | None, ...]
    completed: int | None


@dataclass(frozen=True, slots=True)
class AreaNumbers:
    """The numbers of one area of a batch. `area_id` None: those who did not tell where they are from."""

    area_id: int | None
    code: str
    name: str
    level: int
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class StatedNumber:
    """A figure that somebody told, with the difference to what was counted (None: nothing to compare with)."""

    what: str
    number: int
    who: str
    source: str
    on: date | None
    area: str
    counted: int | None
    difference: int | None

    @property
    def less(self) -> int:
        """By how much the stated number is too small."""
        return max(-(self.difference or 0), 0)


@dataclass(frozen=True, slots=True)
class BatchNumbers:
    """The five numbers of a batch side by side, and by area."""

    batch_id: UUID
    days: tuple[date, ...]
    whole: Numbers
    areas: tuple[AreaNumbers, ...]
    stated: tuple[StatedNumber, ...]
    rule: str
    rule_source: str


@dataclass(frozen=True, slots=True)
class VillageCover:
    """A village of the area that a batch is for: how many came from it, and its quota. `state`: ada, kosong, lebih."""

    area_id: int
    code: str
    name: str
    district: str
    is_kelurahan: bool
    registered: int
    present: int
    quota: int | None
    state: str


@dataclass(frozen=True, slots=True)
class TrainedCount:
    """Kader of an area who were through at least one training in a span; `persons`: each once, `seats`: each time."""

    persons: int
    seats: int
    batches: int


@dataclass(frozen=True, slots=True)
class TrainingOfPerson:
    """A training of a person, for their own page."""

    batch_id: UUID
    participant_id: UUID
    title: str
    starts_on: date | None
    ends_on: date | None
    position: str
    field: str
    state: str
    attended: int
    whole: int
    done: bool
