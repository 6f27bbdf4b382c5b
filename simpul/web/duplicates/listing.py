"""Pairs that may be one, and what was merged: in a village, or below an area."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.duplicates import commands, queries
from simpul.duplicates.queries import MergeView, PairView
from simpul.kernel.actor import VILLAGE
from simpul.kernel.civil_time import day_at
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.web import words
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import Stone, area_or_refusal, stones

SHOWN = 50
STATES = (
    ("terbuka", gettext_lazy("Belum diputuskan")),
    ("nanti", gettext_lazy("Nanti")),
    ("berbeda", gettext_lazy("Bukan yang sama")),
)


@page("person.merge", scope=of_area, methods=("GET",))
def persons(request: Request, code: str) -> HttpResponse:
    """Persons of an area who may be the same."""
    return _list(request, area_or_refusal(code), "orang")


@page("post.manage", scope=of_area, methods=("GET",))
def posts(request: Request, code: str) -> HttpResponse:
    """Posts of an area that may be the same; those of a village are compared at this moment."""
    area = area_or_refusal(code)
    if area.level == VILLAGE:
        commands.look_again_at_posts(by=request.actor, at=request.at, area_id=area.id)
    return _list(request, area, "posyandu")


def _list(request: Request, area: AreaView, kind: str) -> HttpResponse:
    by, at = request.actor, request.at
    state = request.GET.get("keadaan", "")
    state = state if state in dict(STATES) else STATES[0][0]
    begin = int(request.GET["mulai"]) if request.GET.get("mulai", "").isdigit() else 0
    found = queries.pairs(by=by, at=at, area_id=area.id, kind=kind, state=state, limit=SHOWN + 1, skip=begin)
    values = {
        "area": area,
        "kind": kind,
        "trail": trail_to_area(request, area, kind),
        "states": STATES,
        "state": state,
        "pairs": [_line(area, one) for one in found[:SHOWN]],
        "more": begin + SHOWN if len(found) > SHOWN else 0,
        "villages": _villages(request, area, kind),
        "merges": [_merge(area, one) for one in queries.merges(by=by, at=at, area_id=area.id, kind=kind, limit=20)],
    }
    return render(request, "web/duplicates/list.html", values)


def trail_to_area(request: Request, area: AreaView, kind: str) -> list[Stone]:
    """The way to an area, and to its posts for pairs of posts."""
    trail = stones(request.actor, area.id)
    if kind == "posyandu":
        trail.append(Stone(_("Daftar posyandu"), reverse("registry:posts", kwargs={"code": area.code})))
    return trail


def to_pair(area: AreaView, kind: str, pair_id: object) -> str:
    """The page of a pair, as seen from an area."""
    name = "duplicates:pair" if kind == "orang" else "duplicates:post-pair"
    return reverse(name, kwargs={"code": area.code, "pair_id": pair_id})


def _line(area: AreaView, one: PairView) -> dict[str, Any]:
    return {
        "names": (one.one_name, one.other_name),
        "about": one.about,
        "why": one.why,
        "likely": one.likely,
        "href": to_pair(area, one.kind, one.id),
        "decided": _("%(who)s, %(day)s")
        % {"who": one.decided_by_name, "day": words.long_date(day_at(one.decided_at, "WIB"))}
        if one.decided_at
        else "",
    }


def _villages(request: Request, area: AreaView, kind: str) -> list[dict[str, Any]]:
    """Where pairs wait below an area, the most first; nothing in a village itself."""
    if area.level == VILLAGE:
        return []
    waiting = queries.waiting(by=request.actor, area_id=area.id, kind=kind)
    named = places.areas(waiting)
    page_name = "duplicates:persons" if kind == "orang" else "duplicates:posts"
    return [
        {"name": named[id].full_name, "count": count, "href": reverse(page_name, kwargs={"code": named[id].code})}
        for id, count in sorted(waiting.items(), key=lambda one: (-one[1], one[0]))
    ]


def _merge(area: AreaView, one: MergeView) -> dict[str, Any]:
    name = "duplicates:undo" if one.kind == "orang" else "duplicates:post-undo"
    return {
        "name": one.winner_name,
        "who": one.by_name,
        "day": one.on,
        "undone": one.undone_on,
        "href": reverse(name, kwargs={"code": area.code, "merge_id": one.id}),
    }
