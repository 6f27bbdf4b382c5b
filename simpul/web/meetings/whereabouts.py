"""What the pages about meetings share: the way to them, errands that lead back, times and spans of months."""

from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.decisions.queries import ActionView
from simpul.meetings.queries import MeetingView
from simpul.places.queries import AreaView
from simpul.web import words
from simpul.web.errand_form import Errand
from simpul.web.request import Request
from simpul.web.walk import Stone, stones

READ = "meeting.read"


def trail_to(request: Request, area_id: int, *more: Stone) -> list[Stone]:
    """Nation to this area, then what lies below its page."""
    return [*stones(request.actor, area_id, READ, "meetings:area"), *more]


def meeting_stone(found: MeetingView) -> Stone:
    return Stone(found.title, address_of(found.id))


def address_of(meeting_id: UUID) -> str:
    return reverse("meetings:meeting", kwargs={"meeting_id": meeting_id})


def meeting_errand(
    request: Request, found: MeetingView, name: str, title: str, button: str, said: str, *, lead: str = "", to: str = ""
) -> Errand:
    """An errand about a meeting that leads back to it."""
    back = to or address_of(found.id)
    return Errand(
        name=name,
        title=title,
        lead=lead or f"{found.title}, {words.long_date(found.on)}",
        button=button,
        said=lambda: said,
        trail=trail_to(request, found.area.id, meeting_stone(found)),
        back=back,
    )


def clock(minutes: int | None) -> str:
    """`09.00`; "" when it was not told."""
    return "" if minutes is None else f"{minutes // 60:02d}.{minutes % 60:02d}"


def hours_of(found: MeetingView) -> str:
    """`09.00 sampai 12.00`, `mulai 09.00`, or "" when no time was told."""
    if found.starts is None:
        return ""
    if found.ends is None:
        return _("mulai %(time)s") % {"time": clock(found.starts)}
    return _("%(start)s sampai %(end)s") % {"start": clock(found.starts), "end": clock(found.ends)}


def until(month_from: date | None, due_on: date | None) -> str:
    """By when: a day, months ("Mei sampai Juni 2026"), or that nobody has told."""
    if due_on is None:
        return _("batas waktu belum disebut")
    if month_from is None:
        return _("paling lambat %(day)s") % {"day": words.long_date(due_on)}
    last = words.long_date(due_on).split(" ", 1)[1]
    first = words.long_date(month_from).split(" ", 1)[1]
    if first == last:
        return last
    if month_from.year == due_on.year:
        first = first.rsplit(" ", 1)[0]
    return _("%(first)s sampai %(last)s") % {"first": first, "last": last}


def when(one: ActionView) -> str:
    """By when an action is due."""
    return until(one.month_from, one.due_on)


def area_errand(request: Request, place: AreaView, name: str, title: str, button: str, said: str) -> Errand:
    """An errand at an area that leads back to its meetings."""
    return Errand(
        name=name,
        title=title,
        lead=place.full_name or place.name,
        button=button,
        said=lambda: said,
        trail=trail_to(request, place.id),
        back=reverse("meetings:area", kwargs={"code": place.code}),
    )
