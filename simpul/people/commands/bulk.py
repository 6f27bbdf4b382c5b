"""Many persons and families at once, for the demo and for simulations: the same rows as one by one, tested equal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command, insert_many
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.commands.many import NewResident, person_of
from simpul.people.models import Household, Person
from simpul.people.rules import clean_name


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
class NewPerson(NewResident):
    """A person as generated."""

    hamlet_id: UUID | None = None
    disability: str = ""
    post_id: UUID | None = None


@command("people.write_many")
def write_many(
    *, by: Actor, at: datetime, households: Sequence[NewHousehold] = (), persons: Sequence[NewPerson] = ()
) -> None:
    """Write generated families and persons, marked as demo. Only the system itself may; one audit entry for all."""
    if not by.is_system:
        raise Refusal("tidak-berhak", action="person.register")
    insert_many(_families(households))
    insert_many([_person(one) for one in persons])
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


def _person(new: NewPerson) -> Person:
    one = person_of(new)
    one.hamlet_id, one.disability, one.post_id, one.is_demo = new.hamlet_id, new.disability, new.post_id, True
    return one
