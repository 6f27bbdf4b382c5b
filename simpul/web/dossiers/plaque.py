"""A registered post: its plaque to hang up, and the public page to which the plaque leads."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry.queries import post, registered_post
from simpul.web.paper import pdf, qr_of
from simpul.web.request import Request
from simpul.web.rights import PUBLIC, of_post, page


@page("post.read", scope=of_post, methods=("GET",))
def plaque(request: Request, post_id: UUID) -> HttpResponse:
    """A sheet with the name, the number and the way to the public page."""
    found = post(by=request.actor, post_id=post_id)
    if not found.number:
        raise Refusal("plakat-tanpa-nomor")
    address = request.build_absolute_uri(reverse("dossiers:registered", kwargs={"number": found.number}))
    above = [step.full_name for step in reversed(places.trail(found.village_id)[1:])]
    values = {"post": found, "qr": qr_of(address), "above": above}
    return pdf(request, "web/paper/plaque.html", values, f"plakat-{found.number}")


@page(PUBLIC, methods=("GET",))
def registered(request: Request, number: str) -> HttpResponse:
    """Whether a number belongs to a post, for anybody: its name, its place and its state, nothing about people."""
    found = registered_post(number)
    above = places.trail(found.village_id)[1:] if found else []
    values = {
        "post": found,
        "number": number[:40],
        "above": [step.full_name for step in reversed(above)],
        "village": above[-1] if above else None,
    }
    return render(request, "web/dossiers/registered.html", values, status=200 if found else 404)
