"""What goes into the list commands of offices."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


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
    exception_by: str = ""
    exception_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class NewMember:
    """A member of a Tim Pembina that is being formed: a known person, or an official by name."""

    position: str
    person_id: UUID | None = None
    holder_name: str = ""
    field: str = ""
