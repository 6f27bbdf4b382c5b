"""What can be told about a person, each checked in its way: the same for registering and for correcting."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ValidationError

from simpul.kernel.actor import Actor
from simpul.kernel.nik import Nik
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.models import Person
from simpul.people.queries.scoping import keys, scope_of, sees_disability
from simpul.people.rules import Warned, clean_name, nik_of, nik_warnings, person_key


class Told(BaseModel):
    """What may be told. Dates and ids also as text, as they come from a phone; what was left out stays as it is."""

    name: str = ""
    sex: str = ""
    birth_date: date | None = None
    birth_estimated: bool = False
    mother_name: str = ""
    mother_id: UUID | None = None
    household_id: UUID | None = None
    hamlet_id: UUID | None = None
    address: str = ""
    phone: str = ""
    disability: str = ""
    nik: str = ""


Setter = Callable[[Actor, Person, Any], None]


def _set(field: str, checked: Callable[[Actor, Person, Any], Any]) -> Setter:
    def setter(by: Actor, one: Person, value: Any) -> None:
        setattr(one, field, checked(by, one, value))

    return setter


def _name(by: Actor, one: Person, value: str) -> None:
    one.name = clean_name(value)
    one.name_key = person_key(one.name)


def _disability(by: Actor, one: Person, value: str) -> str:
    if value != one.disability and not sees_disability(by, scope_of(one)):
        raise Refusal("tidak-berhak", field="disability", action="person.correct")
    return shared.check_disability(value)


def _nik(by: Actor, one: Person, value: str) -> None:
    number = nik_of(value)
    shared.refuse_same_nik(by, number, one.village_id, but=one.id)
    shared.set_nik(one, number)


# In this order: a mother is compared with the new birth date.
_SETTERS: dict[str, Setter] = {
    "name": _name,
    "sex": _set("sex", lambda by, one, value: shared.check_sex(value)),
    "birth_date": _set("birth_date", lambda by, one, value: value),
    "birth_estimated": _set("birth_estimated", lambda by, one, value: value),
    "mother_name": _set("mother_name", lambda by, one, value: shared.mother_name(value)),
    "mother_id": _set("mother_id", lambda by, one, value: shared.check_mother(by, value, one.birth_date, one.id)),
    "household_id": _set("household_id", lambda by, one, value: shared.check_household(by, value)),
    "hamlet_id": _set("hamlet_id", lambda by, one, value: shared.check_hamlet(value, one.village_id)),
    "address": _set("address", lambda by, one, value: shared.address(value)),
    "phone": _set("phone", lambda by, one, value: shared.phone(value)),
    "disability": _set("disability", _disability),
    "nik": _nik,
}


def fill(by: Actor, one: Person, **told: Any) -> None:
    """Write what was told into the row (not yet saved); Refusal names the input at fault.

    Keys are those of `_SETTERS`; `nik` in any usual spelling, "" for none.
    """
    if unknown := told.keys() - _SETTERS.keys():
        raise Refusal("isian-tidak-bisa-diubah", field=min(unknown))
    read = _read(told)
    for name, setter in _SETTERS.items():
        if name in read.model_fields_set:
            setter(by, one, getattr(read, name))


def _read(told: Mapping[str, Any]) -> Told:
    try:
        return Told.model_validate(told)
    except ValidationError as error:
        wrong = str(error.errors()[0]["loc"][0])
        raise Refusal("isi-tidak-terbaca", field=wrong, bagian=wrong) from error


def warnings(one: Person) -> tuple[Warned, ...]:
    """Where the NIK of the row disagrees with the rest of it."""
    if one.nik_sealed is None:
        return ()
    nik = Nik(keys().open(one.nik_sealed, one.id))
    return nik_warnings(nik, born=one.birth_date, sex=one.sex, village_code=one.village.code)
