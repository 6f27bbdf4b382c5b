"""The page of an area: institution, six fields with their trend, the areas below, the map."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from simpul.kernel.actor import VILLAGE
from simpul.places.queries import AreaView
from simpul.web.picker import picker
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones


@page("report.read", scope=of_area, methods=("GET",))
def area(request: HttpRequest, code: str) -> HttpResponse:
    """First page of a tier."""
    place = area_or_refusal(code)
    chosen = picker(request)
    return render(
        request,
        "web/office/area.html",
        {"area": place, "picker": chosen, "keep": chosen.keep, "trail": stones(request.actor, place.id)},
    )
