"""Length of service from appointments: who has reached 10, 20, 30 years, when, and what was recognised (S4.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.assessments.models import Recognition
from simpul.assessments.rules.years import Service, service
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.people.queries import snapshots
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries import post_labels, post_scopes
from simpul.standards.assessments import ServiceYears, assessment_table
from simpul.standards.budgets import in_force
from simpul.upkeep.queries import offices_of_person, offices_since
from simpul.upkeep.queries.long_service import Held


@dataclass(frozen=True)
class Reached:
    """One threshold: the day on which it was reached (None: not yet), the day it was recognised (None: not yet)."""

    rule: str
    years: int
    level: int
    on: date | None
    given_on: date | None


@dataclass(frozen=True)
class Veteran:
    """Somebody who has served for long. `years`: full years without the gaps; `in_office`: serves today."""

    person_id: UUID
    name: str
    post: str
    village: AreaView
    begun: date
    years: int
    gaps: tuple[tuple[date, date], ...]
    in_office: bool
    reached: tuple[Reached, ...]

    @property
    def last(self) -> Reached | None:
        """The highest threshold reached."""
        return next((one for one in reversed(self.reached) if one.on is not None), None)

    @property
    def waiting(self) -> bool:
        """Whether the highest threshold reached has not been recognised."""
        return self.last is not None and self.last.given_on is None


def long_service(*, by: Actor, area_id: int, on: date) -> list[Veteran]:
    """Those of an area who have reached a threshold, the longest service first; nothing above a regency: open one."""
    area = places.area(area_id)
    by.require("assessment.read", Scope(area=area.path))
    rules = sorted(in_force(assessment_table().service_years, on), key=lambda one: one.years)
    if area.level < 2 or not rules:
        return []
    early = date(on.year - rules[0].years, on.month, min(on.day, 28 if on.month == 2 else on.day))
    held = offices_since(area, early)
    served = {who: one for who, spans in held.items() if (one := _joined(spans, on)) and one.reached(rules[0].years)}
    return _veterans(served, held, rules, on)


def service_of(person_id: UUID, on: date) -> Service | None:
    """Internal: the whole service of one person; None for none."""
    return _joined(offices_of_person(person_id), on)


def veteran(*, by: Actor, person_id: UUID, on: date) -> Veteran:
    """One person's long service; Refusal `tidak-ditemukan` where there is none in the actor's area."""
    held = offices_of_person(person_id)
    served = _joined(held, on)
    rules = sorted(in_force(assessment_table().service_years, on), key=lambda one: one.years)
    found = _veterans({person_id: served}, {person_id: held}, rules, on) if served else []
    if not found or not by.may("assessment.read", Scope(area=found[0].village.path)):
        raise Refusal("tidak-ditemukan")
    return found[0]


def _joined(spans: Sequence[Held], on: date) -> Service | None:
    return service([(first, end) for first, end, _post in spans], on)


def _veterans(
    served: Mapping[UUID, Service], held: Mapping[UUID, Sequence[Held]], rules: Sequence[ServiceYears], on: date
) -> list[Veteran]:
    people = snapshots(served)
    last = {who: max(held[who], key=lambda one: (one[1] is None, one[1] or one[0], one[0]))[2] for who in served}
    labels, scopes = post_labels(last.values()), post_scopes(last.values())
    villages = places.areas({scope.area[-1] for scope in scopes.values()})
    given = {(one.person_id, one.rule): one.given_on for one in Recognition.objects.filter(person_id__in=list(served))}
    found = [
        Veteran(
            person_id=who,
            name=people[who].name,
            post=labels[last[who]],
            village=villages[scopes[last[who]].area[-1]],
            begun=one.begun,
            years=one.full_years,
            gaps=one.gaps,
            in_office=one.spans[-1][1] > on,
            reached=tuple(
                Reached(rule.code, rule.years, rule.level, one.reached(rule.years), given.get((who, rule.code)))
                for rule in rules
            ),
        )
        for who, one in served.items()
        if who in people and last[who] in scopes
    ]
    return sorted(found, key=lambda one: (-one.years, one.begun, one.name, str(one.person_id)))
