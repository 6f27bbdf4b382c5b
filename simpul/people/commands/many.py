"""Residents of a list: registered many at once, and taken back as long as nobody has used them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command, insert_many
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.models import Person
from simpul.people.queries.known import in_use
from simpul.people.queries.scoping import scope_of
from simpul.people.rules import check_birth, clean_name, nik_of, person_key


@dataclass(frozen=True, slots=True)
class NewResident:
    """A resident as a list tells. `household_id`: a family that the actor has found (`known_people`) or made;
    `hamlet_id`: a part of that village."""

    id: UUID
    village_id: int
    name: str
    sex: str
    birth_date: date | None = None
    nik: str = ""
    mother_name: str = ""
    address: str = ""
    phone: str = ""
    household_id: UUID | None = None
    hamlet_id: UUID | None = None


@command("people.register_many")
def register_many(*, by: Actor, at: datetime, items: Sequence[NewResident]) -> dict[UUID, Refusal]:
    """Register residents, each as `register_person` would; what could not be is returned with its refusal.

    Who may be the same has been looked for by the caller, for all of them together.
    """
    days = {village_id: _today(by, at, village_id) for village_id in {item.village_id for item in items}}
    refused: dict[UUID, Refusal] = {}
    made: dict[str | UUID, Person] = {}
    for item in items:
        try:
            check_birth(item.birth_date, days[item.village_id])
            person = person_of(item)
            if (person.nik_hash or person.id) in made:
                raise Refusal("nik-sudah-ada-di-tempat-lain", field="nik")
            made[person.nik_hash or person.id] = person
        except Refusal as refusal:
            refused[item.id] = refusal
    hashes = [key for key in made if isinstance(key, str)]
    for nik_hash in filter(None, Person.everyone.filter(nik_hash__in=hashes).values_list("nik_hash", flat=True)):
        refused[made.pop(nik_hash).id] = Refusal("nik-sudah-ada-di-tempat-lain", field="nik")
    insert_many(list(made.values()))
    for person in made.values():
        changed("person", person.id, after=shared.plain(person))
    return refused


def _today(by: Actor, at: datetime, village_id: int) -> date:
    shared.village_of(by, "person.register", village_id, None)
    return shared.today(village_id, at)


def person_of(item: NewResident) -> Person:
    """The row of a new resident, each value checked as for one by one (details.py) but without asking the database."""
    name = clean_name(item.name)
    one = Person(
        id=item.id,
        name=name,
        name_key=person_key(name),
        sex=shared.check_sex(item.sex),
        birth_date=item.birth_date,
        mother_name=shared.mother_name(item.mother_name),
        household_id=item.household_id,
        hamlet_id=item.hamlet_id,
        village_id=item.village_id,
        address=shared.address(item.address),
        phone=shared.phone(item.phone),
    )
    shared.set_nik(one, nik_of(item.nik))
    return one


@command("people.withdraw_many")
def withdraw_many(*, by: Actor, at: datetime, ids: Collection[UUID]) -> set[UUID]:
    """Take back residents whom a list brought by mistake: those whom nobody has changed or used. Returns who stays."""
    used = in_use(ids)
    found = Person.objects.select_for_update(of=("self",)).select_related("village").filter(id__in=list(ids), version=1)
    going = [one for one in found if one.id not in used and by.may("person.register", scope_of(one))]
    for one in going:
        changed("person", one.id, before=shared.plain(one), feed=one.post_id)
    Person.objects.filter(id__in=[one.id for one in going]).delete()
    return set(ids) - {one.id for one in going}
