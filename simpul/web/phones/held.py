"""What is held of what phones sent: the lists, and one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.intake import queries
from simpul.intake.queries import HeldView
from simpul.web import words
from simpul.web.context import offices
from simpul.web.phones.held_words import Told
from simpul.web.phones.whereabouts import zone_of
from simpul.web.post import photos
from simpul.web.post.place import place_of
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.walk import Stone, area_or_refusal, stones, with_link_to_last

LISTED = 100
STATES = {
    "held": "ditahan",
    "accepted": "diterima-lewat-putusan",
    "declined": "ditolak",
    "withdrawn": "ditarik",
}


@dataclass(frozen=True)
class Line:
    """A held intention in the list."""

    id: UUID
    kind: str
    about: str
    maker: str
    when: str
    post: str
    why: str
    may_decide: bool


@page("intention.decide", methods=("GET",))
def near(request: Request) -> HttpResponse:
    """Everything that waits for the actor, at all their posts."""
    offices_of = {one.area_id for one in offices(request.actor) if "intention.decide" in one.actions}
    posts = {one.post for one in request.actor.where("intention.decide") if one.post}
    lists = [queries.held(by=request.actor, area_id=id, limit=LISTED) for id in offices_of]
    lists += [queries.held(by=request.actor, post_id=id, limit=LISTED) for id in posts]
    found = {one.id: one for held in lists for one in held}
    return _list(request, sorted(found.values(), key=lambda one: one.at), [], "")


@page("intention.decide", scope=of_post, methods=("GET",))
def of_a_post(request: Request, post_id: UUID) -> HttpResponse:
    """What is held of one post."""
    place = place_of(request, post_id)
    found = queries.held(by=request.actor, post_id=post_id, limit=LISTED)
    return _list(request, found, place.trail, place.post.label)


@page("intention.decide", scope=of_area, methods=("GET",))
def of_an_area(request: Request, code: str) -> HttpResponse:
    """What is held of the posts of a village."""
    area = area_or_refusal(code)
    found = queries.held(by=request.actor, area_id=area.id, limit=LISTED)
    return _list(request, found, stones(request.actor, area.id), area.full_name)


def _list(request: Request, found: Iterable[HeldView], trail: Iterable[Stone], about: str) -> HttpResponse:
    zone_name = zone_of(request)
    lines = [_line(request, one, zone_name) for one in found]
    return render(request, "web/phones/held.html", {"lines": lines, "trail": trail, "about": about})


def _line(request: Request, view: HeldView, zone_name: str) -> Line:
    told = Told(request.actor, view)
    return Line(
        id=view.id,
        kind=told.kind,
        about=told.about,
        maker=view.maker,
        when=words.moment(view.at, zone_name),
        post=view.post,
        why=view.sentence,
        may_decide=view.may_decide,
    )


@page("intention.decide", methods=("GET",))
def one(request: Request, arrival_id: UUID) -> HttpResponse:
    """One held intention: from whom, since when, why, what stands in it."""
    view = queries.held_one(by=request.actor, id=arrival_id)
    return render(request, "web/phones/held_one.html", values_of(request, view))


def values_of(request: Request, view: HeldView) -> dict[str, Any]:
    """What the page of one shows."""
    told = Told(request.actor, view)
    return {
        "view": view,
        "told": told,
        "photos": photos.shown(request, told.photos),
        "state": STATES[view.state],
        "when": words.moment(view.at, zone_of(request)),
        "trail": trail_of(request, view),
    }


def trail_of(request: Request, view: HeldView) -> list[Stone]:
    """The way to the list from which it comes."""
    place = place_of(request, view.post_id)
    return [*place.trail, Stone(_("Ditahan"), reverse("phones:held-at-post", kwargs={"post_id": view.post_id}))]


def trail_to(request: Request, view: HeldView) -> list[Stone]:
    """The way to its page."""
    kind = Told(request.actor, view).kind
    here = reverse("phones:held-one", kwargs={"arrival_id": view.id})
    return with_link_to_last([*trail_of(request, view), Stone(kind)], here)
