"""How many doubles are found and how many proposals are right, on a generated village with a fixed seed.

Planted: the same person entered twice with the slips of real lists. Beside them what must not be proposed: twins,
families with names alike, namesakes. The figures are told in docs/adr/0075.
"""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

from simpul.duplicates.rules.persons import Judge, Known
from simpul.duplicates.rules.traits import traits_of
from simpul.standards.resemblance import resemblance

SEED, FAMILIES, DOUBLES = 20261122, 700, 240
VILLAGE = 7
MEN = "Budi Agus Made Wayan Slamet Hendra Rizki Fajar Dedi Joko Bagus Arya Surya Ketut Nyoman Iwan Yusuf Hasan".split()
WOMEN = "Sari Dewi Siti Ayu Rina Wati Lestari Fitri Ratna Indah Putri Luh Kadek Komang Nur Aisyah Sri Yuni".split()
LAST = "Antari Wijaya Santoso Suarsana Pratama Saputra Lestari Kusuma Utami Hidayat Rahman Astawa Mahendra".split()
LAST += "Suryani Handayani Permana Setiawan Nugroho Firmansyah Wulandari Sudarma Artha Yasa Puspita Maharani".split()
Two = tuple[UUID, UUID]


class Village:
    """Families with twins among their children, and the doubles planted among all of them."""

    def __init__(self) -> None:
        self.rng = random.Random(SEED)
        self.people: list[Known] = []
        self.twins: set[Two] = set()
        self.doubles: set[Two] = set()
        for _ in range(FAMILIES):
            self._family()
        for one in self.rng.sample(self.people, DOUBLES):
            self._double(one)

    def _name(self, sex: str) -> str:
        first = self.rng.choice(MEN if sex == "L" else WOMEN)
        middle = [self.rng.choice(MEN if sex == "L" else WOMEN)] if self.rng.random() < 0.5 else []
        return " ".join([first, *middle, self.rng.choice(LAST)])

    def _add(self, name: str, sex: str, born: date, mother: str, family: UUID) -> Known:
        phone = f"08{self.rng.randrange(10**9, 10**10)}" if born.year < 2005 and self.rng.random() < 0.5 else ""
        one = Known(
            UUID(int=self.rng.getrandbits(128)), VILLAGE, name, sex, born, mother_name=mother, phone=phone,
            household_id=family,
        )  # fmt: skip
        self.people.append(one)
        return one

    def _day(self, first: int, last: int) -> date:
        return date(first, 1, 1) + timedelta(days=self.rng.randrange((last - first) * 365))

    def _family(self) -> None:
        family = UUID(int=self.rng.getrandbits(128))
        mother = self._add(self._name("P"), "P", self._day(1975, 2004), self._name("P"), family)
        self._add(self._name("L"), "L", self._day(1970, 2002), self._name("P"), family)
        born = self._day(2015, 2026)
        for _ in range(self.rng.randrange(1, 4)):
            sex = self.rng.choice("LP")
            child = self._add(self._name(sex), sex, born, mother.name, family)
            if self.rng.random() < 0.08:
                self._twin(child)
            born += timedelta(days=500 + self.rng.randrange(900))

    def _twin(self, one: Known) -> None:
        """Half of the twins have names alike, as parents like it."""
        alike = one.name[:-1] + "i" if one.name.endswith("a") else one.name + "a"
        name = alike if self.rng.random() < 0.5 else self._name(one.sex)
        if one.birth_date is not None and name != one.name and one.household_id:
            twin = self._add(name, one.sex, one.birth_date, one.mother_name, one.household_id)
            self.twins.add(ordered(one, twin))

    def _double(self, one: Known) -> None:
        """The same person once more, with one or two slips; half of the time in no family."""
        family = one.household_id if self.rng.random() < 0.5 else None
        double = replace(one, id=UUID(int=self.rng.getrandbits(128)), household_id=family)
        for slip in self.rng.sample(SLIPS, self.rng.randrange(1, 3)):
            double = slip(self.rng, double)
        self.people.append(double)
        self.doubles.add(ordered(one, double))


def _old_spelling(rng: random.Random, one: Known) -> Known:
    name = one.name.replace("u", "oe").replace("y", "j") if rng.random() < 0.2 else one.name.replace("i", "y", 1)
    return replace(one, name=name.replace("Muhammad", "Moh."))


def _title(rng: random.Random, one: Known) -> Known:
    return replace(one, name=f"{'Ny.' if one.sex == 'P' else 'Bpk.'} {one.name}".upper())


def _order(rng: random.Random, one: Known) -> Known:
    return replace(one, name=" ".join(reversed(one.name.split())))


def _doubled(rng: random.Random, one: Known) -> Known:
    at = rng.randrange(1, len(one.name))
    return replace(one, name=one.name[:at] + one.name[at - 1] + one.name[at:])


def _shorter(rng: random.Random, one: Known) -> Known:
    words = one.name.split()
    return replace(one, name=" ".join(words[1:] if len(words) > 2 else words))


def _no_mother(rng: random.Random, one: Known) -> Known:
    return replace(one, mother_name="")


def _swapped(rng: random.Random, one: Known) -> Known:
    born = one.birth_date
    return replace(one, birth_date=born.replace(month=born.day, day=born.month)) if born and born.day <= 12 else one


def _digit(rng: random.Random, one: Known) -> Known:
    born = one.birth_date
    return (
        replace(one, birth_date=born.replace(day=born.day // 10 * 10 + (born.day + 1) % 8 + 1))
        if born and born.day < 20
        else one
    )


def _year_only(rng: random.Random, one: Known) -> Known:
    return (
        replace(one, birth_date=one.birth_date.replace(month=1, day=1), birth_estimated=True) if one.birth_date else one
    )


SLIPS = [_old_spelling, _title, _order, _doubled, _shorter, _no_mother, _swapped, _digit, _year_only]


def ordered(one: Known, other: Known) -> Two:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def proposed(people: list[Known]) -> set[Two]:
    """What the list would show, found as the worker finds it: by shared traits, buckets that are too full left out."""
    judge = Judge(resemblance(date(2026, 11, 22)))
    buckets: dict[str, list[Known]] = defaultdict(list)
    for one in people:
        for trait in traits_of(judge, one):
            buckets[trait].append(one)
    compared = {
        ordered(one, other): (one, other)
        for found in buckets.values()
        if len(found) <= judge.rules.bucket
        for one, other in combinations(found, 2)
    }
    assert len(compared) < len(people) * 20  # never everybody with everybody
    return {two for two, pair in compared.items() if judge.judge(*pair).score >= judge.rules.propose}


def test_most_doubles_are_found_and_most_proposals_are_right() -> None:
    village = Village()
    found = proposed(village.people)
    right = found & village.doubles
    assert len(right) / len(village.doubles) >= 0.93
    assert len(right) / len(found) >= 0.97
    assert found & village.twins == set()
