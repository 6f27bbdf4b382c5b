"""Lists of residents: those of a post, those of a village, those without a birth date."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.imports.queries import may_import
from simpul.kernel.actor import VILLAGE
from simpul.people import queries
from simpul.people.queries import PersonView
from simpul.web.post.place import place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.walk import area_or_refusal, stones

PAGE = 40


@page("person.read", scope=of_post, methods=("GET",))
def of_a_post(request: Request, post_id: UUID) -> HttpResponse:
    """The residents in a post's care, found by name, end of the NIK, or house."""
    place = place_of(request, post_id)
    text = request.GET.get("q", "")[:100]
    found = _page_of(request, post_id=post_id, text=text)
    values = {
        "title": _("Warga %s") % place.post.label,
        "trail": place.trail,
        "new": reverse("people:new", kwargs={"post_id": post_id}),
        "families": reverse("people:households", kwargs={"post_id": post_id}),
        "may_new": request.actor.may("person.register", place.scope),
        "text": text,
        "unknown": "",
    }
    return render(request, "web/village/people.html", values | _listed(request, found))


@page("person.read", scope=of_area, methods=("GET",))
def of_a_village(request: Request, code: str) -> HttpResponse:
    """The residents of an area, with the post in whose care they are."""
    area = area_or_refusal(code)
    text = request.GET.get("q", "")[:100]
    in_village = area.level == VILLAGE
    found = _page_of(request, village_id=area.id, text=text) if in_village else []
    values = {
        "title": _("Warga %s") % area.full_name,
        "trail": stones(request.actor, area.id),
        "new": reverse("people:new-in-village", kwargs={"code": code}),
        "may_new": in_village and request.actor.may("person.register", of_area(code)),
        "doubles": reverse("duplicates:persons", kwargs={"code": code})
        if request.actor.may("person.merge", of_area(code))
        else "",
        "bring_in": reverse("imports:lists", kwargs={"code": code})
        if in_village and may_import(request.actor, area)
        else "",
        "text": text,
        "unknown": "" if in_village else _("Pilih desa atau kelurahannya dulu."),
    }
    return render(request, "web/village/people.html", values | _listed(request, found))


def _page_of(request: Request, **wanted: Any) -> list[PersonView]:
    after = as_id(request.GET.get("sesudah", ""))
    return queries.search(by=request.actor, limit=PAGE, after=after, **wanted)


def _listed(request: Request, found: Iterable[PersonView]) -> dict[str, Any]:
    listed = list(found)
    return {
        "people": [line_of(request, one) for one in listed],
        "more": str(listed[-1].id) if len(listed) == PAGE else "",
    }


def line_of(request: Request, one: PersonView) -> dict[str, Any]:
    """A resident in a list."""
    return {
        "href": reverse("people:person", kwargs={"id": one.id}),
        "name": one.name,
        "sex": _("perempuan") if one.sex == "P" else _("laki-laki"),
        "age": one.age(request.today),
        "born": one.birth_date,
        "mother": one.mother_name,
        "address": one.address or one.village_name,
        "nik": one.nik_masked,
        "died": one.died_on,
    }


@page("person.correct", methods=("GET",))
def without_birth_date(request: Request) -> HttpResponse:
    """Residents whose birth date is missing: without it no age is counted."""
    found = queries.without_birth_date(by=request.actor, limit=PAGE, after=as_id(request.GET.get("sesudah", "")))
    values = {
        "title": _("Warga tanpa tanggal lahir"),
        "trail": [],
        "text": "",
        "hide_search": True,
        "to_correct": True,
        "unknown": "",
    }
    return render(request, "web/village/people.html", values | _listed(request, found))
