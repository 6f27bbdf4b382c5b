"""Families (KK): the list, one family with its members and its welfare, what is said about it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.audit.queries import history
from simpul.people import commands, queries
from simpul.people.queries import HouseholdView
from simpul.places import queries as places
from simpul.web import timeline
from simpul.web.errand_form import Errand, run
from simpul.web.post.place import place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.village.people import line_of
from simpul.web.village.people_forms import CorrectHouseholdForm, WelfareForm
from simpul.web.village.seeing import scope_of_person
from simpul.web.walk import Stone, stones

PAGE = 40
WORDS = {"head_name": "Kepala keluarga", "address": "Alamat", "decile": "Desil", "status": "Keadaan"}


@page("person.read", scope=of_post, methods=("GET",))
def of_a_post(request: Request, post_id: UUID) -> HttpResponse:
    """The families in a post's care, found by a name or the house."""
    place = place_of(request, post_id)
    text = request.GET.get("q", "")[:100]
    after = as_id(request.GET.get("sesudah", ""))
    found = queries.households(by=request.actor, text=text, post_id=post_id, limit=PAGE, after=after)
    values = {
        "place": place,
        "trail": place.trail,
        "families": found,
        "text": text,
        "more": str(found[-1].id) if len(found) == PAGE else "",
        "may_new": request.actor.may("person.register", place.scope),
    }
    return render(request, "web/village/families.html", values)


@page("person.read", methods=("GET",))
def family(request: Request, id: UUID) -> HttpResponse:
    """One family."""
    found = queries.household(by=request.actor, id=id)
    members = queries.persons(by=request.actor, ids=found.member_ids).values()
    values = {
        "family": found,
        "trail": _trail(request, found),
        "hamlet": places.hamlet(found.hamlet_id).label if found.hamlet_id else "",
        "members": [line_of(request, one) for one in sorted(members, key=lambda one: str(one.birth_date or ""))],
        "unseen": len(found.member_ids) - len(members),
        "may_correct": request.actor.may("person.correct", scope_of_person(found)),
        "steps": timeline.steps(history("household", id), names=WORDS),
    }
    return render(request, "web/village/family.html", values)


def _trail(request: Request, found: HouseholdView) -> list[Stone]:
    trail = stones(request.actor, found.village_id)
    if found.post_id:
        trail.append(Stone(_("Keluarga"), reverse("people:households", kwargs={"post_id": found.post_id})))
    return trail


@page("person.correct")
def correct(request: Request, id: UUID) -> HttpResponse:
    """Put right what is wrong about a family; an empty KK number stays as it was."""
    found = queries.household(by=request.actor, id=id)
    initial: dict[str, Any] = {
        "version": found.version,
        "head_name": found.head_name,
        "address": found.address,
        "hamlet_id": str(found.hamlet_id or ""),
    }
    form = CorrectHouseholdForm(request.POST or None, village_id=found.village_id, initial=initial)

    def act() -> None:
        commands.correct_household(by=request.actor, at=request.at, id=id, **form.given())

    errand = _errand(
        request,
        found,
        name="people.correct_household",
        title=_("Betulkan keluarga %s") % found.head_name,
        button=_("Simpan pembetulan"),
        said=lambda: _("Data keluarga disimpan."),
    )
    return run(request, form, errand, act)


@page("person.correct")
def welfare(request: Request, id: UUID) -> HttpResponse:
    """What a source says about the welfare of a family on a day."""
    found = queries.household(by=request.actor, id=id)
    form = WelfareForm(request.POST or None, initial={"on": request.today})

    def act() -> str:
        given = {key: form.cleaned_data[key] for key in ("status", "source", "decile", "on")}
        return str(commands.note_welfare(by=request.actor, at=request.at, household_id=id, **given))

    errand = _errand(
        request,
        found,
        name="people.note_welfare",
        title=_("Kesejahteraan keluarga %s") % found.head_name,
        said=lambda: _("Kesejahteraan keluarga disimpan."),
    )
    return run(request, form, errand, act)


def _errand(request: Request, found: HouseholdView, **more: Any) -> Errand:
    return Errand(trail=_trail(request, found), back=reverse("people:household", kwargs={"id": found.id}), **more)
