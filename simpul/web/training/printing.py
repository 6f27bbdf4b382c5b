"""The timetable of a batch on A4."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from simpul.arrangements import queries as arranged
from simpul.places.queries import area
from simpul.reports.queries import Signature
from simpul.training import queries
from simpul.training.queries import Timetable
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.training.batches import days_of
from simpul.web.training.whereabouts import batch_title, when


@page("training.read", methods=("GET",))
def timetable(request: Request, batch_id: UUID) -> HttpResponse:
    """The timetable to hang on the wall, signed by the chair of the committee."""
    found = queries.timetable(by=request.actor, batch_id=batch_id)
    one = found.batch
    people = arranged.committee(by=request.actor, programme_id=one.programme_id, batch_id=batch_id)
    chair = next((member.name for member in people if member.role == "ketua"), "")
    address = request.build_absolute_uri(reverse("training:batch", kwargs={"batch_id": batch_id}))
    place = area(one.area_id)
    sheet = Sheet(
        letterhead=letterhead(place),
        title=_("Jadwal Acara"),
        subtitle=f"{one.programme_name} · {batch_title(one)}",
        place_and_date=place_and_date(place, request.today),
        signatures=(Signature("", _("Ketua Panitia"), chair),),
        code=check_code("timetable", one.id, *_printed(found)),
        qr=qr_of(address),
    )
    values = {"sheet": sheet, "one": one, "when": when(one), "days": days_of(found), "loose": found.speakers}
    return pdf(request, "web/paper/timetable.html", values, f"jadwal-{slugify(one.programme_name)}-{one.number}")


def _printed(found: Timetable) -> list[object]:
    """All that the code vouches for."""
    return [(one.on, one.starts, one.ends, one.title, tuple(w.title for w in one.speakers)) for one in found.sessions]
