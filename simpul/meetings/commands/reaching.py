"""Who was at a socialisation (S2.8)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.meetings.commands.grounds import has_come, organised
from simpul.meetings.models import Reach
from simpul.meetings.queries.coverage import in_office_of, is_socialisation


@command("meetings.record_reach")
def record_reach(*, by: Actor, at: datetime, meeting_id: UUID, area_id: int, appointment_ids: Iterable[UUID]) -> int:
    """Who of an area (its team, and in a village the people of its posts) was at the socialisation.

    Says it anew for that area: who is not named was not there. Returns how many were.
    """
    meeting = organised(by, meeting_id, after_signing=True)
    if not is_socialisation(meeting.kind, meeting.on):
        raise Refusal("bukan-sosialisasi")
    has_come(meeting, at)
    known = set(in_office_of(area_id, meeting.on).values_list("id", flat=True))
    wanted = set(appointment_ids)
    if wanted - known:
        raise Refusal("tidak-ditemukan", field="appointments")
    meeting.reached.filter(appointment_id__in=known).exclude(appointment_id__in=wanted).delete()
    there = set(meeting.reached.values_list("appointment_id", flat=True))
    Reach.objects.bulk_create(
        Reach(meeting=meeting, appointment_id=id, by=by.id, at=at) for id in sorted(wanted - there)
    )
    changed("meeting", meeting.id, after={"reached": len(wanted), "area": area_id})
    return len(wanted)
