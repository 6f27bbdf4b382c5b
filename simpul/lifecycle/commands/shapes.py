"""What goes into the commands of the life of posts, and what comes out."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Basis:
    """On what a step rests: an SK, a paper (minutes), where it was agreed, why. All may be missing."""

    decree_id: UUID | None = None
    paper_id: UUID | None = None
    place: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPart:
    """A post that is split off: its name, and where it lies in the village."""

    name: str
    hamlet_id: UUID | None = None
    address: str = ""
    open_rule: str = ""


@dataclass(frozen=True)
class Passed:
    """What went over: how many persons, offices that go on, offices that ended because the seat was taken."""

    step_id: UUID
    post_id: UUID
    persons: int
    offices: int
    ended: int
