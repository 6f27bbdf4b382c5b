"""Registering residents and families: once each, with a look at who may be the same."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.duplicates.queries import Candidate, alike
from simpul.facts.rules import digest
from simpul.intake.commands import register_person
from simpul.kernel.actor import Scope
from simpul.people import commands
from simpul.people.queries import PersonView, duplicates, sees_disability
from simpul.web.errand_form import Errand, carry_out, run, warn
from simpul.web.post.place import place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.village.people_forms import HouseholdForm, NewPersonForm
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
    same: list[Candidate] = []
    if request.method == "POST" and form.is_valid():
        same = _alike(request, village_id, scope, form)
        if not same or form.cleaned_data["sure"] == _seen(same):
            done, made = carry_out(
                request, form, "intake.register_person", lambda: _register(request, village_id, scope, form)
            )
            if done:
                return _welcome(request, form, made)
    values = {
        "form": form,
        "alike": [_candidate(one) for one in same],
        "seen": _seen(same),
        "keluarga": request.GET.get("keluarga", ""),
        **around,
    }
    return render(request, "web/village/person_new.html", values)


def _alike(request: Request, village_id: int, scope: Scope, form: NewPersonForm) -> list[Candidate]:
    """Who has the same name, birth date and mother, or one that sounds so. The same NIK is refused by the command."""
    given = form.given()
    told = {name: given[name] for name in ("name", "birth_date", "mother_name")}
    same = duplicates(by=request.actor, village_id=village_id, **told)
    found = [Candidate(one.person, 0, "") for one in same]
    known = {one.person.id if one.person else None for one in found}
    more = {"sex": given["sex"], "phone": given["phone"], "post_id": scope.post}
    for one in alike(by=request.actor, on=request.today, village_id=village_id, **told, **more):
        if (one.person.id if one.person else None) not in known:
            found.append(one)
    # The same form sent again is not somebody else.
    return [one for one in found if one.person is None or one.person.id != form.cleaned_data["intention"]]


def _seen(alike: list[Candidate]) -> str:
    return digest([str(one.person.id) if one.person else "nama" for one in alike]) if alike else ""


def _candidate(one: Candidate) -> dict[str, Any]:
    if one.person is None:
        return {"name": _("Seseorang yang bukan warga posyandu Anda"), "href": "", "about": _("Tanya petugas desa.")}
    return {
        "name": one.person.name,
        "href": reverse("people:person", kwargs={"id": one.person.id}),
        "about": " · ".join(part for part in (_about(one.person), one.why) if part),
    }


def _about(person: PersonView) -> str:
    mother = _("ibu %s") % person.mother_name if person.mother_name else ""
    return " · ".join(part for part in (mother, person.address or person.village_name, person.nik_masked) if part)


def _register(request: Request, village_id: int, scope: Scope, form: NewPersonForm) -> dict[str, Any]:
    """Register the person, in the roster of the post where there is one."""
    outcome = register_person(
        by=request.actor,
        at=request.at,
        id=form.cleaned_data["intention"],
        village_id=village_id,
        post_id=scope.post,
        household_id=as_id(request.POST.get("keluarga", "")),
        sure=True,
        **form.given(),
    )
    return {"id": str(outcome.id), "warnings": [one.sentence for one in outcome.warnings]}


def _welcome(request: Request, form: NewPersonForm, made: dict[str, Any]) -> HttpResponse:
    messages.success(request, _("%s terdaftar.") % form.cleaned_data["name"])
    warn(request, made["warnings"])
    return redirect("people:person", id=made["id"])


@page("person.register", scope=of_post)
def household_new(request: Request, post_id: UUID) -> HttpResponse:
    """A new family in a post's care."""
    place = place_of(request, post_id)
    form = HouseholdForm(request.POST or None, village_id=place.post.village_id)

    def act() -> str:
        made = commands.register_household(
            by=request.actor,
            at=request.at,
            id=form.cleaned_data["intention"],
            village_id=place.post.village_id,
            post_id=post_id,
            **form.given(),
        )
        return str(made.id)

    errand = Errand(
        name="people.register_household",
        title=_("Daftarkan keluarga"),
        button=_("Simpan keluarga"),
        said=lambda: _("Keluarga %s terdaftar.") % form.cleaned_data["head_name"],
        trail=place.trail,
        back=reverse("people:households", kwargs={"post_id": post_id}),
        to=lambda made: reverse("people:household", kwargs={"id": made}),
    )
    return run(request, form, errand, act)
