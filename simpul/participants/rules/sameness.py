"""Whether two registrations are of one and the same person, and whether a registered person is meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from simpul.participants.rules.states import NOBODY, PERHAPS, SURE


@dataclass(frozen=True)
class Told:
    """Who somebody says they are; "" or None for what is not told."""

    name_key: str
    village_id: int | None = None
    post_id: UUID | None = None
    phone: str = ""
    nik_hash: str = ""
    person_id: UUID | None = None


def is_same(one: Told, other: Told) -> bool:
    """One registration: the same NIK or person; or name and village with nothing that tells them apart."""
    if one.nik_hash and other.nik_hash:
        return one.nik_hash == other.nik_hash
    if one.person_id and other.person_id:
        return one.person_id == other.person_id
    if one.name_key != other.name_key or one.village_id != other.village_id:
        return False
    if one.phone and other.phone:
        return one.phone == other.phone
    return not (one.post_id and other.post_id) or one.post_id == other.post_id


@dataclass(frozen=True)
class Known:
    """Somebody of that name in the register. `serves`: the posts in which they are in office."""

    id: UUID
    phone: str = ""
    post_id: UUID | None = None
    serves: frozenset[UUID] = frozenset()


def matched(told: Told, by_nik: UUID | None, alike: Iterable[Known]) -> tuple[UUID | None, str]:
    """(person, how sure): the NIK is sure; a name with its phone or its post in office too; a name alone is perhaps."""
    if by_nik is not None:
        return by_nik, SURE
    named = list(alike)
    for sure in (
        [one for one in named if told.phone and one.phone == told.phone],
        [one for one in named if told.post_id and told.post_id in one.serves],
    ):
        if len(sure) == 1:
            return sure[0].id, SURE
    if len(named) == 1:
        return named[0].id, PERHAPS
    return None, NOBODY
