"""The work that follows from a decision: how far it is in each area, and what it sets going elsewhere."""

from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.budgets import commands as budgets
from simpul.budgets.queries import bidan_of
from simpul.budgets.queries.bidan import HAS_NOT
from simpul.decisions.models import Action, Item
from simpul.decisions.queries.owning import owns
from simpul.decisions.rules.states import ENDED, item_fault
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.meetings.commands.grounds import held, require_answering, require_organising
from simpul.meetings.queries.seeing import own_agencies
from simpul.plans.commands.grounds import paper_of, today_in
from simpul.training import commands as training
from simpul.training.queries import batches_of_origin


@command("decisions.move_item")
def move_item(
    *, by: Actor, at: datetime, item_id: UUID, state: str, note: str = "", paper_id: UUID | None = None
) -> None:
    """Say how far an action is in an area: running, done with evidence, dropped with a reason."""
    item = Item.objects.select_for_update(of=("self",)).select_related("action").filter(id=item_id).first()
    if item is None:
        raise Refusal("tidak-ditemukan")
    meeting, today = _meeting_of(item.action_id), today_in(item.area_id, at)
    if not owns(by, item.action, item.area_id, own_agencies(by, today)):
        require_answering(by, meeting, item.area_id, None, today)
    text = worded(note, "note", 300, may_be_empty=True)
    paper = paper_of(paper_id, item.area_id) or item.paper_id
    if fault := item_fault(state, text, paper is not None):
        raise Refusal(fault, field="state" if fault == "keadaan-tugas-tidak-dikenal" else "note")
    before = _plain(item)
    item.state, item.note, item.paper_id = state, text, paper
    item.ended_on = today if state in ENDED else None
    item.save()
    changed("action_item", item.id, before=before, after=_plain(item), reason=text)


@command("decisions.plan_training")
def plan_training(*, by: Actor, at: datetime, action_id: UUID, kind: str, name: str, mode: str = "tatap_muka") -> UUID:
    """Plan a bimtek in each area of an action, in the months that were decided (S2.5, S2.7). Returns the programme."""
    action, meeting = _locked(by, action_id)
    if batches_of_origin(action.id):
        raise Refusal("bimtek-sudah-direncanakan")
    day = action.due_on or today_in(meeting.area_id, at)
    hosts = list(action.items.order_by("area__code", "id").values_list("area_id", flat=True))
    made = training.plan_events(
        by=by,
        at=at,
        area_id=meeting.area_id,
        kind=kind,
        name=name,
        year=day.year,
        host_ids=hosts,
        month_from=action.month_from or (action.due_on and action.due_on.replace(day=1)),
        month_to=action.due_on,
        mode=mode,
        origin=action.id,
    )
    changed("action", action.id, after={"programme": str(made), "hosts": len(hosts)})
    return made


@command("decisions.ask_for_bidan")
def ask_for_bidan(*, by: Actor, at: datetime, action_id: UUID, year: int, asked_by: str) -> int:
    """Ask each village of an action that has no bidan to budget for one (S2.6); who was asked for it stays asked.

    Returns how many villages were asked.
    """
    action, meeting = _locked(by, action_id)
    today = today_in(meeting.area_id, at)
    villages = action.items.filter(area__level=VILLAGE).order_by("area__code", "id").values_list("area_id", flat=True)
    asked = 0
    for village in villages:
        found = bidan_of(by=by, area_id=village, on=today)
        if found.state == HAS_NOT and found.year != year:
            budgets.ask_for_bidan(by=by, at=at, area_id=village, year=year, on=today, asked_by=asked_by)
            asked += 1
    if not asked:
        raise Refusal("tidak-ada-desa-tanpa-bidan")
    changed("action", action.id, after={"bidan_asked": asked, "year": year})
    return asked


def _meeting_of(action_id: UUID) -> Any:
    return held(Action.objects.values_list("decision__meeting_id", flat=True).get(id=action_id))


def _locked(by: Actor, action_id: UUID) -> tuple[Action, Any]:
    found = Action.objects.select_for_update().filter(id=action_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    meeting = _meeting_of(action_id)
    require_organising(by, meeting.area_id)
    return found, meeting


def _plain(one: Item) -> dict[str, object]:
    return {
        "area": one.area_id,
        "state": one.state,
        "note": one.note,
        "paper": str(one.paper_id) if one.paper_id else None,
    }
