"""What one post does in one month: who comes, which services are given in the fields that it already serves."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from simpul import standards
from simpul.jobs.simulation.answers import make_answers
from simpul.jobs.simulation.population import MadePerson, MadePopulation, uuid_of
from simpul.kernel.period import Period
from simpul.standards import Service, forms

# How often a post gives a service of a kind in a month; health services of the open day are given to most who fit.
CHANCE = {"pelayanan": 0.16, "pendataan": 0.25, "verifikasi": 0.1, "penyuluhan": 0.25, "aspirasi": 0.08}
REGULAR = {
    "kesehatan.kehadiran": 0.2,
    "kesehatan.timbang_ukur_balita": 0.75,
    "kesehatan.pemeriksaan_bumil": 0.8,
    "kesehatan.nifas": 0.7,
}
# Services for women before and after a birth: from how many days after today it may be, to how many.
AROUND_BIRTH = {"kesehatan.pemeriksaan_bumil": (1, 250), "kesehatan.nifas": (-42, 0), "kesehatan.kelas_ibu": (1, 250)}
LIST_OF_ALL = "kesehatan.pendataan"
PLACES = ("RT 01", "RT 02", "RT 03", "Balai warga", "Jalan utama")


@dataclass(frozen=True)
class MadePost:
    """A post of the simulation: its people, the field it serves from which month on, its day of the month."""

    id: UUID
    population: MadePopulation
    fields_from: dict[str, date]
    day: int
    vigour: float


@dataclass(frozen=True)
class MadeRecord:
    """One service, as a phone or a form would send it."""

    id: UUID
    service: Service
    on: date
    answers: dict[str, Any]
    person: MadePerson | None = None
    household_id: UUID | None = None
    place: str = ""


def records_of_month(
    rng: random.Random, post: MadePost, period: Period, today: date, *, first: bool = False
) -> Iterator[MadeRecord]:
    """The records of the month, none after `today`, each one valid under the catalogue.

    In the `first` month everybody is written into the list of those to be served; later only the newborn.
    """
    day = period.first_day.replace(day=post.day)
    if day > today:
        return
    for service in standards.services(on=day):
        if service.code == LIST_OF_ALL:
            yield from _listed(rng, post, service, day, first=first)
        elif post.fields_from.get(service.field, today) <= day and not service.sealed:
            yield from _given(rng, post, service, day, today)


def _listed(rng: random.Random, post: MadePost, service: Service, day: date, *, first: bool) -> Iterator[MadeRecord]:
    since = date.min if first else Period.of(day).shift(-1).first_day.replace(day=post.day)
    for person in post.population.people:
        if since < person.birth_date <= day:
            yield from _record(rng, post, service, day, person=person)


def _given(rng: random.Random, post: MadePost, service: Service, day: date, today: date) -> Iterator[MadeRecord]:
    if service.subject == "person":
        people = _who_fit(service, post.population, day)
        for person in _who_come(rng, post, service, people):
            yield from _record(rng, post, service, day, person=person)
        return
    if rng.random() > CHANCE[service.activity] * post.vigour:
        return
    month = Period.of(day)
    on = day + timedelta(days=rng.randrange(-4, 10))
    on = max(min(on, month.last_day, today), month.first_day)
    if service.subject == "household":
        for household in rng.sample(post.population.households, k=min(2, len(post.population.households))):
            yield from _record(rng, post, service, on, household_id=household.id)
    else:
        yield from _record(rng, post, service, on, place=rng.choice(PLACES))


def _who_fit(service: Service, population: MadePopulation, day: date) -> list[MadePerson]:
    around_birth = AROUND_BIRTH.get(service.code)
    return [
        person
        for person in population.people
        if person.birth_date <= day
        and (around_birth is None or _bears_child(population.births.get(person.id, ()), day, *around_birth))
        and forms.is_for(service, sex=person.sex, age_days=(day - person.birth_date).days, on=day)
    ]


def _bears_child(births: Sequence[date], day: date, first: int, last: int) -> bool:
    """Whether a birth lies between `first` and `last` days after the day (negative: before)."""
    return any(first <= (birth - day).days <= last for birth in births)


def _who_come(rng: random.Random, post: MadePost, service: Service, people: list[MadePerson]) -> list[MadePerson]:
    if service.code in REGULAR:
        return [person for person in people if rng.random() < REGULAR[service.code] * post.vigour]
    if not people or rng.random() > CHANCE[service.activity] * post.vigour:
        return []
    return rng.sample(people, k=min(len(people), rng.randint(1, 3)))


def _record(
    rng: random.Random,
    post: MadePost,
    service: Service,
    on: date,
    *,
    person: MadePerson | None = None,
    household_id: UUID | None = None,
    place: str = "",
) -> Iterator[MadeRecord]:
    months = (on - person.birth_date).days / 30.4375 if person else None
    # A child keeps its place in the crowd: derived from its id, not drawn anew each month.
    vigour = random.Random(person.id.int).gauss(-0.4, 0.8) if person else 0.0
    answers = make_answers(
        rng,
        service,
        on=on,
        months=months,
        sex=person.sex if person else "",
        vigour=vigour,
        people=[one.id for one in post.population.people],
    )
    checked = forms.check(service, answers, on)
    if not checked.errors:
        # The id sorts by the day, so that a long simulation fills its indexes from the end.
        made_at = (on - date(1970, 1, 1)).days * 86_400_000
        yield MadeRecord(uuid_of(rng, made_at), service, on, checked.answers, person, household_id, place)
