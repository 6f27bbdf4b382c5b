"""Search for an area by any part of its name; answers show the whole path."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from simpul.kernel.actor import Actor, Scope
from simpul.places.queries import AreaHit
from simpul.places.queries import search as search_areas
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page
from simpul.web.walk import Stone

SUGGESTED, LISTED = 8, 50


@page(SIGNED_IN, methods=("GET",))
def search(request: Request) -> HttpResponse:
    text = request.GET.get("q", "")[:100]
    hits = [_found(request.actor, hit) for hit in search_areas(text, limit=LISTED)] if text.strip() else []
    return render(request, "web/search.html", {"text": text, "hits": hits})


@page(SIGNED_IN, methods=("GET",))
def suggest(request: Request) -> HttpResponse:
    """JSON for the suggestions below the search box: only areas that the actor may open."""
    hits = search_areas(request.GET.get("q", "")[:100], limit=SUGGESTED)
    found = [(hit, _found(request.actor, hit)) for hit in hits]
    answers = [
        {"name": hit.area.label, "path": hit.trail_label + (f" ({hit.hint})" if hit.hint else ""), "href": stone.href}
        for hit, (_, stone) in found
        if stone.href
    ]
    return JsonResponse({"hits": answers})


def _found(actor: Actor, hit: AreaHit) -> tuple[AreaHit, Stone]:
    """The hit with its link; areas outside the actor's are named (they are public) but do not open."""
    open_ = actor.may("report.read", Scope(area=hit.area.path))
    return hit, Stone(hit.area.label, reverse("area", kwargs={"code": hit.area.code}) if open_ else "")
