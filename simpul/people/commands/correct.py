"""Correcting a person, and noting a death. What was there before stays in the audit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.nik import Nik
from simpul.kernel.refusals import Refusal
from simpul.people.commands import shared
from simpul.people.models import Person
from simpul.people.queries.scoping import keys, scope_of, sees_disability
from simpul.people.rules import (
    LONGEST_NAME,
    Warned,
    check_birth,
    check_death,
    clean,
    clean_name,
    nik_of,
    nik_warnings,
    person_key,
)

# What records froze when they were written: they are derived anew when one of these changes.
FROZEN_IN_RECORDS = frozenset({"sex", "birth_date", "disability", "hamlet_id"})


@dataclass(frozen=True)
class Corrected:
    """What changed (names of the fields), what somebody should look at, whether records must be derived anew."""

    id: UUID
    fields: frozenset[str]
    warnings: tuple[Warned, ...]
    version: int

    @property
    def rederive(self) -> bool:
        return bool(self.fields & FROZEN_IN_RECORDS)


Setter = Callable[[Actor, Person, Any], None]


def _set(field: str, checked: Callable[[Actor, Person, Any], Any]) -> Setter:
    def setter(by: Actor, one: Person, value: Any) -> None:
        setattr(one, field, checked(by, one, value))

    return setter


def _mother_name(by: Actor, one: Person, value: str) -> str:
    return clean(value, field="mother_name", label="Nama ibu", longest=LONGEST_NAME)


def _disability(by: Actor, one: Person, value: str) -> str:
    if not sees_disability(by, scope_of(one)):
        raise Refusal("tidak-berhak", field="disability", action="person.correct")
    return shared.check_disability(value)


def _nik(by: Actor, one: Person, value: str) -> None:
    number = nik_of(value)
    shared.refuse_same_nik(by, number, one.village_id, but=one.id)
    shared.set_nik(one, number)


_SETTERS: dict[str, Setter] = {
    "name": _set("name", lambda by, one, value: clean_name(value)),
    "sex": _set("sex", lambda by, one, value: shared.check_sex(value)),
    "birth_date": _set("birth_date", lambda by, one, value: value),
    "birth_estimated": _set("birth_estimated", lambda by, one, value: bool(value)),
    "mother_name": _set("mother_name", _mother_name),
    "mother_id": _set("mother_id", lambda by, one, value: shared.check_mother(by, value, one.birth_date, one.id)),
    "household_id": _set("household_id", lambda by, one, value: shared.check_household(by, value)),
    "hamlet_id": _set("hamlet_id", lambda by, one, value: shared.check_hamlet(value, one.village_id)),
    "address": _set("address", lambda by, one, value: shared.address(value)),
    "phone": _set("phone", lambda by, one, value: shared.phone(value)),
    "disability": _set("disability", _disability),
    "nik": _nik,
}


@command("people.correct_person")
def correct_person(
    *, by: Actor, at: datetime, id: UUID, version: int, changes: Mapping[str, Any], reason: str = ""
) -> Corrected:
    """Put right what is wrong about a person. `version` is that of the page; keys of `changes` are those of `_SETTERS`.

    `nik` "" takes it out. The caller (intake) derives the person's records anew when `rederive` says so.
    """
    one = shared.locked_person(by, "person.correct", id, version)
    before, nik_before = shared.plain(one), one.nik_hash
    for name in _SETTERS:  # in this order: a mother is compared with the new birth date
        if name in changes:
            _SETTERS[name](by, one, changes[name])
    if unknown := changes.keys() - _SETTERS.keys():
        raise Refusal("isian-tidak-bisa-diubah", field=min(unknown))
    one.name_key = person_key(one.name)
    check_birth(one.birth_date, shared.today(one.village_id, at))
    check_death(one.died_on, one.birth_date, shared.today(one.village_id, at))
    fields = _changed_fields(before, shared.plain(one), nik_changed=nik_before != one.nik_hash)
    if fields:
        _save(one, before, reason)
    return Corrected(one.id, fields, _warnings(one, fields), one.version)


def _changed_fields(before: Mapping[str, Any], after: Mapping[str, Any], *, nik_changed: bool) -> frozenset[str]:
    fields = {name for name in after if after[name] != before[name]} - {"nik_end"}
    return frozenset(fields | ({"nik"} if nik_changed else set()))


def _save(one: Person, before: Mapping[str, Any], reason: str) -> None:
    one.version += 1
    one.save()
    old, new = shared.differing(before, shared.plain(one))
    kept = clean(reason, field="reason", label="Alasan", longest=shared.REASON)
    changed("person", one.id, before=old, after=new, feed=one.post_id, reason=kept)


def _warnings(one: Person, fields: frozenset[str]) -> tuple[Warned, ...]:
    """The NIK is opened only when it, the birth date or the sex has just changed."""
    if one.nik_sealed is None or not fields & {"nik", "birth_date", "sex"}:
        return ()
    nik = Nik(keys().open(one.nik_sealed, one.id))
    return nik_warnings(nik, born=one.birth_date, sex=one.sex, village_code=one.village.code)


@command("people.mark_death")
def mark_death(*, by: Actor, at: datetime, id: UUID, version: int, died_on: date | None, reason: str = "") -> Corrected:
    """Note on which day a person died; None takes a mistaken note back, with a reason."""
    one = shared.locked_person(by, "person.correct", id, version)
    check_death(died_on, one.birth_date, shared.today(one.village_id, at))
    if died_on is None and one.died_on is not None:
        shared.reason_given(reason)
    if died_on == one.died_on:
        return Corrected(one.id, frozenset(), (), one.version)
    before = shared.plain(one)
    one.died_on = died_on
    _save(one, before, reason)
    return Corrected(one.id, frozenset({"died_on"}), (), one.version)
