"""Laporan kegiatan: what a batch was, and what came of it, counted. What nobody told stays "belum disebut"."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from simpul.arrangements import queries as arranged
from simpul.attendance.queries import batch_numbers
from simpul.exams import queries
from simpul.kernel.signature import Signature
from simpul.training import queries as training
from simpul.web.exams.overview import gain_table
from simpul.web.exams.whereabouts import ground_for
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.participants.overview import figures
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.training.batches import days_of
from simpul.web.training.whereabouts import batch_title, when


@page("participant.manage", methods=("GET",))
def report(request: Request, batch_id: UUID) -> HttpResponse:
    """The report on A4, signed by the chair of the committee."""
    ground = ground_for(request, batch_id)
    told: dict[str, Any] = {"by": request.actor, "at": request.at, "batch_id": batch_id}
    numbers, results = batch_numbers(**told), queries.exam_results(**told)
    found = training.timetable(by=request.actor, batch_id=batch_id)
    people = arranged.committee(by=request.actor, programme_id=ground.programme_id, batch_id=batch_id)
    chair = next((one.name for one in people if one.role == "ketua"), "")
    address = request.build_absolute_uri(reverse("exams:batch", kwargs={"batch_id": batch_id}))
    counted = figures(numbers)
    sheet = Sheet(
        letterhead=letterhead(ground.area),
        title=_("Laporan Kegiatan"),
        subtitle=f"{found.batch.programme_name} · {batch_title(found.batch)}",
        place_and_date=place_and_date(ground.area, request.today),
        signatures=(Signature("", _("Ketua Panitia"), chair),),
        code=check_code("event", batch_id, [(one.name, one.value) for one in counted], results.gains, results.passed),
        qr=qr_of(address),
    )
    values = {
        "sheet": sheet,
        "one": found.batch,
        "when": when(found.batch),
        "organiser": ground.area.full_name,
        "programme": training.programme(by=request.actor, programme_id=ground.programme_id),
        "days": days_of(found),
        "loose": found.speakers,
        "without_speaker": found.without_speaker,
        "committee": people,
        "figures": counted,
        "stated": numbers.stated,
        "results": results,
        "gains": gain_table(results) if results.papers else None,
        "evaluation": queries.evaluation_of(**told),
    }
    return pdf(request, "web/paper/event.html", values, f"laporan-{slugify(found.batch.programme_name)}")
