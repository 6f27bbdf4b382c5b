"""Households of a post: couples, children, some grandparents, with ages as a posyandu meets them."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from simpul.jobs.simulation.names import full_name


@dataclass(frozen=True)
class MadePerson:
    """A made-up resident. `nik` begins with 99, a province that does not exist, so that it is nobody's."""

    id: UUID
    name: str
    sex: str
    birth_date: date
    mother_name: str
    nik: str
    disability: str
    household: int
    hamlet: int


@dataclass(frozen=True)
class MadeHousehold:
    """A made-up family: its members stand beside it in MadePopulation.people."""

    id: UUID
    head_name: str
    hamlet: int
    decile: int


@dataclass(frozen=True)
class MadePopulation:
    """Everybody who comes to one post; `births` are the days on which a woman bore or will bear a child."""

    households: tuple[MadeHousehold, ...]
    people: tuple[MadePerson, ...]
    births: dict[UUID, tuple[date, ...]]


def uuid_of(rng: random.Random, at_ms: int = 1_735_689_600_000) -> UUID:
    """A UUIDv7 out of the seed, so that two runs make the same ids."""
    value = (at_ms << 80) | rng.getrandbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


def make_population(rng: random.Random, *, size: int, hamlets: int, today: date) -> MadePopulation:
    """About `size` people in families of three to six."""
    households: list[MadeHousehold] = []
    people: list[MadePerson] = []
    births: dict[UUID, tuple[date, ...]] = {}
    while len(people) < size:
        household, members = _family(rng, number=len(households), hamlets=hamlets, today=today)
        households.append(household)
        people.extend(members)
        mother = members[1]
        born = [child.birth_date for child in members if child.mother_name]
        if rng.random() < 0.12 and today.year - mother.birth_date.year <= 40:
            born.append(today + timedelta(days=rng.randrange(5, 230)))
        births[mother.id] = tuple(born)
    return MadePopulation(tuple(households), tuple(people), births)


def _family(rng: random.Random, *, number: int, hamlets: int, today: date) -> tuple[MadeHousehold, list[MadePerson]]:
    hamlet = rng.randrange(max(hamlets, 1))
    mother_age = rng.randint(20, 42)
    ages = [("L", mother_age + rng.randint(0, 8)), ("P", mother_age)]
    ages += [(rng.choice("LP"), age) for age in _ages_of_children(rng, mother_age)]
    if rng.random() < 0.35:
        ages.append((rng.choice("LP"), mother_age + rng.randint(22, 38)))
    mother = full_name(rng, "P")
    members = []
    for place, (sex, age) in enumerate(ages):
        name = mother if place == 1 else full_name(rng, sex)
        born = today - timedelta(days=int(age * 365.25) + rng.randrange(365))
        is_child = place >= 2 and age < 19
        members.append(
            MadePerson(
                id=uuid_of(rng),
                name=name,
                sex=sex,
                birth_date=born,
                mother_name=mother if is_child else "",
                nik=made_nik(rng, born, sex),
                disability=rng.choice(["fisik", "netra", "rungu"]) if rng.random() < 0.02 else "",
                household=number,
                hamlet=hamlet,
            )
        )
    decile = min(10, 1 + int(rng.betavariate(1.6, 2.4) * 10))
    return MadeHousehold(uuid_of(rng), members[0].name, hamlet, decile), members


def _ages_of_children(rng: random.Random, mother_age: int) -> list[int]:
    """One to three children, the youngest mostly under five."""
    youngest = min(rng.choice([0, 0, 1, 1, 2, 2, 3, 4, 6, 9]), mother_age - 19)
    ages = [max(youngest, 0)]
    while len(ages) < 3 and rng.random() < 0.5 and ages[-1] + 2 <= mother_age - 18:
        ages.append(ages[-1] + rng.randint(2, 5))
    return [age for age in ages if age <= mother_age - 17]


def made_nik(rng: random.Random, born: date, sex: str) -> str:
    """Sixteen digits of the right shape under a province code that is not in use."""
    day = born.day + (40 if sex == "P" else 0)
    return f"99{rng.randrange(10000):04d}{day:02d}{born:%m%y}{rng.randrange(1, 10000):04d}"
