"""Who is meant: a resident of a village, found by name or NIK, chosen as `?orang=`."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render

from simpul.people import queries
from simpul.places.queries import AreaView
from simpul.web.request import Request
from simpul.web.walk import Stone

LISTED = 40


def choose_person(request: Request, village: AreaView, trail: Sequence[Stone], back: str, *, lead: str) -> HttpResponse:
    """The list of those who match; the same page goes on when one is chosen."""
    text = request.GET.get("q", "")[:100]
    found = queries.search(by=request.actor, text=text, village_id=village.id, limit=LISTED) if text else []
    values = {
        "lead": lead,
        "back": back,
        "trail": trail,
        "text": text,
        "people": [(one, one.age(request.today)) for one in found],
        "village": village,
    }
    return render(request, "web/village/choose_person.html", values)
