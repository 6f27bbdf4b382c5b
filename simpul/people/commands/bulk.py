"""Many persons and families at once, for the demo and for simulations: the same rows as one by one, tested equal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.models import Household, Person
from simpul.people.rules import clean_name, nik_of, person_key

_AT_A_TIME = 2_000


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """A family as generated."""

    id: UUID
    village_id: int
    head_name: str
    hamlet_id: UUID | None = None
    address: str = ""
    post_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person as generated. `nik`: 16 digits or ""."""

    id: UUID
    village_id: int
    name: str
    sex: str
    birth_date: date
    mother_name: str = ""
    household_id: UUID | None = None
    hamlet_id: UUID | None = None
    address: str = ""
    disability: str = ""
    nik: str = ""
    post_id: UUID | None = None


@command("people.write_many")
def write_many(
    *, by: Actor, at: datetime, households: Sequence[NewHousehold] = (), persons: Sequence[NewPerson] = ()
) -> None:
    """Write generated families and persons, marked as demo. Only the system itself may; one audit entry for all."""
    if not by.is_system:
        raise Refusal("tidak-berhak", action="person.register")
    Household.objects.bulk_create(_families(households), batch_size=_AT_A_TIME)
    Person.objects.bulk_create(_people(persons), batch_size=_AT_A_TIME)
    changed("people", "demo", after={"households": len(households), "persons": len(persons)})


def _families(new: Iterable[NewHousehold]) -> list[Household]:
    return [
        Household(
            id=one.id,
            village_id=one.village_id,
            head_name=clean_name(one.head_name),
            hamlet_id=one.hamlet_id,
            address=shared.address(one.address),
            post_id=one.post_id,
            is_demo=True,
        )
        for one in new
    ]


def _people(new: Iterable[NewPerson]) -> list[Person]:
    return [_person(one) for one in new]


def _person(one: NewPerson) -> Person:
    made = Person(
        id=one.id,
        name=clean_name(one.name),
        name_key=person_key(one.name),
        sex=one.sex,
        birth_date=one.birth_date,
        mother_name=one.mother_name,
        household_id=one.household_id,
        village_id=one.village_id,
        hamlet_id=one.hamlet_id,
        address=shared.address(one.address),
        disability=one.disability,
        post_id=one.post_id,
        is_demo=True,
    )
    shared.set_nik(made, nik_of(one.nik))
    return made
