"""Mending what was recorded: corrections keep the old value, voids keep the record, a corrected person follows."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import command
from simpul.facts import commands as facts_commands
from simpul.facts import queries as facts
from simpul.facts.rules import Amendment, Derived
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import written
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.places import queries as places
from simpul.services.queries.staging import grounds_of, past_of, stage_for, subject_of
from simpul.services.rules import judging
from simpul.services.rules.doubts import doubts
from simpul.services.rules.judging import Ground, Subject
from simpul.services.rules.open_days import kept_reason
from simpul.services.rules.shapes import WHOLE, NewRecord, Outcome, asked, refused
from simpul.standards import Service, forms


@command("services.correct_record")
def correct_record(
    *,
    by: Actor,
    at: datetime,
    id: UUID,
    revision: int,
    answers: Mapping[str, Any],
    on: date | None = None,
    reason: str = "",
    ask_first: bool = False,
) -> Outcome:
    """Put other answers, or another day, in a record; the old ones stay in its history.

    `revision` is the one the corrector saw. `ask_first`: a doubtful change is not written but comes back `asked`.
    Answers that do not fit the form give an outcome `refused` with a sentence for each question; everything else
    that stands against it raises a Refusal.
    """
    stored = facts.stored_record(id, lock=True)
    _require(by, "record.correct", stored)
    day, kept = on or stored.on, reason.strip() and kept_reason(reason)
    ground = next(iter(grounds_of([stored.post_id], at).values()))
    service, person = _judge(by, stored, day, ground)
    checked = forms.check(service, answers, day)
    if errors := checked.errors | _unknown_persons(by, ground, service, stored, checked.answers):
        return refused(id, Refusal("isian-keliru"), errors)
    warnings = checked.warnings | _doubts(stored, service, person, day, checked.answers)
    if ask_first and warnings:
        return asked(id, warnings)
    age = judging.age_days(day, person) if person else None
    amendment = Amendment(day, service.version, checked.answers, checked.facts, age)
    facts_commands.amend_record(
        by=by, at=at, id=id, scope=stored.scope, revision=revision, amendment=amendment, reason=kept
    )
    return Outcome(id, "accepted", warnings=warnings)


def _judge(by: Actor, stored: facts.Stored, day: date, ground: Ground) -> tuple[Service, Subject | None]:
    """The form and the person, once it is sure that the record may lie on that day."""
    _check_days(by, ground, stored.on, day)
    service = judging.service_for(stored.service, stored.version, day, ground.village_code)
    return service, _person(stored, day)


def _unknown_persons(
    by: Actor, ground: Ground, service: Service, stored: facts.Stored, answers: Mapping[str, Any]
) -> dict[str, str]:
    """As when it was recorded; who was named already is not asked for again."""
    added = {
        code: [one for one in value if one not in (stored.answers.get(code) or [])]
        for code, value in answers.items()
        if isinstance(value, list)
    }
    item = NewRecord(stored.id, stored.post_id, service.code, service.version, stored.on, added)
    return stage_for(by, {stored.post_id: ground}, [item], asking=False).unknown_persons(service, ground, added)


def _check_days(by: Actor, ground: Ground, was: date, day: date) -> None:
    judging.check_day(day, ground.today)
    for one in (was, day):
        _check_month(by, ground.scope, one)


def _check_month(by: Actor, scope: Scope, day: date) -> None:
    if not judging.may_write_late(by, scope):
        judging.check_month(day, facts.is_closed(scope.area, Period.of(day)))


def _person(stored: facts.Stored, day: date) -> Subject | None:
    if stored.person_id is None:
        return None
    person = subject_of(people.snapshots([stored.person_id])[stored.person_id])
    judging.check_life(day, person)
    return person


def _doubts(
    stored: facts.Stored, service: Service, person: Subject | None, day: date, answers: Mapping[str, Any]
) -> dict[str, str]:
    if person is None or stored.person_id is None:
        return {}
    past = past_of([(stored.person_id, service.code, day)])
    found = doubts(service, stored.person_id, day, answers, stored.id, past)
    if sentence := judging.eligibility(service, person, day):
        found[WHOLE] = f"{sentence} {found.get(WHOLE, '')}".strip()
    return found


@command("services.void_record")
def void_record(*, by: Actor, at: datetime, id: UUID, reason: str) -> None:
    """Take a record out of every count; it stays readable with the reason. Twice is once."""
    stored = facts.stored_record(id, lock=True)
    _require(by, "record.void", stored)
    kept = kept_reason(reason)
    _check_month(by, stored.scope, stored.on)
    facts_commands.void_record(by=by, at=at, id=id, scope=stored.scope, reason=kept)


@command("services.rederive_person")
def rederive_person(*, by: Actor, at: datetime, person_id: UUID) -> int:
    """Put a person's present sex, birth date and disability into the person's records; returns how many changed.

    Part of correcting a person (intake.correct_person), by who may correct that person. A birth date after one of
    the records is refused: `lahir-sesudah-catatan`.
    """
    seen = people.person(by=by, id=person_id)
    by.require("person.correct", Scope(area=places.area(seen.village_id).path, post=seen.post_id))
    person = subject_of(people.snapshots([person_id])[person_id])
    derived = {}
    for stored in facts.stored_of_person(person_id):
        if person.birth_date and stored.on < person.birth_date and not stored.void:
            raise Refusal("lahir-sesudah-catatan", field="birth_date", tanggal=written(stored.on))
        age = judging.age_days(stored.on, person)
        derived[stored.id] = Derived(person.sex, None if age is None else max(age, 0), person.disability)
    return facts_commands.rederive_records(by=by, at=at, derived=derived) if derived else 0


def _require(by: Actor, action: str, stored: facts.Stored) -> None:
    """A record that the actor may not even read does not exist for them."""
    if not by.may("record.read", stored.scope):
        raise Refusal("tidak-ditemukan")
    if stored.sealed and not by.may("record.read_sealed", stored.scope):
        raise Refusal("tidak-ditemukan")
    by.require(action, stored.scope)
