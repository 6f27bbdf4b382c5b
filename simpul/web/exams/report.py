"""Laporan kegiatan: what a batch was, and what came of it, counted. What nobody told stays "belum disebut"."""

import base64
import io
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from simpul.arrangements import queries as arranged
from simpul.arrangements.queries import PhotoView
from simpul.attendance.queries import batch_numbers
from simpul.exams import queries
from simpul.exams.queries import Evaluation, ExamResults, QuestionResult
from simpul.exams.rules.states import AFTER
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

# What a report on paper still shows; the rest is told as a number and stands on the pages.
PHOTOS, COMMENTS, HARDEST = 6, 20, 3
_PIXELS = (1000, 1000)


@page("participant.manage", methods=("GET",))
def report(request: Request, batch_id: UUID) -> HttpResponse:
    """The report on A4, signed by the chair of the committee."""
    ground = ground_for(request, batch_id)
    told: dict[str, Any] = {"by": request.actor, "at": request.at, "batch_id": batch_id}
    numbers, results = batch_numbers(**told), queries.exam_results(**told)
    judged = queries.evaluation_of(**told)
    found = training.timetable(by=request.actor, batch_id=batch_id)
    around = arranged.surroundings(by=request.actor, batch_id=batch_id)
    chair = next((one.name for one in around.committee if one.role == "ketua"), "")
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
        "committee": around.committee,
        "costs": around.costs,
        "paid": sum(one.amount or 0 for one in around.costs),
        **_photos(request, around.photos),
        "figures": counted,
        "stated": numbers.stated,
        **_tested(results),
        **_judged(judged),
    }
    return pdf(request, "web/paper/event.html", values, f"laporan-{slugify(found.batch.programme_name)}")


def _tested(found: ExamResults) -> dict[str, Any]:
    return {
        "results": found,
        "gains": gain_table(found) if found.papers else None,
        "undecided": sum(one.verdict.passed is None for one in found.persons),
        "hardest": _hardest(found),
    }


def _judged(found: Evaluation) -> dict[str, Any]:
    more = max(len(found.comments) - COMMENTS, 0)
    return {"evaluation": found, "comments": found.comments[:COMMENTS], "more_comments": more}


def _photos(request: Request, found: Sequence[PhotoView]) -> dict[str, Any]:
    """The first photos, made small, as they go into the sheet; each with its caption."""
    told = []
    for one in found[:PHOTOS]:
        data = _small(arranged.photo_file(by=request.actor, photo_id=one.id).read())
        if data:
            told.append((f"data:image/jpeg;base64,{base64.b64encode(data).decode()}", one.caption))
    return {"photos": told, "more_photos": max(len(found) - PHOTOS, 0)}


def _small(data: bytes) -> bytes:
    """A photo of at most a thousand pixels a side, upright; b"" for what is no picture any more."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError):
        return b""
    upright.thumbnail(_PIXELS)
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=80)
    return out.getvalue()


def _hardest(found: ExamResults) -> list[QuestionResult]:
    """The questions of the test after that the fewest answered right."""
    asked = [one for one in found.questions if one.kind == AFTER and one.share is not None]
    return sorted(asked, key=lambda one: (one.share or 0, one.number))[:HARDEST]
