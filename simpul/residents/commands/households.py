"""Bringing families in with their members, part by part, and taking them back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from simpul.kernel.refusals import Refusal
from simpul.people import commands as people
from simpul.people import queries as people_queries
from simpul.residents.queries.households import HouseholdsPlanner, PlannedFamily, PlannedMember
from simpul.residents.rules.households import ReadMember, read_members
from simpul.rows.commands.people import bring_in_people, take_back_people
from simpul.sheets.rules.kinds import CHANGED, ERROR, NEW, Brought, Kind, Setting, TakenBack

_PART = 500


def bring_in_households(setting: Setting, planned: Sequence[PlannedMember]) -> Brought[PlannedMember]:
    """Register the families that are new, then their members as a list of residents; fill in blanks of both.

    `made`, `filled`: as for residents; `families`: ids; `notes`: ids of what was said about welfare;
    `family_blanks`: [id, version afterwards, [fields that were blank before]].
    """
    doing = [one for one in planned if one.result in (NEW, CHANGED)]
    families = {one.family.id: one.family for one in doing if one.family}
    refused = _registered(setting, [one for one in families.values() if one.known is None])
    told = [_as_refused(one, refused) for one in planned]
    persons = [one.person for one in told if one.person and one.result in (NEW, CHANGED)]
    brought = bring_in_people(setting, persons)
    failed = {one.row: one for one in brought.told if one.result == ERROR}
    told = [
        replace(one, result=ERROR, message=failed[one.row].message, column=failed[one.row].column)
        if one.row in failed
        else one
        for one in told
    ]
    going = [one for id, one in families.items() if id not in refused]
    made = {
        "families": [str(one.id) for one in going if one.known is None],
        "notes": [str(_noted(setting, one)) for one in going if one.note],
        "family_blanks": [_filled(setting, one) for one in going if one.known and one.changes],
    }
    return Brought(
        told, {"made": [], "filled": [], **brought.made, **made} if brought.made or any(made.values()) else {}
    )


def _registered(setting: Setting, families: Sequence[PlannedFamily]) -> dict[UUID, Refusal]:
    """Register families; those that could not be, with the refusal."""
    refused = {}
    for one in families:
        try:
            people.register_household(
                by=setting.by,
                at=setting.at,
                id=one.id,
                village_id=one.village_id,
                head_name=one.head_name,
                hamlet_id=one.hamlet_id,
                address=one.address,
                kk=one.kk,
            )
        except Refusal as refusal:
            refused[one.id] = refusal
    return refused


def _as_refused(one: PlannedMember, refused: Mapping[UUID, Refusal]) -> PlannedMember:
    """A member of a family that was refused is not brought in either."""
    refusal = refused.get(one.family.id) if one.family else None
    if refusal is None:
        return one
    return replace(one, result=ERROR, message=refusal.sentence, column="kk", person=None, family=None)


def _noted(setting: Setting, family: PlannedFamily) -> UUID:
    note = family.note
    if note is None:
        raise ValueError("nothing was said")
    return people.note_welfare(
        by=setting.by,
        at=setting.at,
        household_id=family.id,
        status=note.status,
        source=note.source,
        on=note.on,
        decile=note.decile,
    )


def _filled(setting: Setting, family: PlannedFamily) -> tuple[str, int, list[str]]:
    """Fill in the blanks of a family; (id, version afterwards, which) to blank them again."""
    _correct(setting, family.id, family.changes)
    view = people_queries.household(by=setting.by, id=family.id)
    return str(family.id), view.version, sorted(family.changes)


def _correct(setting: Setting, id: UUID, changes: Mapping[str, Any], version: int | None = None) -> None:
    view = people_queries.household(by=setting.by, id=id)
    told = {"head_name": view.head_name, "hamlet_id": view.hamlet_id, "address": view.address, **changes}
    people.correct_household(by=setting.by, at=setting.at, id=id, version=version or view.version, **told)


def take_back_households(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """Withdraw members, then families without any, what was said about welfare, and blank again what was filled in."""
    step = take_back_people(setting, made)
    families, notes = ({UUID(id) for id in made[name]} for name in ("families", "notes"))
    staying = people.withdraw_families(by=setting.by, at=setting.at, ids=families, notes=notes)
    blanked = sum(_blanked(setting, UUID(id), version, fields) for id, version, fields in made["family_blanks"])
    return TakenBack(
        removed=step.removed + len(families | notes) - len(staying),
        restored=step.restored + blanked,
        left=step.left + len(staying) + len(made["family_blanks"]) - blanked,
    )


def _blanked(setting: Setting, id: UUID, version: int, fields: Sequence[str]) -> bool:
    """Blank again what was filled in, unless somebody has changed the family since."""
    try:
        _correct(setting, id, {name: None if name == "hamlet_id" else "" for name in fields}, version)
    except Refusal:
        return False
    return True


HOUSEHOLDS: Kind[ReadMember, PlannedMember] = Kind(
    code="households",
    actions=("person.register", "person.correct"),
    part=_PART,
    read=read_members,
    planner=HouseholdsPlanner,
    bring_in=bring_in_households,
    take_back=take_back_households,
)
