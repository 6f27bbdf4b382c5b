"""The letter that invites to a meeting, with everybody invited behind it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.meetings import queries
from simpul.reports.queries import Signature
from simpul.web import words
from simpul.web.meetings.whereabouts import address_of, hours_of
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.request import Request
from simpul.web.rights import page


@page("meeting.read", methods=("GET",))
def as_paper(request: Request, meeting_id: UUID) -> HttpResponse:
    """One letter for all, on A4; its number and who signs are written by hand."""
    found = queries.meeting(by=request.actor, meeting_id=meeting_id, today=request.today)
    meeting, place = found.meeting, found.meeting.area
    listed = tuple(str(one.id) for one in found.invitations)
    sheet = Sheet(
        letterhead=letterhead(place),
        title=_("Undangan"),
        subtitle=meeting.title,
        place_and_date=place_and_date(place, min(request.today, meeting.on)),
        signatures=(
            Signature(above="", office="", name=" "),
            Signature(above=_("Pengundang"), office="", name=""),
        ),
        code=check_code(meeting.id, meeting.on, meeting.starts, meeting.venue, *listed),
        qr=qr_of(request.build_absolute_uri(address_of(meeting_id))),
    )
    values = {
        "sheet": sheet,
        "found": found,
        "meeting": meeting,
        "hours": hours_of(meeting),
        "day": words.long_date(meeting.on),
        "alone": found.invitations[0] if len(found.invitations) == 1 else None,
    }
    return pdf(request, "web/paper/meeting_letter.html", values, f"undangan-{place.code}-{meeting.on.isoformat()}")
