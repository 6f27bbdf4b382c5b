"""Practice: steps, and how each participant did them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.exams import commands, queries
from simpul.kernel.refusals import Refusal
from simpul.standards.training import curriculum
from simpul.web.errand_form import ErrandForm, run
from simpul.web.exams.forms import AssessForm, StepForm
from simpul.web.exams.listing import listed
from simpul.web.exams.whereabouts import errand_of, ground_for, trail_to
from simpul.web.request import Request
from simpul.web.rights import page

MANAGE = "participant.manage"


@page(MANAGE, methods=("GET",))
def practice(request: Request, batch_id: UUID) -> HttpResponse:
    """The steps with their counts, and everybody who is to be assessed."""
    ground = ground_for(request, batch_id)
    sheet = queries.practice_sheet(by=request.actor, at=request.at, batch_id=batch_id)
    found = listed(request, sheet.people, lambda one: one[1])
    names = {one.code: one.name for one in curriculum().modules}
    values = {
        "ground": ground,
        "sheet": sheet,
        "steps": [(one, names.get(one.module, "")) for one in sheet.steps],
        "listed": found,
        "people": [(id, name, len(marks)) for id, name, marks in found.rows],
        "trail": trail_to(request, ground),
    }
    return render(request, "web/exams/practice.html", values)


@page(MANAGE)
def step_new(request: Request, batch_id: UUID) -> HttpResponse:
    """Add a step to a practice."""
    ground = ground_for(request, batch_id)
    form = StepForm(request.POST or None, initial={"practice": request.GET.get("praktik", "")[:160]})

    def act() -> str:
        given = form.cleaned_data
        told: dict[str, Any] = {name: given[name] for name in ("practice", "field", "text")}
        return str(commands.add_practice_step(by=request.actor, at=request.at, batch_id=batch_id, **told))

    name, title = "exams.add_practice_step", _("Tambah langkah praktik")
    errand = errand_of(request, ground, name, title, _("Simpan langkah"), _("Langkah disimpan."), back="practice")
    return run(request, form, errand, act)


@page(MANAGE)
def step_drop(request: Request, batch_id: UUID, item_id: UUID) -> HttpResponse:
    """Take away a step by which nobody was assessed."""
    ground = ground_for(request, batch_id)
    sheet = queries.practice_sheet(by=request.actor, at=request.at, batch_id=batch_id)
    found = next((one for one in sheet.steps if one.id == item_id), None)
    if found is None:
        raise Refusal("tidak-ditemukan")

    def act() -> None:
        commands.drop_practice_step(by=request.actor, at=request.at, item_id=item_id)

    title = _("Hapus langkah")
    errand = errand_of(
        request, ground, "exams.drop_practice_step", title, title, _("Langkah dihapus."), back="practice"
    )
    form = ErrandForm(request.POST or None)
    return run(request, form, replace(errand, lead=f"{found.practice}: {found.text}"), act)


@page(MANAGE)
def assess(request: Request, batch_id: UUID, participant_id: UUID) -> HttpResponse:
    """The checklist of one participant."""
    ground = ground_for(request, batch_id)
    sheet = queries.practice_sheet(by=request.actor, at=request.at, batch_id=batch_id)
    known = next(((name, marks) for id, name, marks in sheet.people if id == participant_id), None)
    if known is None:
        raise Refusal("tidak-ditemukan")
    name, marks = known
    form = AssessForm(request.POST or None, sheet=sheet, initial={str(id): mark for id, mark in marks.items()})

    def act() -> int:
        given = {step.id: form.cleaned_data[str(step.id)] for step in sheet.steps}
        results = {id: result for id, result in given.items() if result}
        told: dict[str, Any] = {"by": request.actor, "at": request.at, "batch_id": batch_id}
        return commands.assess_practice(participant_id=participant_id, results=results, **told)

    said = _("Praktik %(name)s dinilai.") % {"name": name}
    errand = errand_of(request, ground, "exams.assess_practice", name, _("Simpan penilaian"), said, back="practice")
    return run(request, form, errand, act)
