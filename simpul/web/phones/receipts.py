"""Looking up a receipt: a kader reads its code aloud, and hears what arrived."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.intake.queries import ReceiptView, receipts
from simpul.web import words
from simpul.web.phones.whereabouts import zone_of
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page

STATES = (
    ("accepted", gettext_lazy("diterima")),
    ("held", gettext_lazy("ditahan untuk diperiksa")),
    ("declined", gettext_lazy("ditolak")),
    ("withdrawn", gettext_lazy("ditarik pengirimnya")),
)


@dataclass(frozen=True)
class Line:
    """A receipt in words."""

    receipt: ReceiptView
    when: str
    states: str


@page(SIGNED_IN, methods=("GET",))
def look_up(request: Request) -> HttpResponse:
    """One's own receipts, and those of phones that one looks after."""
    code = request.GET.get("kode", "")[:20].strip()
    found = receipts(by=request.actor, at=request.at, code=code) if code else []
    zone_name = zone_of(request)
    lines = [Line(one, words.moment(one.at, zone_name), _states(one)) for one in found]
    return render(request, "web/phones/receipts.html", {"code": code, "lines": lines})


def _states(one: ReceiptView) -> str:
    told = [f"{one.states[state]} {word}" for state, word in STATES if one.states.get(state)]
    return ", ".join(told) or _("tidak ada yang baru")
