"""Registering a person: once each."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.nik import Nik
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.models import Person
from simpul.people.queries.persons import duplicates
from simpul.people.queries.scoping import scope_of, sees_disability
from simpul.people.rules import (
    LONGEST_NAME,
    Warned,
    check_birth,
    clean,
    clean_name,
    nik_of,
    nik_warnings,
    person_key,
)


@dataclass(frozen=True)
class PersonOutcome:
    """Who was registered, and what somebody should look at. `repeated`: the same form had come before."""

    id: UUID
    warnings: tuple[Warned, ...] = ()
    repeated: bool = False


@command("people.register_person")
def register_person(
    *,
    by: Actor,
    at: datetime,
    village_id: int,
    name: str,
    sex: str,
    birth_date: date | None = None,
    id: UUID | None = None,
    birth_estimated: bool = False,
    mother_name: str = "",
    mother_id: UUID | None = None,
    household_id: UUID | None = None,
    hamlet_id: UUID | None = None,
    address: str = "",
    phone: str = "",
    disability: str = "",
    nik: str = "",
    post_id: UUID | None = None,
    sure: bool = False,
    is_demo: bool = False,
) -> PersonOutcome:
    """A new resident of a village. `post_id`: the post as which the actor registers them.

    `id` is made by whoever fills the form: sent twice, one person. `nik` in any usual spelling, "" for none. `sure`:
    the actor has seen that somebody of the same name, birth date and mother is there, and it is somebody else.
    Refuses a NIK that somebody has; warns where a NIK disagrees with the rest.
    """
    village = shared.village_of(by, "person.register", village_id, post_id)
    if id is not None and (known := _repeated(by, id, name)):
        return known
    number = nik_of(nik)
    one = Person(
        id=id or new_id(),
        name=clean_name(name),
        sex=shared.check_sex(sex),
        birth_date=birth_date,
        birth_estimated=birth_estimated,
        mother_name=clean(mother_name, field="mother_name", label="Nama ibu", longest=LONGEST_NAME),
        mother_id=shared.check_mother(by, mother_id, birth_date),
        household_id=shared.check_household(by, household_id),
        village_id=village_id,
        hamlet_id=shared.check_hamlet(hamlet_id, village_id),
        address=shared.address(address),
        phone=shared.phone(phone),
        disability=shared.check_disability(disability),
        post_id=shared.own_post(by, "person.register", post_id),
        is_demo=is_demo,
    )
    one.name_key = person_key(one.name)
    _check(by, at, one, sure=sure)
    shared.refuse_same_nik(by, number, village_id)
    shared.set_nik(one, number)
    if (known := _save(by, one, number)) is not None:
        return known
    changed("person", one.id, after=shared.plain(one), feed=one.post_id)
    return PersonOutcome(one.id, nik_warnings(number, born=birth_date, sex=sex, village_code=village.code))


def _save(by: Actor, one: Person, number: Nik | None) -> PersonOutcome | None:
    """Insert the row. When the same form or the same NIK arrived at the same moment, answer as if it came before."""
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError:
        if known := _repeated(by, one.id, one.name):
            return known
        shared.refuse_same_nik(by, number, one.village_id)
        raise
    return None


def _repeated(by: Actor, id: UUID, name: str) -> PersonOutcome | None:
    """The same form again (double click, back button): nothing new. Another one under that id: refused."""
    known = Person.objects.filter(id=id).values_list("name_key", flat=True).first()
    if known is None:
        return None
    if known != person_key(clean_name(name)):
        raise Refusal("sudah-ada-lain")
    return PersonOutcome(id, repeated=True)


def _check(by: Actor, at: datetime, one: Person, *, sure: bool) -> None:
    check_birth(one.birth_date, shared.today(one.village_id, at))
    if one.disability and not sees_disability(by, scope_of(one)):
        raise Refusal("tidak-berhak", field="disability", action="person.register")
    if not sure:
        _refuse_likely_same(by, one)


def _refuse_likely_same(by: Actor, one: Person) -> None:
    alike = duplicates(
        by=by, village_id=one.village_id, name=one.name, birth_date=one.birth_date, mother_name=one.mother_name
    )
    for same in alike:
        if same.person is None:
            raise Refusal("mungkin-sudah-ada-di-desa", field="name")
        raise Refusal("mungkin-sudah-ada", field="name", nama=same.person.name, person_id=same.person.id)
