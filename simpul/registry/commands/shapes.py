"""What goes into the list commands of the registry, and what comes out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class NewPost:
    """A post to be founded. `on` None: the village's today; location in degrees; `open_rule` in words or as a rule."""

    id: UUID
    village_id: int
    name: str
    on: date | None = None
    hamlet_id: UUID | None = None
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    open_rule: str = ""
    number: str = ""
    is_demo: bool = False


@dataclass(frozen=True, kw_only=True)
class NewAppointment:
    """An office to be filled, in a post or in a team. A team's official may be named without being a known person."""

    id: UUID
    position: str
    valid_from: date
    person_id: UUID | None = None
    holder_name: str = ""
    post_id: UUID | None = None
    team_id: UUID | None = None
    field: str = ""
    valid_to: date | None = None
    decree_id: UUID | None = None
    trained_on: date | None = None
    exception_reason: str = ""
    exception_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class NewMember:
    """A member of a Tim Pembina that is being formed: a known person, or an official by name."""

    position: str
    person_id: UUID | None = None
    holder_name: str = ""
    field: str = ""


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """A person who belongs to a post from a day on."""

    person_id: UUID
    post_id: UUID


@dataclass(frozen=True)
class Outcome:
    """What came of one item: accepted, same (it was so already) or refused. `warnings` are sentences to heed."""

    id: UUID
    state: str
    code: str = ""
    sentence: str = ""
    field: str = ""
    warnings: tuple[str, ...] = ()


def refused(id: UUID, refusal: Refusal) -> Outcome:
    """The outcome of a refused item."""
    return Outcome(id, "refused", refusal.code, refusal.sentence, refusal.field or "")
