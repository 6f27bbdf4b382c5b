"""Who may be called to a training by name: those in office, and residents whom the inviting office may read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.person_names import person_key
from simpul.kernel.refusals import Refusal
from simpul.offices.queries.officers import in_office, officer_view
from simpul.offices.rules import POST_BODY, TEAM_BODY
from simpul.people import queries as people
from simpul.people.queries import PersonView
from simpul.places.queries import AreaView, areas
from simpul.training.queries import batches_by_id

MANAGE, MOST = "participant.manage", 20


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who can be invited by name. `office`: "" for a resident in none."""

    person_id: UUID
    name: str
    office: str
    village: str
    phone: str


def invitees(*, by: Actor, at: datetime, batch_id: UUID, text: str) -> list[Invitee]:
    """Those with all these words in their name, in the area of which the actor calls people; in office first."""
    reach, words, named = _reach(by, batch_id), person_key(text).split(), Q()
    if not words:
        return []
    for word in words:
        named &= Q(person__name_key__contains=word)
    residents = people.search(by=by, text=text, limit=MOST)
    found: dict[UUID, Invitee] = {}
    for one in _found(reach, at, named, residents):
        found.setdefault(one.person_id, one)
    return list(found.values())[:MOST]


def invitee(*, by: Actor, at: datetime, batch_id: UUID, person_id: UUID) -> Invitee:
    """One of those whom `invitees` may find; Refusal `tidak-ditemukan`."""
    residents = people.persons(by=by, ids=[person_id]).values()
    found = next(_found(_reach(by, batch_id), at, Q(person_id=person_id), residents), None)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _reach(by: Actor, batch_id: UUID) -> AreaView:
    """The area whose office the actor is: that of the organiser, or where the batch is held."""
    found = batches_by_id([batch_id]).get(batch_id)
    known = areas({found.area_id, found.host_id}) if found else {}
    places = [known[id] for id in (found.area_id, found.host_id)] if found else []
    reach = next((one for one in places if by.may(MANAGE, Scope(area=one.path), exact=True)), None)
    if reach is None:
        raise Refusal("tidak-ditemukan")
    return reach


def _found(reach: AreaView, at: datetime, who: Q, residents: Iterable[PersonView]) -> Iterator[Invitee]:
    """People in office, then residents; somebody who is both comes twice."""
    here = Q(**{f"person__village__l{reach.level}": reach.id}, person__died_on=None)
    held = in_office(day_at(at, "WIB")).filter(who, here).select_related("person__village", "decree")
    for one in held.order_by("person__name", "person_id", "id")[:MOST]:
        if one.person is not None:
            office = officer_view(one, POST_BODY if one.post_id else TEAM_BODY).position_name
            yield Invitee(one.person.id, one.person.name, office, one.person.village.full_name, one.person.phone)
    villages = areas({one.village_id for one in residents})
    for other in residents:
        village = villages[other.village_id]
        if reach.id in village.path and other.died_on is None:
            yield Invitee(other.id, other.name, "", village.full_name, other.phone)
