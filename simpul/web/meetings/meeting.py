"""One meeting on one page: what is still open first, then who came, what was decided, the minutes."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.decisions.queries import decided
from simpul.kernel.actor import Scope
from simpul.meetings import queries
from simpul.meetings.queries import MeetingDetail, StatedView
from simpul.socialisation.queries import is_socialisation
from simpul.web import words
from simpul.web.meetings.whereabouts import hours_of, trail_to, when
from simpul.web.request import Request
from simpul.web.rights import page

FEW = 30  # invitees that are listed in full on the meeting's page


@page("meeting.read", methods=("GET",))
def page_of(request: Request, meeting_id: UUID) -> HttpResponse:
    """The meeting."""
    found = queries.meeting(by=request.actor, meeting_id=meeting_id, today=request.today)
    outcome = decided(by=request.actor, meeting_id=meeting_id, today=request.today)
    place = found.meeting.area
    minutes = found.minutes
    values = {
        "found": found,
        "meeting": found.meeting,
        "area": place,
        "trail": trail_to(request, place.id),
        "hours": hours_of(found.meeting),
        "carried": [(one, when(one)) for one in outcome.carried],
        "decisions": [(one, [(action, when(action)) for action in one.actions]) for one in outcome.decisions],
        "invited": found.invitations[:FEW],
        "more_invited": max(0, len(found.invitations) - FEW),
        "waiting": sum(1 for one in found.invitations if not one.state),
        "delegates": [one for one in found.invitations if one.state == "diwakili"],
        "stated": [_sentence(one) for one in found.stated],
        "missing_names": _missing(found),
        "may_write": found.may_write and found.meeting.state != "batal",
        "locked": minutes is not None and minutes.locked,
        "may_chair": minutes is not None and minutes.writer_by != request.actor.id,
        "may_look": request.actor.may("paper.read", Scope(area=place.path)),
        "is_socialisation": is_socialisation(found.meeting.kind, found.meeting.on),
        "has_come": found.meeting.on <= request.today,
    }
    return render(request, "web/meetings/meeting.html", values)


def _missing(found: MeetingDetail) -> str:
    return ", ".join(one.label for one in found.regions.missing)


def _sentence(one: StatedView) -> tuple[StatedView, str]:
    """What to say of a stated number."""
    given = {"n": words.number(one.number), "c": words.number(one.counted), "e": words.number(one.existing)}
    if one.verdict == "melebihi-yang-ada":
        said = _("Disebut %(n)s, padahal wilayahnya hanya ada %(e)s; yang hadir menurut daftar %(c)s.")
    elif one.verdict == "cocok":
        said = _("Disebut %(n)s, sama dengan hitungan daftar hadir.")
    else:
        said = _("Disebut %(n)s, sedangkan menurut daftar hadir %(c)s.")
    return one, said % given
