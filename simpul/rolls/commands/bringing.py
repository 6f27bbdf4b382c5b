"""Bringing in who was at a training, part by part, and taking it back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from simpul.attendance.commands import Marked, NewMark, mark_present, take_back_marks
from simpul.attendance.commands.marking import MARKS_AT_MOST
from simpul.attendance.rules.ways import FROM_IMPORT
from simpul.kernel.ids import new_id
from simpul.rolls.queries.planning import PlannedRoll, RollsPlanner, batch_of
from simpul.rolls.rules.reading import ReadRoll, read_rolls
from simpul.sheets.rules.kinds import ERROR, SAME, Brought, Kind, Setting, TakenBack
from simpul.sheets.rules.messages import message

_PART = 100


def bring_in_rolls(setting: Setting, planned: Sequence[PlannedRoll]) -> Brought[PlannedRoll]:
    """Note who was there; `marks`: the ids of those that are new."""
    marks = [
        NewMark(
            id=new_id(),
            on=on,
            session_id=session_id,
            participant_id=one.participant,
            how=FROM_IMPORT,
            seen_at=setting.at,
        )
        for one in planned
        for on, session_id in one.there
    ]
    outcomes = _marked(setting, marks)
    made = [str(one.id) for one in outcomes if not one.known and one.refusal is None]
    left = iter(outcomes)
    told = [_told(one, [next(left) for _ in one.there]) for one in planned]
    return Brought(told, {"marks": made} if made else {})


def _marked(setting: Setting, marks: Sequence[NewMark]) -> list[Marked]:
    """What came of each: a part with many sessions is more than is marked at once."""
    parts = [marks[start : start + MARKS_AT_MOST] for start in range(0, len(marks), MARKS_AT_MOST)]
    batch_id = batch_of(setting)
    return [
        outcome
        for part in parts
        for outcome in mark_present(by=setting.by, at=setting.at, batch_id=batch_id, marks=part)
    ]


def _told(one: PlannedRoll, outcomes: Sequence[Marked]) -> PlannedRoll:
    refused = next((mark.refusal for mark in outcomes if mark.refusal), None)
    if refused is not None:
        return replace(one, result=ERROR, message=refused.sentence)
    if outcomes and all(mark.known for mark in outcomes):
        return replace(one, result=SAME, message=message("sudah-tercatat"))
    return one


def take_back_rolls(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """Take back the marks that nobody has taken back since."""
    ids = [UUID(id) for id in made["marks"]]
    removed = take_back_marks(by=setting.by, at=setting.at, batch_id=batch_of(setting), ids=ids)
    return TakenBack(removed=removed, left=len(ids) - removed)


ROLLS: Kind[ReadRoll, PlannedRoll] = Kind(
    code="rolls",
    actions=("participant.manage",),
    part=_PART,
    read=read_rolls,
    planner=RollsPlanner,
    bring_in=bring_in_rolls,
    take_back=take_back_rolls,
)
