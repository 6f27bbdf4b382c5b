"""Pengurus and kader of a post: who, by which SK, until when; appointing, mending and ending."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.eligibility.queries import standing_at
from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.offices.queries import OfficerView
from simpul.people import queries as people
from simpul.places.queries import area
from simpul.registry.commands import all_or_refuse
from simpul.upkeep.queries import flags
from simpul.web.errand_form import Errand, run
from simpul.web.post.place import Place, place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.village.choosing import choose_person
from simpul.web.village.office_forms import (
    AppointForm,
    BaseOnForm,
    EndForm,
    MistakeForm,
    TrainingForm,
    decree_choices,
    office_choices,
)

LISTED = 40


@page("post.read", scope=of_post, methods=("GET",))
def officer_list(request: Request, post_id: UUID) -> HttpResponse:
    """Those in office, and those who were."""
    place = place_of(request, post_id)
    values = {
        "place": place,
        "trail": place.trail,
        "officers": _in_office(request, place),
        "flags": flags(by=request.actor, post_id=post_id, on=place.today),
        "past": _past(request, place),
        "may_appoint": request.actor.may("appointment.manage", place.scope),
        "may_choose": request.actor.may("person.read", place.scope),
        "village": area(place.post.village_id),
    }
    return render(request, "web/village/officers.html", values)


def _in_office(request: Request, place: Place) -> list[OfficerView]:
    return queries.officers(by=request.actor, post_id=place.post.id, on=place.today)


def _past(request: Request, place: Place) -> list[OfficerView]:
    return queries.past_officers(by=request.actor, post_id=place.post.id, before=place.today, limit=LISTED)


def _errand(place: Place, **more: Any) -> Errand:
    back = reverse("registry:officers", kwargs={"post_id": place.post.id})
    return Errand(lead=place.post.label, trail=place.trail, back=back, **more)


def _sk(request: Request, place: Place) -> list[tuple[str, str]]:
    found = queries.decrees(by=request.actor, area_id=place.post.village_id, purpose=queries.OFFICERS)
    return decree_choices(found)


@page("appointment.manage", scope=of_post)
def appoint(request: Request, post_id: UUID) -> HttpResponse:
    """First who, then the office."""
    place = place_of(request, post_id)
    person_id = as_id(request.GET.get("orang", ""))
    if person_id is None:
        back = reverse("registry:officers", kwargs={"post_id": post_id})
        return choose_person(request, area(place.post.village_id), place.trail, back, lead=place.post.label)
    person = people.person(by=request.actor, id=person_id)
    form = AppointForm(
        request.POST or None, body="posyandu", on=place.today, decrees=_sk(request, place),
        initial={"valid_from": place.today}, standing=standing_at(place.scope.area, place.today),
    )  # fmt: skip

    def act() -> list[str]:
        item = commands.NewAppointment(
            id=form.cleaned_data["intention"], person_id=person.id, post_id=post_id, **form.office()
        )
        return all_or_refuse(commands.appoint(by=request.actor, at=request.at, items=[item]))

    errand = _errand(
        place,
        name="offices.appoint",
        title=_("Tunjuk %s") % person.name,
        said=lambda: _("%s dicatat dalam jabatannya.") % person.name,
    )
    return run(request, form, errand, act)


def _of(found: list[OfficerView], appointment_id: UUID) -> OfficerView:
    for one in found:
        if one.id == appointment_id:
            return one
    raise Refusal("tidak-ditemukan")


@page("appointment.manage", scope=of_post)
def end(request: Request, post_id: UUID, appointment_id: UUID) -> HttpResponse:
    """End an office, on one of the grounds of the rule."""
    place = place_of(request, post_id)
    one = _of(_in_office(request, place), appointment_id)
    form = EndForm(request.POST or None, initial={"on": place.today})
    errand = _errand(
        place,
        name="offices.end_appointment",
        title=_("Akhiri jabatan %s") % one.name,
        button=_("Akhiri jabatan"),
        said=lambda: _("Jabatan %s diakhiri.") % one.name,
    )
    return run(request, form, errand, lambda: form.end(request, appointment_id))


@page("appointment.manage", scope=of_post)
def mistake(request: Request, post_id: UUID, appointment_id: UUID) -> HttpResponse:
    """Take back an office, also a past one, that was written down by mistake."""
    place = place_of(request, post_id)
    one = _of(_in_office(request, place) + _past(request, place), appointment_id)
    form = MistakeForm(request.POST or None)
    errand = _errand(
        place,
        name="offices.void_appointment",
        title=_("Hapus jabatan %s yang salah catat") % one.name,
        warning=_("Hanya bila jabatan ini tidak pernah ada. Bila orangnya berhenti, pilih Akhiri jabatan."),
        button=_("Hapus yang salah catat"),
        said=lambda: _("Jabatan %s yang salah catat dihapus.") % one.name,
    )
    return run(request, form, errand, lambda: form.void(request, appointment_id))


@page("appointment.manage", scope=of_post)
def base_on(request: Request, post_id: UUID) -> HttpResponse:
    """Write down on which SK those in office rest, when it came later or was the wrong one."""
    place = place_of(request, post_id)
    found = _in_office(request, place)
    form = BaseOnForm(request.POST or None, decrees=_sk(request, place), offices=office_choices(found))
    errand = _errand(
        place,
        name="offices.base_on_decree",
        title=_("SK pengurus dan kader"),
        warning=form.lacking,
        said=lambda: _("SK dicatat untuk %d jabatan.") % len(form.cleaned_data["appointment_ids"]),
    )
    return run(request, form, errand, lambda: form.base(request))


@page("appointment.manage", scope=of_post)
def training(request: Request, post_id: UUID, appointment_id: UUID) -> HttpResponse:
    """The day on which somebody was trained."""
    place = place_of(request, post_id)
    one = _of(_in_office(request, place), appointment_id)
    form = TrainingForm(request.POST or None, initial={"on": one.trained_on})

    def act() -> None:
        on = form.cleaned_data["on"]
        commands.note_training(by=request.actor, at=request.at, appointment_id=appointment_id, on=on)

    errand = _errand(
        place,
        name="offices.note_training",
        title=_("Pelatihan %s") % one.name,
        said=lambda: _("Pelatihan %s dicatat.") % one.name,
    )
    return run(request, form, errand, act)
