"""Registering a person: once each."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.commands.details import fill, warnings
from simpul.people.models import Person
from simpul.people.queries.persons import duplicates
from simpul.people.rules import Warned, check_birth, clean_name, nik_of, person_key


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
    """A new resident of a village; `post_id`: the post as which the actor registers. `id`: sent twice, one person.

    `sure`: somebody of that name, birth and mother is there and is somebody else. A NIK that disagrees only warns.
    """
    shared.village_of(by, "person.register", village_id, post_id)
    if id is not None and (known := _repeated(id, name)):
        return known
    one = Person(id=id or new_id(), village_id=village_id, is_demo=shared.demo_of(by, is_demo))
    one.post_id = shared.own_post(by, "person.register", post_id)
    fill(by, one, name=name, sex=sex, birth_date=birth_date, birth_estimated=birth_estimated, nik=nik)
    fill(by, one, mother_name=mother_name, mother_id=mother_id, household_id=household_id, hamlet_id=hamlet_id)
    fill(by, one, address=address, phone=phone, disability=disability)
    check_birth(one.birth_date, shared.today(village_id, at))
    _refuse_likely_same(by, one, sure=sure)
    if known := _save(by, one, nik):
        return known
    changed("person", one.id, after=shared.plain(one), feed=one.post_id)
    return PersonOutcome(one.id, warnings(one))


def _save(by: Actor, one: Person, nik: str) -> PersonOutcome | None:
    """Insert the row. When the same form or the same NIK arrived at the same moment, answer as if it came before."""
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError:
        if known := _repeated(one.id, one.name):
            return known
        shared.refuse_same_nik(by, nik_of(nik), one.village_id)
        raise
    return None


def _repeated(id: UUID, name: str) -> PersonOutcome | None:
    """The same form again (double click, back button): nothing new. Another one under that id: refused."""
    known = Person.everyone.filter(id=id).values_list("name_key", flat=True).first()
    if known is None:
        return None
    if known != person_key(clean_name(name)):
        raise Refusal("sudah-ada-lain")
    return PersonOutcome(id, repeated=True)


def _refuse_likely_same(by: Actor, one: Person, *, sure: bool) -> None:
    if sure:
        return
    alike = duplicates(
        by=by,
        village_id=one.village_id,
        name=one.name,
        birth_date=one.birth_date,
        mother_name=one.mother_name,
        but=one.id,
    )
    for same in alike:
        if same.person is None:
            raise Refusal("mungkin-sudah-ada-di-desa", field="name")
        raise Refusal("mungkin-sudah-ada", field="name", nama=same.person.name, person_id=same.person.id)
