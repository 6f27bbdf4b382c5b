"""Somebody who is to take part, as they are told."""

from dataclasses import dataclass
from uuid import UUID

from simpul.participants.rules.states import BY_ORGANISER


@dataclass(frozen=True)
class NewParticipant:
    """Somebody who is to take part, as they or others write it. `person_id`: who that surely is, where it is known."""

    name: str
    position: str
    field: str = ""
    village_id: int | None = None
    post_id: UUID | None = None
    phone: str = ""
    nik: str = ""
    person_id: UUID | None = None
    source: str = BY_ORGANISER
    invitation_id: UUID | None = None
    id: UUID | None = None
