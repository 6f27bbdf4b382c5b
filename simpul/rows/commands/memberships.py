"""Bringing in who serves in other bodies, and taking it back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from simpul.eligibility.commands import record_memberships, withdraw_memberships
from simpul.eligibility.queries import RIGHT, NewMembership
from simpul.registry.commands import Outcome
from simpul.rows.queries.memberships import MembershipsPlanner, PlannedMembership
from simpul.rows.rules.memberships import ReadMembership, read_memberships
from simpul.sheets.rules.kinds import ERROR, SAME, Brought, Kind, Setting, TakenBack
from simpul.sheets.rules.messages import message


def bring_in_memberships(setting: Setting, planned: Sequence[PlannedMembership]) -> Brought[PlannedMembership]:
    """Write down those that are new, village by village; a line for each row.

    `memberships`: [id, the end that the list told or ""].
    """
    by_village: dict[int, list[NewMembership]] = defaultdict(list)
    for one in planned:
        if one.item is not None:
            by_village[one.village_id].append(one.item)
    outcomes: dict[UUID, Outcome] = {}
    for village_id, items in by_village.items():
        done = record_memberships(
            by=setting.by, at=setting.at, village_id=village_id, items=items, source=setting.told.get("source", "")
        )
        outcomes |= {one.id: one for one in done}
    told = [_as_outcome(one, outcomes) for one in planned]
    made = [(str(one.item.id), _iso(one.item.valid_to)) for one in told if one.item]
    return Brought(told, {"memberships": made} if made else {})


def _as_outcome(one: PlannedMembership, outcomes: Mapping[UUID, Outcome]) -> PlannedMembership:
    outcome = outcomes.get(one.item.id) if one.item else None
    if outcome is None or outcome.state == "accepted":
        return one
    if outcome.state == "same":
        return replace(one, result=SAME, message=message("sudah-tercatat"), item=None)
    return replace(one, result=ERROR, message=outcome.sentence, column=outcome.field, item=None)


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""


def take_back_memberships(setting: Setting, made: Mapping[str, Any]) -> TakenBack:
    """Take away those that nobody has answered or ended since."""
    brought = {UUID(id): date.fromisoformat(until) if until else None for id, until in made["memberships"]}
    left = withdraw_memberships(by=setting.by, at=setting.at, brought=brought)
    return TakenBack(removed=len(brought) - len(left), left=len(left))


MEMBERSHIPS: Kind[ReadMembership, PlannedMembership] = Kind(
    code="memberships",
    actions=(RIGHT,),
    part=500,
    read=read_memberships,
    planner=MembershipsPlanner,
    bring_in=bring_in_memberships,
    take_back=take_back_memberships,
)
