"""What the judging of a list of records needs, each kind of thing read once. Internal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from simpul.facts import queries as facts
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.places import queries as places
from simpul.registry.queries import post_of_person
from simpul.registry.queries.grounds import post_grounds
from simpul.services.rules import judging
from simpul.services.rules.doubts import LOOK_BACK, Past
from simpul.services.rules.judging import EARLIEST, Ground, Subject, service_for
from simpul.services.rules.shapes import NewRecord
from simpul.standards import Service

_NAMED_AT_MOST = 500
_WEST = "WIB"  # where a day begins last


@dataclass
class Stage:
    """Posts, ids already used, persons, villages of households, closed months, recent records; rights as asked."""

    by: Actor
    grounds: Mapping[UUID, Ground]
    known: dict[UUID, tuple[str, UUID]]
    persons: Mapping[UUID, people.PersonFacts]
    households: Mapping[UUID, people.HouseholdFacts]
    closed: set[tuple[tuple[int, ...], Period]]
    past: Past | None
    rights: dict[tuple[UUID, str, bool], bool] = field(default_factory=dict)
    forms: dict[tuple[str, int | None, date, str], Service] = field(default_factory=dict)

    def may_write(self, post_id: UUID, field: str, sealed: bool) -> bool:
        """Whether the actor may write records of that field at that post; a sealed one needs its own right too."""
        key = (post_id, field, sealed)
        if key not in self.rights:
            scope = self.grounds[post_id].of_field(field)
            self.rights[key] = self.by.may("record.write", scope) and (
                not sealed or self.by.may("record.read_sealed", scope)
            )
        return self.rights[key]

    def form(self, item: NewRecord, ground: Ground) -> Service:
        """The form of a record; Refusal when it is not offered there on that day."""
        key = (item.service, item.version, item.on, ground.village_code)
        if key not in self.forms:
            self.forms[key] = service_for(*key)
        return self.forms[key]

    def was_of_post(self, ground: Ground, named: UUID, own: UUID, on: date) -> bool:
        """Whether this person stood in the roster of the post on that day, though they belong elsewhere now: under
        their own id, or under the one by which they were named and that has been merged into theirs."""
        return any(post_of_person(one, on) == ground.scope.post for one in {named, own})

    def in_reach(self, ground: Ground, one: people.PersonFacts | people.HouseholdFacts | None) -> bool:
        """Whether this person or family belongs to the post, or lives in its village where the actor sees them."""
        if one is None:
            return False
        if one.post_id is not None and one.post_id == ground.scope.post:
            return True
        scope = Scope(area=ground.scope.area, post=one.post_id)
        return one.village_id == ground.scope.area[-1] and self.by.may("person.read", scope)

    def family_in_reach(self, ground: Ground, id: UUID | None) -> bool:
        """Whether this family belongs to the post, by itself or by one of its members, or the actor sees it there."""
        family = self.households.get(id) if id else None
        if id is None or family is None:
            return False
        if self.in_reach(ground, family):
            return True
        return family.village_id == ground.scope.area[-1] and _sees_family(self.by, id)

    def unknown_persons(self, service: Service, ground: Ground, answers: Mapping[str, object]) -> dict[str, str]:
        """Sentences for questions whose answer names persons whom the post does not know."""
        found = {}
        for question in service.questions:
            named = answers.get(question.code)
            if question.type != "persons" or not isinstance(named, list):
                continue
            if not all(self.in_reach(ground, self.persons.get(UUID(str(one)))) for one in named):
                found[question.code] = Refusal("bukan-warga-posyandu").sentence
        return found

    def is_closed(self, ground: Ground, on: date) -> bool:
        """Whether the month is closed to this actor: not to one whose work a decision lets in (docs/adr/0052)."""
        closed = bool(self.closed) and (ground.scope.area, Period.of(on)) in self.closed
        return closed and not judging.may_write_late(self.by, ground.scope)


def _sees_family(by: Actor, id: UUID) -> bool:
    try:
        people.household(by=by, id=id)
    except Refusal:
        return False
    return True


def grounds_of(post_ids: Iterable[UUID], at: datetime, *, until: date = date.max) -> dict[UUID, Ground]:
    """Scope, day today and code of the village of each post; unknown posts are left out.

    `until`: no later day will be compared with today. Where that day has begun everywhere, no zone is looked up.
    """
    found = post_grounds(post_ids)
    today = _today({ground.scope.area for ground in found.values()}, at, until)
    return {
        post: Ground(ground.scope, today[ground.scope.area], ground.village_code, ground.closed_on)
        for post, ground in found.items()
    }


def _today(paths: set[tuple[int, ...]], at: datetime, until: date) -> dict[tuple[int, ...], date]:
    begun = day_at(at, _WEST)
    if until <= begun:
        return dict.fromkeys(paths, begun)
    return {path: day_at(at, zone) for path, zone in places.zones_of_paths(paths, at.date()).items()}


def stage_for(by: Actor, grounds: Mapping[UUID, Ground], items: Sequence[NewRecord], *, asking: bool = True) -> Stage:
    """Everything that these records are judged by; not `asking`: nobody is there to answer, so the past is not read."""
    sound = [item for item in items if item.post_id in grounds and item.on >= EARLIEST]
    persons = {item.person_id for item in sound if item.person_id} | set(_named(sound))
    households = {item.household_id for item in sound if item.household_id}
    paths = {ground.scope.area for ground in grounds.values()}
    return Stage(
        by=by,
        grounds=grounds,
        known=facts.known_payloads({item.id for item in items}),
        persons=people.snapshots(persons) if persons else {},
        households=people.household_snapshots(households) if households else {},
        closed=facts.closed_months(paths, {Period.of(item.on) for item in sound}),
        past=past_of([(item.person_id, item.service, item.on) for item in sound if item.person_id]) if asking else None,
    )


def subject_of(known: people.PersonFacts) -> Subject:
    """A person as the rules of recording see them."""
    return Subject(known.sex, known.birth_date, known.died_on, known.disability, known.hamlet_id, known.id)


def past_of(about: Sequence[tuple[UUID, str, date]]) -> Past:
    """Recent records of these persons and services, up to the last of these days."""
    if not about:
        return Past()
    days = [day for _, _, day in about]
    persons, services = {person for person, _, _ in about}, {service for _, service, _ in about}
    return Past.of(facts.newest_of_persons(persons, services, min(days) - LOOK_BACK, max(days)))


def _named(items: Iterable[NewRecord]) -> Iterable[UUID]:
    """Persons named in answers (attendance of an event), as far as they are ids at all."""
    for item in items:
        for value in item.answers.values():
            if isinstance(value, list):
                yield from (found for one in value[:_NAMED_AT_MOST] if (found := _as_id(one)))


def _as_id(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) and len(value) == 36 else None
    except ValueError:
        return None
