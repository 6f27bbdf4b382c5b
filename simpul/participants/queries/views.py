"""What others learn about participants."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """Somebody on the list of a batch. `village_id` None: not told; `person_id`: who that is (`match`: how sure).

    `phone`: "" for those who only see that there is somebody; `replaces`, `replaced_by`: names.
    """

    id: UUID
    batch_id: UUID
    place: int
    code: str
    name: str
    group: str
    position: str
    position_name: str
    field: str
    village_id: int | None
    village: str
    post_id: UUID | None
    post: str
    phone: str
    person_id: UUID | None
    match: str
    state: str
    reason: str
    source: str
    replaces: str = ""
    replaced_by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeatedLine:
    """Internal, in bulk: somebody with a seat, for the subjects above (tests, certificates, follow-up)."""

    id: UUID
    batch_id: UUID
    place: int
    code: str
    name: str
    group: str
    position: str
    field: str
    village_id: int | None
    path: tuple[int, ...]
    post_id: UUID | None
    person_id: UUID | None
    match: str
    state: str


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation. `to`: area, post, person or office (or anybody in words); `live`: its link still holds."""

    id: UUID
    batch_id: UUID
    to: str
    area_id: int | None
    post_id: UUID | None
    person_id: UUID | None
    addressee: str
    phone: str
    seats: int | None
    letter_number: str
    letter_on: date
    expires_at: datetime
    void_because: str
    live: bool
    registered: int


@dataclass(frozen=True, slots=True)
class QuotaView:
    """Seats of an area or a post, and how many are taken."""

    id: UUID
    area_id: int | None
    post_id: UUID | None
    name: str
    seats: int
    taken: int


@dataclass(frozen=True, slots=True)
class CallView:
    """Whom a batch is for."""

    id: UUID
    position: str
    position_name: str
    field: str
