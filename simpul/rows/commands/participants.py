"""Bringing participants in, part by part, and taking them back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from simpul.attendance.queries import came
from simpul.kernel.refusals import Refusal
from simpul.participants.commands import register_participants, take_off
from simpul.rows.queries.participants import ParticipantsPlanner, PlannedParticipant, batch_of
from simpul.rows.rules.participants import ReadParticipant, read_participants
from simpul.sheets.rules.kinds import ERROR, SAME, Brought, Kind, Setting, TakenBack
from simpul.sheets.rules.messages import message

_PART = 500


def bring_in_participants(setting: Setting, planned: Sequence[PlannedParticipant]) -> Brought[PlannedParticipant]:
    """Put those who are new on the list of the batch; `participants`: their ids."""
    items = [one.item for one in planned if one.item]
    outcomes = iter(
        register_participants(by=setting.by, at=setting.at, batch_id=batch_of(setting), items=items) if items else ()
    )
    told, made = [], []
    for one in planned:
        outcome = next(outcomes) if one.item else None
        if isinstance(outcome, Refusal):
            told.append(replace(one, result=ERROR, message=outcome.sentence, column=outcome.field or "", item=None))
        elif outcome is not None and outcome.known:
            told.append(replace(one, result=SAME, message=message("sudah-tercatat"), item=None))
        else:
            told.append(one)
            if outcome is not None:
                made.append(str(outcome.id))
    return Brought(told, {"participants": made} if made else {})


def take_back_participants(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """Take those off the list whom nobody has seen, replaced or withdrawn since."""
    ids = [UUID(id) for id in made["participants"]]
    free = [id for id in ids if id not in came(ids)]
    removed = take_off(by=setting.by, at=setting.at, batch_id=batch_of(setting), ids=free)
    return TakenBack(removed=removed, left=len(ids) - removed)


PARTICIPANTS: Kind[ReadParticipant, PlannedParticipant] = Kind(
    code="participants",
    actions=("participant.manage",),
    part=_PART,
    read=read_participants,
    planner=ParticipantsPlanner,
    bring_in=bring_in_participants,
    take_back=take_back_participants,
)
