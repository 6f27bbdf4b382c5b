"""Before a form: which service, and for whom."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from simpul.people import queries as people
from simpul.people.rules import age_text
from simpul.registry import queries as registry
from simpul.services.queries import Offer, form_for, open_day, services_for
from simpul.standards import Service, forms
from simpul.web.post.place import Place, place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_post, page

LISTED = 40
READ = 200  # of a post's people, to put those first whom the service is for
ACTIVITIES = {
    "pelayanan": _("Pelayanan"),
    "pendataan": _("Pendataan"),
    "verifikasi": _("Verifikasi dan validasi"),
    "penyuluhan": _("Penyuluhan, edukasi, motivasi"),
    "aspirasi": _("Penyaluran aspirasi"),
}
SUBJECTS = {
    "person": _("untuk seseorang"),
    "household": _("untuk sebuah keluarga"),
    "place": _("untuk sebuah tempat"),
    "event": _("untuk sebuah kegiatan"),
}


@page("record.write", scope=of_post, methods=("GET",))
def choose_service(request: Request, post_id: UUID) -> HttpResponse:
    """The services that the actor may record here, by field and activity; for one person only those that fit."""
    place = place_of(request, post_id)
    day_id, person_id = as_id(request.GET.get("hari", "")), as_id(request.GET.get("orang", ""))
    on = open_day(by=request.actor, id=day_id).on if day_id else place.today
    offers = services_for(by=request.actor, post_id=post_id, on=on, person_id=person_id)
    values = {
        "place": place,
        "trail": place.trail,
        "person": people.person(by=request.actor, id=person_id) if person_id else None,
        "fields": by_field(place, offers, hari=day_id, orang=person_id),
        "day_id": day_id,
    }
    return render(request, "web/post/choose_service.html", values)


def by_field(place: Place, offers: Sequence[Offer], **query: UUID | None) -> list[dict[str, Any]]:
    """The offers under their field and activity, each with its address; `query` hangs on every address."""
    found = []
    for field, of_field in groupby(offers, key=lambda offer: offer.service.field):
        listed = list(of_field)
        activities = [
            {"name": name, "offers": [_line(place, one, query) for one in listed if one.service.activity == code]}
            for code, name in ACTIVITIES.items()
        ]
        found.append({"code": field, "activities": [one for one in activities if one["offers"]]})
    return found


def _line(place: Place, offer: Offer, query: dict[str, UUID | None]) -> dict[str, Any]:
    return {
        "name": offer.name,
        "about": SUBJECTS[offer.service.subject],
        "doubt": offer.doubt,
        "sealed": offer.service.sealed,
        "href": form_address(place.post.id, offer.code, **query),
    }


def form_address(post_id: UUID, service: str, **query: UUID | None) -> str:
    """The form of a service, for that person or family, on that open day."""
    address = reverse("post:record-form", kwargs={"post_id": post_id, "service": service})
    kept = {name: str(value) for name, value in query.items() if value}
    return address + (f"?{urlencode(kept)}" if kept else "")


@page("record.write", scope=of_post, methods=("GET",))
def choose_person(request: Request, post_id: UUID, service: str) -> HttpResponse:
    """For whom: part of the name, the end of the NIK, or the house."""
    place = place_of(request, post_id)
    day_id, text = as_id(request.GET.get("hari", "")), request.GET.get("q", "")[:100]
    on = open_day(by=request.actor, id=day_id).on if day_id else place.today
    form = form_for(by=request.actor, post_id=post_id, service=service, on=on)
    found = people.search(by=request.actor, text=text, post_id=post_id, limit=READ)
    # Whom the service is for comes first; the others are found by their name.
    fitting = [one for one in found if _fits(one, form, on)]
    others = [one for one in found if one not in fitting] if text else []
    lines = [
        {
            "name": one.name,
            "beside": _about(one, place),
            "href": form_address(post_id, service, orang=one.id, hari=day_id),
        }
        for one in [*fitting, *others][:LISTED]
    ]
    return _listed(request, place, form, lines, text, day_id)


def _fits(one: people.PersonView, form: Service, on: date) -> bool:
    """Whether the service is for somebody of that sex and age; who has no birth date is not left out."""
    if one.birth_date is None or one.birth_date > on:
        return one.birth_date is None
    return forms.is_for(form, sex=one.sex, age_days=(on - one.birth_date).days, on=on)


def _about(one: people.PersonView, place: Place) -> str:
    parts = [
        age_text(one.birth_date, place.today),
        _("ibu %s") % one.mother_name if one.mother_name else "",
        one.address,
    ]
    return " · ".join(str(part) for part in parts if part)


@page("record.write", scope=of_post, methods=("GET",))
def choose_household(request: Request, post_id: UUID, service: str) -> HttpResponse:
    """For which family: the head's or a member's name, or the house."""
    place = place_of(request, post_id)
    day_id, text = as_id(request.GET.get("hari", "")), request.GET.get("q", "")[:100]
    form = form_for(by=request.actor, post_id=post_id, service=service, on=place.today)
    found = people.households(by=request.actor, text=text, post_id=post_id, limit=LISTED)
    lines = [
        {
            "name": one.head_name,
            "beside": one.address,
            "href": form_address(post_id, service, keluarga=one.id, hari=day_id),
        }
        for one in found
    ]
    return _listed(request, place, form, lines, text, day_id)


def _listed(
    request: Request,
    place: Place,
    form: Service,
    lines: Iterable[dict[str, Any]],
    text: str,
    day_id: UUID | None,
) -> HttpResponse:
    listed = list(lines)
    values = {
        "place": place,
        "trail": place.trail,
        "service": form,
        "lines": listed,
        "text": text,
        "day_id": day_id,
        "more": len(listed) == LISTED,
        "for_whom": forms.ages(form.eligibility) if form.subject == "person" and not text else "",
        "size": registry.roster_size(by=request.actor, post_id=place.post.id, on=place.today),
    }
    return render(request, "web/post/choose_whom.html", values)
