"""Which services an actor may record at a post, and the form of one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul import standards
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.registry.queries.grounds import PostGround, post_grounds
from simpul.services.queries.staging import subject_of
from simpul.services.rules import judging
from simpul.standards import Service


@dataclass(frozen=True, slots=True)
class Offer:
    """A service that the actor may record. `doubt`: why it may not be for the person that was asked for."""

    service: Service
    doubt: str = ""

    @property
    def code(self) -> str:
        return self.service.code

    @property
    def name(self) -> str:
        return self.service.name


def services_for(
    *, by: Actor, post_id: UUID, on: date, person_id: UUID | None = None, subject: str | None = None
) -> list[Offer]:
    """Services of that day which the actor may record at the post, in the order of the catalogue.

    `person_id`: only services for that person. `subject`: only those for a person, household, place or event.
    """
    ground = _ground(by, post_id)
    person = _person(by, person_id) if person_id else None
    found = []
    for service in standards.services(on, ground.village_code):
        if not _may_write(by, ground.scope, service) or (subject or service.subject) != service.subject:
            continue
        if person is None:
            found.append(Offer(service))
        elif service.subject == "person" and (offer := _offer(service, person, on)):
            found.append(offer)
    return found


def form_for(*, by: Actor, post_id: UUID, service: str, on: date, version: int | None = None) -> Service:
    """The form of one service, for who may record it at the post; else `layanan-tidak-dikenal` or `tidak-berhak`."""
    ground = _ground(by, post_id)
    found = judging.service_for(service, version, on, ground.village_code)
    if not _may_write(by, ground.scope, found):
        raise Refusal("tidak-berhak", action="record.write")
    return found


def _ground(by: Actor, post_id: UUID) -> PostGround:
    ground = post_grounds([post_id]).get(post_id)
    if ground is None or not by.may("post.read", ground.scope):
        raise Refusal("tidak-ditemukan")
    return ground


def _may_write(by: Actor, scope: Scope, service: Service) -> bool:
    there = Scope(area=scope.area, post=scope.post, field=service.field)
    return by.may("record.write", there) and (not service.sealed or by.may("record.read_sealed", there))


def _person(by: Actor, person_id: UUID) -> judging.Subject:
    people.person(by=by, id=person_id)
    return subject_of(people.snapshots([person_id])[person_id])


def _offer(service: Service, person: judging.Subject, on: date) -> Offer | None:
    """The service with what is doubtful about it; None when it is not for such a person at all."""
    try:
        return Offer(service, judging.eligibility(service, person, on) or "")
    except Refusal:
        return None
