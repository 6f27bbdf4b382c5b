"""What was decided, and what follows from it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from simpul import standards
from simpul.audit.commands import changed, command
from simpul.decisions.models import Action, Decision, Item
from simpul.decisions.rules.states import NOT_BEGUN
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.meetings.commands.grounds import organised, plain_day
from simpul.places import queries as places

AT_MOST = 2_000


@command("decisions.decide")
def decide(*, by: Actor, at: datetime, meeting_id: UUID, text: str, field: str = "", id: UUID | None = None) -> UUID:
    """Write down a point that was decided or stressed; `field` "" for all six."""
    meeting = organised(by, meeting_id)
    if id is not None and Decision.objects.filter(id=id, meeting=meeting).exists():
        return id
    if field and field not in {one.code for one in standards.fields()}:
        raise Refusal("bidang-tidak-dikenal", field="field")
    last = Decision.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
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


@command("decisions.add_action")
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
