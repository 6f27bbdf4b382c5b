"""The first page of a post: its next open day, what to record, its people, its report, its team."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from simpul.kernel.period import Period
from simpul.offices.queries import OfficerView, officers
from simpul.registry import queries as registry
from simpul.services.queries import OpenDayView, open_days, services_for
from simpul.web.post.choosing import by_field
from simpul.web.post.place import Place, place_of
from simpul.web.post.reporting import ReportState, report_state
from simpul.web.request import Request
from simpul.web.rights import of_post, page


@page("post.read", scope=of_post, methods=("GET",))
def home(request: Request, post_id: UUID) -> HttpResponse:
    """What to do here, by who is looking."""
    place = place_of(request, post_id)
    may = {action: request.actor.may(action, place.scope) for action in _ASKED}
    values = {
        "place": place,
        "trail": place.trail[:-1],
        "may_write": may["record.write"],
        "may_people": may["person.read"],
        "may_days": may["openday.manage"],
        "may_read": may["record.read"],
        "may_manage": may["post.manage"],
        "may_phones": may["phone.manage"],
        "may_coaching": may["coaching.read"],
        "day": next_day(request, place),
        "month": Period.of(place.today),
        "fields": _fields(request, place) if may["record.write"] else [],
        "size": registry.roster_size(by=request.actor, post_id=post_id, on=place.today) if may["person.read"] else 0,
        "officers": _team(request, place),
        "reports": _reports(request, place) if may["report.read"] else [],
    }
    return render(request, "web/post/home.html", values)


_ASKED = (
    "record.write", "record.read", "person.read", "openday.manage", "post.manage", "phone.manage", "report.read",
    "coaching.read",
)  # fmt: skip


def next_day(request: Request, place: Place) -> OpenDayView | None:
    """Today's open day, else the next one of this month or the month after."""
    month = Period.of(place.today)
    days = [
        *open_days(by=request.actor, post_id=place.post.id, period=month),
        *open_days(by=request.actor, post_id=place.post.id, period=month.shift(1)),
    ]
    return next((day for day in days if day.on >= place.today and not day.cancelled), None)


def _fields(request: Request, place: Place) -> list[dict[str, Any]]:
    return by_field(place, services_for(by=request.actor, post_id=place.post.id, on=place.today))


def _team(request: Request, place: Place) -> list[OfficerView]:
    return officers(by=request.actor, post_id=place.post.id, on=place.today)


def _reports(request: Request, place: Place) -> list[ReportState]:
    """The report of last month and of this one."""
    month = Period.of(place.today)
    return [report_state(request.actor, place.post.id, one, place.today) for one in (month.shift(-1), month)]
