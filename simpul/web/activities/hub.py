""" "Kegiatan": everything that an area does for its posts besides serving, each one touch away."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView
from simpul.web.activities.ways import WAYS, WayTo
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page
from simpul.web.walk import Stone, area_or_refusal, stones


@dataclass(frozen=True)
class Door:
    """A page that the reader may open."""

    href: str
    title: str
    about: str
    icon: str


@page(SIGNED_IN, methods=("GET",))
def hub(request: Request, code: str) -> HttpResponse:
    """The list of an area; who holds none of its rights there is refused."""
    place = area_or_refusal(code)
    doors = [door for way in WAYS if (door := _door(request, place, way))]
    if not doors:
        raise Refusal("tidak-berhak")
    values = {"area": place, "trail": trail_to_hub(request, place.id), "doors": doors}
    return render(request, "web/activities/hub.html", values)


def trail_to_hub(request: Request, area_id: int, *more: Stone) -> list[Stone]:
    """Nation to this area, then what lies below its page."""
    return [*stones(request.actor, area_id, "training.read", "activities"), *more]


def _door(request: Request, place: AreaView, way: WayTo) -> Door | None:
    """None where the reader lacks the right there, or that part of the product is not installed."""
    if not request.actor.may(way.action, Scope(area=place.path)):
        return None
    try:
        href = reverse(way.page, kwargs={"code": place.code})
    except NoReverseMatch:
        return None
    return Door(href, str(way.title), str(way.about), way.icon)
