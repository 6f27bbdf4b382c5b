"""Registering residents and families: once each, with a look at who may be the same."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.facts.rules import digest
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.people import commands
from simpul.people.queries import Duplicate, PersonView, duplicates
from simpul.registry import commands as registry
from simpul.web.errand_form import carry_out
from simpul.web.post.place import place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.village.people_forms import HouseholdForm, NewPersonForm
from simpul.web.village.seeing import sees_disability
from simpul.web.walk import area_or_refusal, stones


@page("person.register", scope=of_post)
def new(request: Request, post_id: UUID) -> HttpResponse:
    """A new resident in a post's care."""
    place = place_of(request, post_id)
    around = {"trail": place.trail, "back": reverse("people:list", kwargs={"post_id": post_id})}
    return _new(request, place.post.village_id, place.scope, around)


@page("person.register", scope=of_area)
def new_in_village(request: Request, code: str) -> HttpResponse:
    """A new resident of a village, in no post's care yet."""
    area = area_or_refusal(code)
    around = {
        "trail": stones(request.actor, area.id),
        "back": reverse("people:of-village", kwargs={"code": code}),
    }
    return _new(request, area.id, Scope(area=area.path), around)


def _new(request: Request, village_id: int, scope: Scope, around: dict[str, Any]) -> HttpResponse:
    form = NewPersonForm(
        request.POST or None,
        village_id=village_id,
        may_disability=sees_disability(request.actor, scope),
        initial={"name": request.GET.get("nama", "")[:100]},
    )
    alike: list[Duplicate] = []
    if request.method == "POST" and form.is_valid():
        alike = _alike(request, village_id, form)
        if not alike or form.cleaned_data["sure"] == _seen(alike):
            done, made = carry_out(
                request, form, "people.register_person", lambda: _register(request, village_id, scope, form)
            )
            if done:
                return _welcome(request, form, made)
    values = {
        "form": form,
        "alike": [_candidate(one) for one in alike],
        "seen": _seen(alike),
        "keluarga": request.GET.get("keluarga", ""),
        **around,
    }
    return render(request, "web/village/person_new.html", values)


def _alike(request: Request, village_id: int, form: NewPersonForm) -> list[Duplicate]:
    """Who has the same name, birth date and mother. The same NIK is refused by the command itself."""
    given = form.given()
    found = duplicates(
        by=request.actor,
        village_id=village_id,
        name=given["name"],
        birth_date=given["birth_date"],
        mother_name=given["mother_name"],
    )
    # The same form sent again is not somebody else.
    return [one for one in found if one.person is None or one.person.id != form.cleaned_data["intention"]]


def _seen(alike: list[Duplicate]) -> str:
    return digest([str(one.person.id) if one.person else one.why for one in alike]) if alike else ""


def _candidate(one: Duplicate) -> dict[str, Any]:
    if one.person is None:
        return {"name": _("Seseorang yang bukan warga posyandu Anda"), "href": "", "about": _("Tanya petugas desa.")}
    return {
        "name": one.person.name,
        "href": reverse("people:person", kwargs={"id": one.person.id}),
        "about": _about(one.person),
    }


def _about(person: PersonView) -> str:
    mother = _("ibu %s") % person.mother_name if person.mother_name else ""
    return " · ".join(part for part in (mother, person.address or person.village_name, person.nik_masked) if part)


def _register(request: Request, village_id: int, scope: Scope, form: NewPersonForm) -> dict[str, Any]:
    """Register the person and put them on the post's roster: both or neither."""
    outcome = commands.register_person(
        by=request.actor,
        at=request.at,
        id=form.cleaned_data["intention"],
        village_id=village_id,
        post_id=scope.post,
        household_id=as_id(request.POST.get("keluarga", "")),
        sure=True,
        **form.given(),
    )
    if scope.post is not None:
        _enrol(request, outcome.id, scope.post)
    return {"id": str(outcome.id), "warnings": [one.sentence for one in outcome.warnings]}


def _enrol(request: Request, person_id: UUID, post_id: UUID) -> None:
    place = place_of(request, post_id)
    items = [registry.Enrolment(person_id=person_id, post_id=post_id)]
    for outcome in registry.enrol(by=request.actor, at=request.at, items=items, on=place.today):
        if outcome.state == "refused":
            raise Refusal(outcome.code)


def _welcome(request: Request, form: NewPersonForm, made: dict[str, Any]) -> HttpResponse:
    messages.success(request, _("%s terdaftar.") % form.cleaned_data["name"])
    for sentence in made["warnings"]:
        messages.warning(request, sentence)
    return redirect("people:person", id=made["id"])


@page("person.register", scope=of_post)
def household_new(request: Request, post_id: UUID) -> HttpResponse:
    """A new family in a post's care."""
    place = place_of(request, post_id)
    form = HouseholdForm(request.POST or None, village_id=place.post.village_id)
    if request.method == "POST" and form.is_valid():
        done, made = carry_out(
            request,
            form,
            "people.register_household",
            lambda: str(
                commands.register_household(
                    by=request.actor,
                    at=request.at,
                    id=form.cleaned_data["intention"],
                    village_id=place.post.village_id,
                    post_id=post_id,
                    **form.given(),
                ).id
            ),
        )
        if done:
            messages.success(request, _("Keluarga %s terdaftar.") % form.cleaned_data["head_name"])
            return redirect("people:household", id=made)
    values = {
        "form": form,
        "trail": place.trail,
        "title": _("Daftarkan keluarga"),
        "button": _("Simpan keluarga"),
        "back": reverse("people:households", kwargs={"post_id": post_id}),
    }
    return render(request, "web/post/errand.html", values)
