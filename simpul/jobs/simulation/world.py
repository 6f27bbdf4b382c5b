"""The made-up posts of each village: drawn from the seed alone, before anything is written."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul import standards
from simpul.jobs.simulation.months import MadePost
from simpul.jobs.simulation.names import full_name, post_name
from simpul.jobs.simulation.population import MadePerson, make_population, uuid_of
from simpul.jobs.simulation.story import hamlet_kind
from simpul.places import queries as places
from simpul.places.queries import AreaView

BEGIN = date(2025, 1, 1)
HEALTH = "kesehatan"
# The rakor of Buleleng speaks of villages without a bidan, not which: these four of Kubutambahan are made up.
WITHOUT_BIDAN = frozenset({"51.08.08.2003", "51.08.08.2006", "51.08.08.2009", "51.08.08.2012"})


@dataclass(frozen=True)
class MadeOfficer:
    """A person in an office of the post."""

    person: MadePerson
    position: str
    field: str = ""
    trained: bool = False


@dataclass(frozen=True)
class PlannedPost:
    """Everything about one post before it is written."""

    post: MadePost
    name: str
    hamlet: int
    officers: tuple[MadeOfficer, ...]
    with_decree: bool
    number: str
    diligence: float  # how surely it reports on time, 0 to 1


@dataclass(frozen=True)
class PlannedVillage:
    """A village with its hamlets and posts."""

    area: AreaView
    head_name: str
    hamlet_ids: tuple[UUID, ...]
    hamlet_names: tuple[str, ...]
    hamlet_kind: str
    posts: tuple[PlannedPost, ...]
    with_bidan: bool


def villages_below(area: AreaView, limit: int) -> list[AreaView]:
    """The first villages below an area, spread over its districts."""
    if area.level == 4:
        return [area]
    groups = [villages_below(child, limit) for child in places.children(area.id)]
    mixed = [group[turn] for turn in range(limit) for group in groups if turn < len(group)]
    return mixed[:limit]


def plan_village(seed: int, area: AreaView, *, posts: int, people: int, today: date) -> PlannedVillage:
    """The posts of a village, the same for the same seed and code."""
    rng = random.Random(f"{seed}/{area.code}")
    hamlets = rng.randint(3, 5)
    kind = hamlet_kind(area.code)
    return PlannedVillage(
        area=area,
        head_name=full_name(rng, rng.choice("LLP")),
        hamlet_ids=tuple(uuid_of(rng) for _ in range(hamlets)),
        hamlet_names=tuple(_hamlet_name(kind, number) for number in range(hamlets)),
        hamlet_kind=kind,
        posts=tuple(_plan_post(rng, area, n, people=people, hamlets=hamlets, today=today) for n in range(posts)),
        with_bidan=rng.random() < 0.8 and area.code not in WITHOUT_BIDAN,
    )


def _hamlet_name(kind: str, number: int) -> str:
    if kind in ("RT", "RW"):
        return f"{number + 1:03d}"
    return ("Kaja", "Kelod", "Kangin", "Kauh", "Tengah")[number]


def _plan_post(
    rng: random.Random, area: AreaView, number: int, *, people: int, hamlets: int, today: date
) -> PlannedPost:
    population = make_population(rng, size=max(20, int(rng.gauss(people, people / 6))), hamlets=hamlets, today=today)
    registered = rng.random() < 0.35
    post = MadePost(
        id=uuid_of(rng),
        population=population,
        fields_from=_fields_from(rng),
        day=rng.randint(3, 25),
        vigour=rng.uniform(0.7, 1.1),
    )
    return PlannedPost(
        post=post,
        name=post_name(number),
        hamlet=number % hamlets,
        officers=tuple(_officers(rng, population.people, today)),
        with_decree=registered or rng.random() < 0.75,
        # The demo's numbers have the official shape; they are made up, and marked as such on every page.
        number=f"{area.code}.{number + 1:03d}" if registered else "",
        diligence=rng.betavariate(8, 1.6),
    )


def _fields_from(rng: random.Random) -> dict[str, date]:
    """Health from the beginning; the other five fields join in the course of 2025 and 2026, some not yet."""
    begun = {HEALTH: BEGIN}
    for field in standards.fields():
        if field.code != HEALTH and rng.random() < 0.85:
            months = int(rng.betavariate(1.4, 2.4) * 20)
            begun[field.code] = date(2025 + months // 12, months % 12 + 1, 1)
    return begun


def _officers(rng: random.Random, people: Sequence[MadePerson], today: date) -> Iterator[MadeOfficer]:
    """Chair, secretary, treasurer, and kader: several for health, about one for each other field."""
    adults = [person for person in people if 20 <= today.year - person.birth_date.year <= 58]
    rng.shuffle(adults)
    offices = [("ketua", ""), ("sekretaris", ""), ("bendahara", ""), *[("kader", HEALTH)] * rng.randint(3, 5)]
    offices += [("kader", field.code) for field in standards.fields() if field.code != HEALTH and rng.random() < 0.9]
    for person, (position, field) in zip(adults, offices, strict=False):
        yield MadeOfficer(person, position, field, trained=rng.random() < 0.45)
