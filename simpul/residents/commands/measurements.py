"""Bringing in weighings, doses and vitamin A, part by part, and taking them back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from simpul.facts import queries as facts
from simpul.kernel.refusals import Refusal
from simpul.people import commands as people
from simpul.registry.commands import Enrolment, enrol, withdraw_enrolments
from simpul.residents.queries.measurements import MeasurementsPlanner, PlannedMeasurement, judged
from simpul.residents.rules.measurements import ReadMeasurement, read_measurements
from simpul.services.commands import record_services, void_record
from simpul.sheets.rules.kinds import ERROR, NEW, Brought, Kind, Setting, TakenBack

# The feeds of the posts are locked while a part is written: short parts.
_PART = 300
_REASON = "Impor daftar dibatalkan"


def bring_in_measurements(setting: Setting, planned: Sequence[PlannedMeasurement]) -> Brought[PlannedMeasurement]:
    """Record what the rows say, by the command of the grid; unknown children are registered first, if so wished.

    `made`: ids of the records; `registered`: ids of the children.
    """
    told = _registered(setting, planned)
    items = [item for one in told for item in one.items]
    outcomes = record_services(by=setting.by, at=setting.at, items=items) if items else []
    told = [judged(one, {outcome.id: outcome for outcome in outcomes}) for one in told]
    made = [str(outcome.id) for outcome in outcomes if outcome.saved]
    registered = list(dict.fromkeys(str(one.newcomer.id) for one in told if one.newcomer))
    return Brought(told, {"made": made, "registered": registered} if made or registered else {})


def _registered(setting: Setting, planned: Sequence[PlannedMeasurement]) -> list[PlannedMeasurement]:
    """Register the children who are new, each once; rows of one who was refused are wrong."""
    new = {one.newcomer.id: one for one in planned if one.newcomer and one.result == NEW}
    if not new:
        return list(planned)
    by, at = setting.by, setting.at
    refused = people.register_many(by=by, at=at, items=[one.newcomer for one in new.values() if one.newcomer])
    items = [
        Enrolment(person_id=id, post_id=one.post_id) for id, one in new.items() if id not in refused and one.post_id
    ]
    enrol(by=by, at=at, items=items, on=setting.on)
    return [_as_refused(one, refused) for one in planned]


def _as_refused(one: PlannedMeasurement, refused: Mapping[UUID, Refusal]) -> PlannedMeasurement:
    refusal = refused.get(one.newcomer.id) if one.newcomer else None
    if refusal is None:
        return one
    return replace(one, result=ERROR, message=refusal.sentence, column=refusal.field or "", items=(), newcomer=None)


def take_back_measurements(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """Void the records of a part that nobody has changed, and take its children off their posts.

    The children stay residents: their voided records name them.
    """
    by, at = setting.by, setting.at
    voided = sum(is_voided(setting, UUID(id)) for id in made["made"])
    children = {UUID(id) for id in made["registered"]}
    staying = withdraw_enrolments(by=by, at=at, person_ids=children, since=setting.on) if children else set()
    people.place_in_post(by=by, at=at, person_ids=sorted(children - staying), post_id=None)
    return TakenBack(voided, len(children - staying), len(made["made"]) - voided + len(staying))


def is_voided(setting: Setting, id: UUID) -> bool:
    """Void a record that nobody has changed since; whether it could be."""
    stored = facts.stored_record(id)
    if stored.void or stored.revision > 1:
        return False
    try:
        void_record(by=setting.by, at=setting.at, id=id, reason=_REASON)
    except Refusal:
        return False
    return True


MEASUREMENTS: Kind[ReadMeasurement, PlannedMeasurement] = Kind(
    code="measurements",
    actions=("record.write", "person.register"),
    part=_PART,
    read=read_measurements,
    planner=MeasurementsPlanner,
    bring_in=bring_in_measurements,
    take_back=take_back_measurements,
)
