"""Correcting a person, and noting a death. What was there before stays in the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.people.commands import shared
from simpul.people.commands.details import fill, warnings
from simpul.people.models import Person
from simpul.people.rules import Warned, check_birth, check_death, clean

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


@command("people.correct_person")
def correct_person(
    *, by: Actor, at: datetime, id: UUID, version: int, changes: Mapping[str, Any], reason: str = ""
) -> Corrected:
    """Put right what is wrong about a person. `version` is that of the page; keys of `changes` are those of `fill`.

    `nik` "" takes it out. The caller (intake) derives the person's records anew when `rederive` says so.
    """
    one = shared.locked_person(by, "person.correct", id, version)
    before, nik_before = shared.plain(one), one.nik_hash
    fill(by, one, **changes)
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
    return warnings(one) if fields & {"nik", "birth_date", "sex"} else ()


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
