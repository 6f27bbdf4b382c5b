"""Bringing kader and pengurus in: persons, SK, offices; and taking them back in the other order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.offices import commands as offices
from simpul.offices.commands.withdrawing import withdraw_offices
from simpul.offices.queries import OFFICERS as BY_DECREE
from simpul.registry.commands import Outcome
from simpul.rows.commands.people import bring_in_people, take_back_people
from simpul.rows.queries.decrees import ToldDecree
from simpul.rows.queries.officers import APPOINT, OfficersPlanner, PlannedOfficer
from simpul.rows.queries.people import PlannedPerson
from simpul.rows.rules.officers import ReadOfficer, read_officers
from simpul.sheets.rules.kinds import CHANGED, ERROR, NEW, Brought, Kind, Setting, TakenBack

_NOBODY: Mapping[str, Any] = {"made": [], "filled": []}


def bring_in_officers(setting: Setting, planned: Sequence[PlannedOfficer]) -> Brought[PlannedOfficer]:
    """Register who is unknown, write down the SK that are new, fill the offices; a line for each row.

    `made`: `people` as that kind keeps it; ids of `offices` filled and `decrees` written down; `posts`: (SK, post) that
    were put together; `based`: [id of an office, id of the SK on which it rested before, "" for none].
    """
    people = bring_in_people(_registering(setting), _persons(planned))
    refused = {one.row: one.message for one in people.told if one.result == ERROR}
    told = [_without(one, refused.get(one.person.row, "")) if one.person else one for one in planned]
    decrees, told = _decrees(setting, told)
    posts = _put_together(setting, told)
    outcomes = {one.id: one for one in offices.appoint(by=setting.by, at=setting.at, items=list(_items(told)))}
    based = [_based(setting, one) for one in told if one.result == CHANGED and _rests_elsewhere(one)]
    told = [_as_outcome(one, outcomes) for one in told]
    filled = [str(one.item.id) for one in told if one.item]
    made = {"offices": filled, "decrees": decrees, "posts": posts, "based": based}
    worth = any(made.values()) or people.made
    return Brought(told, {"people": people.made or _NOBODY, **made} if worth else {})


def _registering(setting: Setting) -> Setting:
    """Who may appoint may have those registered whom an SK names, though they see no other residents."""
    return replace(setting, by=SYSTEM)


def _persons(planned: Iterable[PlannedOfficer]) -> list[PlannedPerson]:
    """Each person once, of those rows that go through."""
    going = [one.person for one in planned if one.person and one.result in (NEW, CHANGED)]
    return list({one.row: one for one in going}.values())


def _without(one: PlannedOfficer, sentence: str) -> PlannedOfficer:
    return replace(one, result=ERROR, message=sentence, item=None, held=None) if sentence else one


def _decrees(setting: Setting, told: Sequence[PlannedOfficer]) -> tuple[list[str], list[PlannedOfficer]]:
    """The SK written down, and the rows: those whose SK was refused are wrong."""
    fresh = {one.decree.id: one.decree for one in told if one.decree and not one.decree.known and _goes(one)}
    refused: dict[UUID, str] = {}
    for decree in fresh.values():
        try:
            _record(setting, decree)
        except Refusal as refusal:
            refused[decree.id] = refusal.sentence
    rows = [_without(one, refused.get(one.decree.id, "")) if one.decree and _goes(one) else one for one in told]
    return [str(id) for id in fresh if id not in refused], rows


def _goes(one: PlannedOfficer) -> bool:
    return one.item is not None or (one.result == CHANGED and _rests_elsewhere(one))


def _record(setting: Setting, decree: ToldDecree) -> None:
    offices.record_decree(
        by=setting.by,
        at=setting.at,
        area_id=decree.area_id,
        purpose=BY_DECREE,
        number=decree.number,
        on=decree.on,
        signer_name=decree.signer_name,
        id=decree.id,
    )


def _put_together(setting: Setting, told: Iterable[PlannedOfficer]) -> list[tuple[str, str]]:
    """Say of each SK of which posts it speaks."""
    pairs: dict[tuple[UUID, UUID], None] = {}
    for one in told:
        if one.item and one.item.post_id and one.decree and not one.decree.speaks_of:
            pairs[one.decree.id, one.item.post_id] = None
    for decree_id, post_id in pairs:
        offices.attach_decree(by=setting.by, at=setting.at, decree_id=decree_id, post_ids=[post_id], purpose=BY_DECREE)
    return [(str(decree_id), str(post_id)) for decree_id, post_id in pairs]


def _items(told: Iterable[PlannedOfficer]) -> Iterable[offices.NewAppointment]:
    for one in told:
        if one.item:
            yield replace(one.item, decree_id=one.decree.id if one.decree else None)


def _rests_elsewhere(one: PlannedOfficer) -> bool:
    return one.held is not None and one.decree is not None and one.held.decree_id != one.decree.id


def _based(setting: Setting, one: PlannedOfficer) -> tuple[str, str]:
    """Base an office that is held already on the SK that the list names."""
    if one.held is None or one.decree is None:
        raise ValueError("no office to base on an SK")
    offices.base_on_decree(by=setting.by, at=setting.at, appointment_ids=[one.held.id], decree_id=one.decree.id)
    return str(one.held.id), str(one.held.decree_id or "")


def _as_outcome(one: PlannedOfficer, outcomes: Mapping[UUID, Outcome]) -> PlannedOfficer:
    outcome = outcomes.get(one.item.id) if one.item else None
    if outcome is None or outcome.state != "refused":
        return one
    return replace(one, result=ERROR, message=outcome.sentence, column=outcome.field, item=None)


def take_back_officers(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """End nothing, withdraw everything: the offices, the SK, the persons that a part made and nobody has touched."""
    staying = withdraw_offices(
        by=setting.by,
        at=setting.at,
        ids=[UUID(id) for id in made["offices"]],
        decree_ids=[UUID(id) for id in made["decrees"]],
        posts=[(UUID(decree), UUID(post)) for decree, post in made["posts"]],
    )
    persons = take_back_people(_registering(setting), made["people"])
    rebased = sum(_rebased(setting, UUID(id), before) for id, before in made["based"])
    removed, left = len(made["offices"]) - len(staying), len(made["based"]) - rebased
    return TakenBack(removed + persons.removed, persons.restored + rebased, len(staying) + persons.left + left)


def _rebased(setting: Setting, id: UUID, before: str) -> bool:
    """Base an office again on the SK on which it rested; one that rested on none keeps the SK of the list."""
    if not before:
        return False
    try:
        offices.base_on_decree(by=setting.by, at=setting.at, appointment_ids=[id], decree_id=UUID(before))
    except Refusal:
        return False
    return True


OFFICERS: Kind[ReadOfficer, PlannedOfficer] = Kind(
    code="officers",
    actions=(APPOINT,),
    part=200,
    read=read_officers,
    planner=OfficersPlanner,
    bring_in=bring_in_officers,
    take_back=take_back_officers,
)
