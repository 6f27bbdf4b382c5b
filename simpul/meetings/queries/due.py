"""What waits for somebody because of a meeting: progress to enter, minutes to sign."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.meetings.models import Invitation, Meeting, Progress
from simpul.meetings.queries.seeing import ANSWER, WRITE, own_agencies
from simpul.meetings.rules.states import HELD, PLANNED
from simpul.standards.meetings import meeting_table


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Errands of the actor's own offices. Pages `meeting.progress` and `meeting`, with args id."""
    today = day_at(at, "WIT")
    mine = {grant.area_id for grant in by.where(ANSWER) if grant.area_id is not None}
    own = {grant.area_id for grant in by.where(WRITE) if grant.area_id is not None}
    agencies = own_agencies(by, today)
    return [*_progress(mine, agencies, today), *_minutes(by, own)] if mine | own or agencies else []


def ahead(today: date) -> timedelta:
    """Internal: how long before its day something begins to remind."""
    rules = meeting_table().reminders
    return timedelta(days=next((one for one in rules if one.holds(today)), rules[0]).days)


def _progress(areas: set[int], own: frozenset[UUID], today: date) -> list[Errand]:
    """Meetings ahead to which the area, or an agency of it, is invited and has entered nothing yet."""
    entered = Progress.objects.filter(meeting=OuterRef("meeting"), area=OuterRef("area"))
    by_agency = Progress.objects.filter(meeting=OuterRef("meeting"), agency=OuterRef("agency"))
    soon = {"meeting__state": PLANNED, "meeting__on__gte": today, "meeting__on__lte": today + ahead(today)}
    of_area = Q(~Exists(entered.filter(agency__isnull=True)), area_id__in=areas, agency__isnull=True)
    waiting = Invitation.objects.filter(
        (of_area & ~Q(meeting__area_id__in=areas)) | Q(~Exists(by_agency), agency_id__in=own), **soon
    )
    rows = waiting.order_by("meeting__on", "meeting_id").values_list("meeting_id", "meeting__title", "meeting__on")
    return [_enter(*row) for row in rows.distinct()]


def _enter(id: UUID, title: str, on: date) -> Errand:
    words = _("Isi kemajuan, kendala, dan usul untuk %(title)s.") % {"title": title}
    return Errand("jatuh_tempo", words, "meeting.progress", {"id": str(id)}, due_on=on)


def _minutes(by: Actor, areas: set[int]) -> list[Errand]:
    """Minutes that the writer has signed and the chair has not, for others than the writer."""
    waiting = Meeting.objects.filter(area_id__in=areas, state=HELD, minutes__writer_at__isnull=False)
    waiting = waiting.filter(minutes__chair_at__isnull=True).exclude(minutes__writer_by=by.id)
    return [
        Errand("jatuh_tempo", _("Sahkan notulen %(title)s.") % {"title": title}, "meeting", {"id": str(id)})
        for id, title in waiting.order_by("on", "id").values_list("id", "title")
    ]
