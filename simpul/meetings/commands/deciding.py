"""What was decided, the work that follows from it in each area, and what it sets going elsewhere."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from simpul import standards
from simpul.audit.commands import changed, command
from simpul.budgets import commands as budgets
from simpul.budgets.queries import bidan_of
from simpul.budgets.queries.bidan import HAS_NOT
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.meetings.commands.grounds import held, organised, plain_day, require_answering, require_organising
from simpul.meetings.models import Action, Decision, Item, Meeting
from simpul.meetings.rules.states import DONE, NOT_BEGUN, item_fault
from simpul.places import queries as places
from simpul.plans.commands.grounds import paper_of, today_in
from simpul.training import commands as training
from simpul.training.queries import batches_of_origin

AT_MOST = 2_000


@command("meetings.decide")
def decide(*, by: Actor, at: datetime, meeting_id: UUID, text: str, field: str = "", id: UUID | None = None) -> UUID:
    """Write down a point that was decided or stressed; `field` "" for all six."""
    meeting = organised(by, meeting_id)
    if id is not None and Decision.objects.filter(id=id, meeting=meeting).exists():
        return id
    if field and field not in {one.code for one in standards.fields()}:
        raise Refusal("bidang-tidak-dikenal", field="field")
    last = meeting.decisions.aggregate(last=Max("number"))["last"] or 0
    made = Decision.objects.create(
        id=id or new_id(),
        meeting=meeting,
        number=last + 1,
        text=worded(text, "text", 500),
        field=field,
        by=by.id,
        at=at,
    )
    changed("decision", made.id, after={"meeting": str(meeting.id), "text": made.text, "field": field})
    return made.id


@command("meetings.add_action")
def add_action(
    *,
    by: Actor,
    at: datetime,
    decision_id: UUID,
    title: str,
    owner: str,
    area_ids: Sequence[int],
    due_on: date | None = None,
    month_from: date | None = None,
    id: UUID | None = None,
) -> UUID:
    """Say what follows, which office does it in which areas, and until when.

    `due_on` None: no day was told. `month_from`: first day of the first of several months, the last ends on `due_on`.
    """
    decision = Decision.objects.filter(id=decision_id).first()
    if decision is None:
        raise Refusal("tidak-ditemukan")
    organised(by, decision.meeting_id, after_signing=True)
    if id is not None and Action.objects.filter(id=id, decision=decision).exists():
        return id
    areas = places.areas(area_ids)
    if not areas or len(areas) > AT_MOST:
        raise Refusal("tindakan-wilayah-wajib", field="areas")
    if month_from is not None and (due_on is None or due_on < month_from):
        raise Refusal("bulan-tindakan-salah", field="month_to")
    told = {"title": worded(title, "title", 200), "owner": worded(owner, "owner", 160)}
    days = {"due_on": due_on, "month_from": month_from.replace(day=1) if month_from else None}
    made = Action.objects.create(id=id or new_id(), decision=decision, by=by.id, at=at, **told, **days)
    Item.objects.bulk_create(Item(action=made, area_id=area_id, state=NOT_BEGUN, by=by.id, at=at) for area_id in areas)
    changed("action", made.id, after={**told, "areas": len(areas), "on": plain_day(due_on)})
    return made.id


@command("meetings.move_item")
def move_item(
    *, by: Actor, at: datetime, item_id: UUID, state: str, note: str = "", paper_id: UUID | None = None
) -> None:
    """Say how far an action is in an area: running, done with evidence, dropped with a reason."""
    item = Item.objects.select_for_update().filter(id=item_id).first()
    if item is None:
        raise Refusal("tidak-ditemukan")
    require_answering(by, _meeting_of(item.action_id), item.area_id)
    text = worded(note, "note", 300, may_be_empty=True)
    paper = paper_of(paper_id, item.area_id) or item.paper_id
    if fault := item_fault(state, text, paper is not None):
        raise Refusal(fault, field="state" if fault == "keadaan-tugas-tidak-dikenal" else "note")
    before = _plain(item)
    item.state, item.note, item.paper_id = state, text, paper
    item.done_on = today_in(item.area_id, at) if state == DONE else None
    item.save()
    changed("action_item", item.id, before=before, after=_plain(item), reason=text)


@command("meetings.plan_training")
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


@command("meetings.ask_for_bidan")
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


def _meeting_of(action_id: UUID) -> Meeting:
    return held(Action.objects.values_list("decision__meeting_id", flat=True).get(id=action_id))


def _locked(by: Actor, action_id: UUID) -> tuple[Action, Meeting]:
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
