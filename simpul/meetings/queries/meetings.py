"""Meetings of an area and one meeting wholly, cut to what the actor may see."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.meetings.models import Invitation, Meeting, Minutes, StatedNumber
from simpul.meetings.queries.seeing import organises, seen_area, seen_meeting, speaks, within
from simpul.meetings.queries.views import (
    AgendaView,
    InvitationView,
    MeetingDetail,
    MeetingView,
    MinutesView,
    RegionsView,
    StatedView,
    view,
)
from simpul.meetings.rules.regions import by_kind, regions, verdict
from simpul.meetings.rules.states import THERE
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.standards.budgets import name_of
from simpul.standards.meetings import meeting_table

AT_MOST = 200


def meetings(*, by: Actor, area_id: int, year: int | None = None, limit: int = AT_MOST) -> list[MeetingView]:
    """The meetings that an area holds or is invited to, newest first."""
    seen_area(by, area_id)
    invited = Invitation.objects.filter(meeting=OuterRef("id"), area_id=area_id)
    found = _counted(Meeting.objects.filter(Q(area_id=area_id) | Exists(invited)))
    if year is not None:
        found = found.filter(on__year=year)
    listed = list(found.order_by("-on", "-id")[:limit])
    known = places.areas({one.area_id for one in listed})
    return [_view(one, known[one.area_id]) for one in listed]


def held_in(*, by: Actor, area_id: int, first: date, last: date, below: bool = False) -> int:
    """How many meetings the office of an area (`below`: those of all areas in it too) held from a day to a day."""
    area = seen_area(by, area_id)
    return Meeting.objects.filter(
        within(area) if below else Q(area_id=area_id), state="selesai", on__gte=first, on__lte=last
    ).count()


def meeting(*, by: Actor, meeting_id: UUID, today: date) -> MeetingDetail:
    """One meeting with everything; Refusal `tidak-ditemukan`."""
    found, area = seen_meeting(by, _counted(Meeting.objects.filter(id=meeting_id)).first())
    invited = _invitations(found)
    counted = _regions(area, invited)
    minutes = Minutes.objects.filter(meeting=found).first()
    return MeetingDetail(
        meeting=_view(found, area),
        agenda=tuple(AgendaView(one.number, one.topic, one.presenter) for one in found.agenda.all()),
        invitations=invited,
        by_kind=_kinds(invited),
        regions=counted,
        stated=tuple(_stated(one, counted, invited) for one in found.stated.all()),
        minutes=_minutes(minutes),
        addenda=tuple(found.addenda.order_by("at", "id").values_list("at", "text")),
        progress_entered=found.progress.count(),
        may_write=organises(by, area),
    )


def head(*, by: Actor, meeting_id: UUID) -> tuple[MeetingView, bool]:
    """The meeting alone, and whether the actor's office holds it; Refusal `tidak-ditemukan`."""
    found, area = seen_meeting(by, _counted(Meeting.objects.filter(id=meeting_id)).first())
    return _view(found, area), organises(by, area)


def invitation(*, by: Actor, invitation_id: UUID, today: date) -> tuple[InvitationView, bool, bool]:
    """One invitation, whether the actor's office holds the meeting, and whether it speaks for the invited."""
    found = Invitation.objects.select_related("meeting", "report").filter(id=invitation_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    _meeting, area = seen_meeting(by, found.meeting)
    mine = places.area(found.area_id)
    return _invitation(found, mine), organises(by, area), speaks(by, mine, found.agency_id, today)


def _counted(found: QuerySet[Meeting]) -> QuerySet[Meeting]:
    there = Q(invitations__state__in=THERE)
    signed = Minutes.objects.filter(meeting=OuterRef("id"), chair_at__isnull=False)
    return found.annotate(
        invited_count=Count("invitations"),
        there_count=Count("invitations", filter=there),
        persons_count=Coalesce(Sum("invitations__persons", filter=there), 0),
        is_signed=Exists(signed),
    )


def _view(one: Meeting, area: AreaView) -> MeetingView:
    told = vars(one)  # what the query has added
    return view(
        one,
        area,
        invited=told["invited_count"],
        there=told["there_count"],
        persons=told["persons_count"],
        signed=told["is_signed"],
    )


def _invitations(found: Meeting) -> tuple[InvitationView, ...]:
    rows = list(found.invitations.select_related("report").order_by("area__code", "office_key", "id"))
    known = places.areas({one.area_id for one in rows})
    return tuple(_invitation(one, known[one.area_id]) for one in rows)


def _invitation(one: Invitation, area: AreaView) -> InvitationView:
    report = getattr(one, "report", None)
    return InvitationView(
        id=one.id,
        meeting_id=one.meeting_id,
        area=area,
        office=one.office or one.name,
        kind=one.kind,
        kind_name=name_of(meeting_table().participants, one.kind),
        state=one.state,
        persons=one.persons,
        delegate_post=one.delegate_post,
        acting=one.acting,
        excuse=one.excuse,
        report=report.text if report else "",
        report_paper=report.paper_id if report else None,
        reported_at=report.at if report else None,
    )


def _regions(area: AreaView, invited: Sequence[InvitationView]) -> RegionsView:
    below = {one.id: one for one in places.children(area.id)} if area.level < VILLAGE else {}
    found = regions(below, area.id, (one.area.path for one in invited if one.is_there))
    present = tuple(below[one] for one in found.present)
    return RegionsView(present, tuple(below[one] for one in found.missing), found.own, found.outside)


def _kinds(invited: Sequence[InvitationView]) -> tuple[tuple[str, int], ...]:
    counted = by_kind((one.kind, one.persons) for one in invited if one.is_there)
    return tuple((one.name, counted[one.code]) for one in meeting_table().participants if one.code in counted)


def _stated(one: StatedNumber, found: RegionsView, invited: Sequence[InvitationView]) -> StatedView:
    entry = next(known for known in meeting_table().figures if known.code == one.what)
    is_regions = entry.counted == "regions"
    counted = len(found.present) if is_regions else sum(known.persons for known in invited)
    existing = found.expected if is_regions else None
    return StatedView(
        what=one.what,
        name=entry.name,
        number=one.number,
        said_by=one.said_by,
        source=one.source,
        counted=counted,
        existing=existing,
        verdict=verdict(one.number, counted, existing),
    )


def _minutes(found: Minutes | None) -> MinutesView | None:
    if found is None:
        return None
    return MinutesView(
        course=found.course,
        conclusion=found.conclusion,
        writer_name=found.writer_name,
        writer_by=found.writer_by,
        writer_at=found.writer_at,
        chair_name=found.chair_name,
        chair_at=found.chair_at,
    )
