"""What was decided, and what follows from it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from simpul import standards
from simpul.audit.commands import changed, command
from simpul.decisions.models import Action, Decision, Item
from simpul.decisions.queries.owning import owners
from simpul.decisions.rules.owners import fits
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
    area_ids: Sequence[int],
    owner: str = "",
    role: str = "",
    agency_id: UUID | None = None,
    person_id: UUID | None = None,
    due_on: date | None = None,
    month_from: date | None = None,
    id: UUID | None = None,
) -> UUID:
    """Say what follows, who does it in which areas, and until when.

    `owner`: in words; or one whom Simpul can remind: a role in each area, an agency, a person in office.
    `due_on` None: no day was told. `month_from`: first day of the first of several months, the last ends on `due_on`.
    """
    decision = Decision.objects.filter(id=decision_id).first()
    if decision is None:
        raise Refusal("tidak-ditemukan")
    meeting = organised(by, decision.meeting_id, after_signing=True)
    if id is not None and Action.objects.filter(id=id, decision=decision).exists():
        return id
    areas = places.areas(area_ids)
    if not areas or len(areas) > AT_MOST:
        raise Refusal("tindakan-wilayah-wajib", field="areas")
    if month_from is not None and (due_on is None or due_on < month_from):
        raise Refusal("bulan-tindakan-salah", field="month_to")
    named = _named(by, meeting, {one.level for one in areas.values()}, role, agency_id, person_id)
    told = {"title": worded(title, "title", 200), "owner": worded(owner or named[:160], "owner", 160)}
    whom = {"role": role, "agency_id": agency_id, "person_id": person_id}
    days = {"due_on": due_on, "month_from": month_from.replace(day=1) if month_from else None}
    made = Action.objects.create(id=id or new_id(), decision=decision, by=by.id, at=at, **told, **whom, **days)
    Item.objects.bulk_create(Item(action=made, area_id=area_id, state=NOT_BEGUN, by=by.id, at=at) for area_id in areas)
    changed("action", made.id, after={**told, "areas": len(areas), "on": plain_day(due_on)})
    return made.id


def _named(by: Actor, meeting: Any, levels: set[int], role: str, agency_id: UUID | None, person_id: UUID | None) -> str:
    """Who was chosen, in words; "" for nobody. Refusal `satu-pemilik`, `pemilik-bukan-di-sini`, `tidak-ditemukan`."""
    chosen = [one for one in (role, agency_id, person_id) if one]
    if not chosen:
        return ""
    if len(chosen) > 1:
        raise Refusal("satu-pemilik", field="holder")
    found = owners(by=by, area_id=meeting.area_id, on=meeting.on)
    listed: dict[object, str] = {**dict(found.roles), **dict(found.agencies), **dict(found.people)}
    if chosen[0] not in listed:
        raise Refusal("tidak-ditemukan", field="holder")
    if role and not fits(role, levels):
        raise Refusal("pemilik-bukan-di-sini", field="holder")
    return listed[chosen[0]]
