"""Who was at a socialisation, and the nightly count of the country (S2.8)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.meetings.queries import head
from simpul.meetings.rules.states import CANCELLED
from simpul.places import queries as places
from simpul.plans.commands.grounds import today_in
from simpul.socialisation.models import AreaCount, Counting, Reach
from simpul.socialisation.queries import counts_of_country, in_office_of, is_socialisation, last_day

NATION_TIME = "WIB"


@command("socialisation.record_reach")
def record_reach(*, by: Actor, at: datetime, meeting_id: UUID, area_id: int, appointment_ids: Iterable[UUID]) -> int:
    """Who of an area (its team, and in a village the people of its posts) was at the socialisation.

    Says it anew for that area: who is not named was not there. Returns how many were.
    """
    meeting, may_write = head(by=by, meeting_id=meeting_id)
    if not may_write or meeting.area.id not in places.area(area_id).path:
        raise Refusal("tidak-berhak", action="meeting.write")
    if not is_socialisation(meeting.kind, meeting.on):
        raise Refusal("bukan-sosialisasi")
    if meeting.state == CANCELLED or meeting.on > today_in(meeting.area.id, at):
        raise Refusal("rapat-batal" if meeting.state == CANCELLED else "rapat-belum-tiba")
    known = set(in_office_of(area_id, meeting.on).values_list("id", flat=True))
    wanted = set(appointment_ids)
    if wanted - known:
        raise Refusal("tidak-ditemukan", field="appointments")
    told = Reach.objects.filter(meeting_id=meeting_id, appointment_id__in=known)
    told.exclude(appointment_id__in=wanted).delete()
    new = sorted(wanted - set(told.values_list("appointment_id", flat=True)))
    Reach.objects.bulk_create(Reach(meeting_id=meeting_id, appointment_id=id, by=by.id, at=at) for id in new)
    changed("socialisation", meeting_id, after={"reached": len(wanted), "area": area_id})
    return len(wanted)


def count_country(at: datetime) -> bool:
    """For the worker: the provinces and the nation, unless today's count was made; whether it was made now.

    Not audited: the counts follow from offices and from who was at a socialisation.
    """
    day, last = day_at(at, NATION_TIME), last_day()
    if last is not None and last >= day:
        return False
    try:
        counted = list(counts_of_country(day))
    except Refusal:  # no areas yet
        return False
    with transaction.atomic():
        AreaCount.objects.all().delete()
        Counting.objects.all().delete()
        AreaCount.objects.bulk_create(
            AreaCount(area_id=area_id, group=group, reached=reached, whole=whole)
            for area_id, group, reached, whole in counted
        )
        Counting.objects.create(day=day, at=at)
    return True
