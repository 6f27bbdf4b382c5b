"""Pengurus and kader of a post: who, by which SK, until when; appointing and ending."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.offices.queries import OfficerView
from simpul.people import queries as people
from simpul.places.queries import area
from simpul.web.errand_form import ErrandForm, carry_out
from simpul.web.post.place import Place, place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.village.office_forms import AppointForm, EndForm, TrainingForm, decree_choices, ended

LISTED = 40


@page("post.read", scope=of_post, methods=("GET",))
def officer_list(request: Request, post_id: UUID) -> HttpResponse:
    """Those in office, and those who were."""
    place = place_of(request, post_id)
    values = {
        "place": place,
        "trail": place.trail,
        "officers": queries.officers(by=request.actor, post_id=post_id, on=place.today),
        "past": queries.past_officers(by=request.actor, post_id=post_id, before=place.today, limit=LISTED),
        "may_appoint": request.actor.may("appointment.manage", place.scope),
        "village": area(place.post.village_id),
    }
    return render(request, "web/village/officers.html", values)


@page("appointment.manage", scope=of_post)
def appoint(request: Request, post_id: UUID) -> HttpResponse:
    """First who, then the office."""
    place = place_of(request, post_id)
    person_id = as_id(request.GET.get("orang", ""))
    if person_id is None:
        return _choose(request, place)
    person = people.person(by=request.actor, id=person_id)
    found = queries.decrees(by=request.actor, area_id=place.post.village_id, purpose=queries.OFFICERS)
    form = AppointForm(
        request.POST or None, body="posyandu", on=place.today, decrees=decree_choices(found),
        initial={"valid_from": place.today},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        done, warnings = carry_out(request, form, "offices.appoint", lambda: _appoint(request, place, person.id, form))
        if done:
            messages.success(request, _("%s dicatat dalam jabatannya.") % person.name)
            for sentence in warnings:
                messages.warning(request, sentence)
            return redirect("registry:officers", post_id=post_id)
    return _errand(request, place, form, _("Tunjuk %s") % person.name, _("Simpan"))


def _choose(request: Request, place: Place) -> HttpResponse:
    text = request.GET.get("q", "")[:100]
    found = people.search(by=request.actor, text=text, village_id=place.post.village_id, limit=LISTED) if text else []
    values = {
        "place": place,
        "trail": place.trail,
        "text": text,
        "people": [(one, one.age(place.today)) for one in found],
        "village": area(place.post.village_id),
    }
    return render(request, "web/village/appoint.html", values)


def _appoint(request: Request, place: Place, person_id: UUID, form: AppointForm) -> list[str]:
    item = commands.NewAppointment(
        id=form.cleaned_data["intention"], person_id=person_id, post_id=place.post.id, **form.office()
    )
    return said(commands.appoint(by=request.actor, at=request.at, items=[item]))


def said(outcomes: Iterable[Any]) -> list[str]:
    """The warnings of what was done; the refusal of what was not."""
    warnings: list[str] = []
    for outcome in outcomes:
        if outcome.state == "refused":
            raise Refusal(outcome.code, field=outcome.field or None)
        warnings += outcome.warnings
    return warnings


def _of(request: Request, place: Place, appointment_id: UUID) -> OfficerView:
    found = queries.officers(by=request.actor, post_id=place.post.id, on=place.today)
    for one in found:
        if one.id == appointment_id:
            return one
    raise Refusal("tidak-ditemukan")


@page("appointment.manage", scope=of_post)
def end(request: Request, post_id: UUID, appointment_id: UUID) -> HttpResponse:
    """End an office, on one of the grounds of the rule."""
    place = place_of(request, post_id)
    one = _of(request, place, appointment_id)
    form = EndForm(request.POST or None, initial={"on": place.today})
    if request.method == "POST" and form.is_valid() and ended(request, form, appointment_id):
        messages.success(request, _("Jabatan %s diakhiri.") % one.name)
        return redirect("registry:officers", post_id=post_id)
    return _errand(request, place, form, _("Akhiri jabatan %s") % one.name, _("Akhiri jabatan"))


@page("appointment.manage", scope=of_post)
def training(request: Request, post_id: UUID, appointment_id: UUID) -> HttpResponse:
    """The day on which somebody was trained."""
    place = place_of(request, post_id)
    one = _of(request, place, appointment_id)
    form = TrainingForm(request.POST or None, initial={"on": one.trained_on})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        done, _none = carry_out(
            request,
            form,
            "offices.note_training",
            lambda: commands.note_training(by=request.actor, at=request.at, appointment_id=appointment_id, on=on),
        )
        if done:
            messages.success(request, _("Pelatihan %s dicatat.") % one.name)
            return redirect("registry:officers", post_id=post_id)
    return _errand(request, place, form, _("Pelatihan %s") % one.name, _("Simpan"))


def _errand(request: Request, place: Place, form: ErrandForm, title: str, button: str) -> HttpResponse:
    values = {
        "form": form,
        "title": title,
        "lead": place.post.label,
        "button": button,
        "trail": place.trail,
        "back": reverse("registry:officers", kwargs={"post_id": place.post.id}),
    }
    return render(request, "web/post/errand.html", values)
