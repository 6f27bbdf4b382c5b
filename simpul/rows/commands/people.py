"""Bringing residents in, part by part, and taking them back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.intake.commands.people import correct_person
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people
from simpul.people import queries as people_queries
from simpul.registry.commands import Enrolment, enrol, withdraw_enrolments
from simpul.rows.queries.people import PeoplePlanner, PlannedPerson
from simpul.rows.rules.people import ReadPerson, read_people
from simpul.sheets.rules.kinds import CHANGED, ERROR, NEW, Brought, Kind, Setting, TakenBack

_ROSTER = "registry.RosterEntry"


def bring_in_people(setting: Setting, planned: Sequence[PlannedPerson]) -> Brought[PlannedPerson]:
    """Register the residents of these rows and fill in blanks of those who are known; a line for each row.

    `made`: ids of the persons; `filled`: [id, version afterwards, [fields that were blank before]].
    """
    by, at = setting.by, setting.at
    refused = people.register_many(by=by, at=at, items=[one.item for one in planned if one.item]) if planned else {}
    told = [_as_refused(one, refused) for one in planned]
    filled = [_fill(by, at, one) for one in told if one.result == CHANGED and one.known and one.changes]
    _enrol(by, at, told, setting.on)
    made = [str(one.item.id) for one in told if one.item]
    return Brought(told, {"made": made, "filled": filled} if made or filled else {})


def _as_refused(one: PlannedPerson, refused: dict[UUID, Refusal]) -> PlannedPerson:
    refusal = refused.get(one.item.id) if one.item else None
    if refusal is None:
        return one
    return replace(one, result=ERROR, message=refusal.sentence, column=refusal.field or "", item=None, post_id=None)


def _fill(by: Actor, at: datetime, one: PlannedPerson) -> tuple[str, int, list[str]]:
    """Fill in the blanks; (id, version afterwards, which) to blank them again."""
    if one.known is None:
        raise ValueError("nobody to fill in")
    version = one.known.version
    done = correct_person(by=by, at=at, id=one.known.id, version=version, changes=one.changes)
    return str(one.known.id), done.version, sorted(one.changes)


def _enrol(by: Actor, at: datetime, told: Iterable[PlannedPerson], on: date) -> None:
    """Into the care of the post that the row names; a resident whom the roster refuses stays without one."""
    items = []
    for one in told:
        person = one.item or one.known
        if one.post_id is not None and person is not None and one.result in (NEW, CHANGED):
            items.append(Enrolment(person_id=person.id, post_id=one.post_id))
    if items:
        enrol(by=by, at=at, items=items, on=on)


def take_back_people(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """Withdraw the persons that a part made and blank again what it filled in, as far as nobody has touched them."""
    by, at = setting.by, setting.at
    ids = {UUID(id) for id in made["made"]}
    staying = people_queries.in_use(ids, apart_from={_ROSTER})
    staying |= withdraw_enrolments(by=by, at=at, person_ids=ids - staying, since=setting.on)
    staying |= people.withdraw_many(by=by, at=at, ids=ids - staying)
    blanked = sum(_blank(by, at, UUID(id), version, fields) for id, version, fields in made["filled"])
    return TakenBack(len(ids) - len(staying), blanked, len(staying) + len(made["filled"]) - blanked)


def _blank(by: Actor, at: datetime, id: UUID, version: int, fields: Sequence[str]) -> bool:
    """Blank again what was filled in, unless somebody has changed the person since."""
    blanks = {name: None if name in ("birth_date", "household_id") else "" for name in fields}
    try:
        correct_person(by=by, at=at, id=id, version=version, changes=blanks)
    except Refusal:
        return False
    return True


PEOPLE: Kind[ReadPerson, PlannedPerson] = Kind(
    code="people",
    actions=("person.register",),
    part=1_000,
    read=read_people,
    planner=PeoplePlanner,
    bring_in=bring_in_people,
    take_back=take_back_people,
)
