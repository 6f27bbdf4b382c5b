"""Tanda peserta: eight badges on an A4 sheet, each with name, position, village and a sealed QR."""

import base64
import io
from datetime import date, timedelta
from uuid import UUID

import segno
from django.http import HttpResponse

from simpul import standards
from simpul.attendance.queries import badge_text
from simpul.kernel.refusals import Refusal
from simpul.participants import queries
from simpul.participants.queries import Ground, Wanted
from simpul.participants.rules.states import SEATED
from simpul.standards.participants import holding_on
from simpul.web.paper import pdf
from simpul.web.participants.roster import shown_code
from simpul.web.participants.whereabouts import ground_for
from simpul.web.request import Request
from simpul.web.rights import page

A_SHEET, AT_MOST = 8, 400


@page("participant.manage", methods=("GET",))
def badges(request: Request, batch_id: UUID) -> HttpResponse:
    """The badges of a batch, 400 at a time (`?sesudah=`: the place after which)."""
    ground = ground_for(request, batch_id, manage=True)
    text = request.GET.get("sesudah", "")
    after = int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
    found = queries.roster(
        by=request.actor, at=request.at, batch_id=batch_id, wanted=Wanted(state=SEATED), limit=AT_MOST, after=after
    )
    if not found:
        raise Refusal("belum-ada-peserta")
    until = last_day(ground)
    short: dict[str, str] = {one.code: one.short for one in standards.fields()}
    cards = [
        (one, short.get(one.field, ""), shown_code(one.code), _qr(badge_text(batch_id, one.id, until))) for one in found
    ]
    sheets = [cards[start : start + A_SHEET] for start in range(0, len(cards), A_SHEET)]
    values = {"ground": ground, "sheets": sheets, "until": until}
    return pdf(request, "web/paper/badges.html", values, "tanda-peserta")


def last_day(ground: Ground) -> date:
    """The last day on which a badge of this batch is read."""
    days = holding_on(ground.today)
    if ground.last_day is None:
        return ground.today + timedelta(days=days.link_days)
    return ground.last_day + timedelta(days=days.badge_days_after)


def _qr(text: str) -> str:
    out = io.BytesIO()
    segno.make(text, error="m", mode="alphanumeric").save(out, kind="svg", scale=2, border=1)
    return "data:image/svg+xml;base64," + base64.b64encode(out.getvalue()).decode()
