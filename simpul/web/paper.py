"""Sheets to print: A4 by WeasyPrint with letterhead, place, date, signatures, page numbers and a code to look it up."""

import base64
import io
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import segno
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from PIL import ImageFile

from simpul.kernel.refusals import Refusal
from simpul.kernel.signature import Signature
from simpul.places.queries import AreaView, trail
from simpul.web import words
from simpul.web.request import Request

STYLE = Path(__file__).parent / "static" / "web" / "paper.css"


@dataclass(frozen=True)
class Sheet:
    """What every sheet has: letterhead, title, place and date, signatures, the code and its QR."""

    letterhead: tuple[str, ...]
    title: str
    subtitle: str
    place_and_date: str
    signatures: tuple[Signature, ...]
    code: str
    qr: str


def letterhead(area: AreaView) -> tuple[str, ...]:
    """The lines on top: Tim Pembina Posyandu of the area, and the areas it lies in."""
    above = [step.full_name for step in reversed(trail(area.id)[1:-1])]
    name = area.full_name or area.name
    return (_("TIM PEMBINA POSYANDU"), name.upper(), ", ".join(above))


def check_code(*parts: object) -> str:
    """Eight letters that follow from what is printed: another figure gives another code. Read aloud as two fours."""
    digest = salted_hmac("simpul.web.paper", "|".join(map(str, parts)), algorithm="sha256").digest()
    letters = base64.b32encode(digest[:5]).decode()
    return f"{letters[:4]}-{letters[4:]}"


def qr_of(address: str) -> str:
    """The address as a QR code, ready for an <img>."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=3, border=1)
    return "data:image/svg+xml;base64," + base64.b64encode(out.getvalue()).decode()


def place_and_date(area: AreaView, on: date) -> str:
    """`Penarukan, 12 Agustus 2026`."""
    return f"{area.name}, {words.long_date(on)}"


def pdf(request: Request, template: str, values: dict[str, Any], file_name: str) -> HttpResponse:
    """The template as a PDF to look at in the browser. Nothing is fetched: style and pictures come from here."""
    page = render_to_string(template, values, request=request)
    return HttpResponse(
        as_pdf(page),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{file_name}.pdf"'},
    )


def as_pdf(page: str) -> bytes:
    """HTML to PDF; Refusal `pdf-belum-ada` on a machine without Pango."""
    try:
        # Imported late: loading Pango takes half a second, and a machine without it still does all the rest.
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise Refusal("pdf-belum-ada") from error
    # WeasyPrint tells Pillow, for the whole process, to take half a picture for a whole one: photos that people send
    # would then be kept cut off.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    # Only what is in the page itself (data:): a sheet never asks another machine.
    inside = URLFetcher(allowed_protocols=["data"], fail_on_errors=True)
    return HTML(string=page, url_fetcher=inside).write_pdf(stylesheets=[_style()])


@cache
def _style() -> Any:
    from weasyprint import CSS

    return CSS(string=STYLE.read_text(encoding="utf-8"))
