"""Instruments: what is judged and how much it counts."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.assessments import commands, queries
from simpul.assessments.queries import InstrumentView
from simpul.kernel.actor import Scope
from simpul.standards.assessments import assessment_table
from simpul.standards.budgets import in_force, name_of
from simpul.web.assessments.forms import CriterionForm, InstrumentForm, ShareForm
from simpul.web.assessments.whereabouts import LEVELS, area_errand, trail_to
from simpul.web.budgets.forms import named
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, of_area, page
from simpul.web.walk import Stone, area_or_refusal

EMPTY = "kosong"


@page(SIGNED_IN, methods=("GET",))
def listed(request: Request, code: str) -> HttpResponse:
    """The instruments that an area may use."""
    place = area_or_refusal(code)
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "instruments": queries.instruments(by=request.actor, area_id=place.id),
        "may_write": request.actor.may("assessment.write", Scope(area=place.path), exact=True),
    }
    return render(request, "web/assessments/instruments.html", values)


@page("assessment.write", scope=of_area, exact=True)
def new(request: Request, code: str) -> HttpResponse:
    """Begin an instrument."""
    place, table = area_or_refusal(code), assessment_table()
    own = [one for one in queries.instruments(by=request.actor, area_id=place.id) if one.in_use]
    starts = [
        *((f"contoh:{one.code}", one.name) for one in in_force(table.examples, request.today)),
        *((f"versi:{one.id}", _("versi baru dari %(name)s") % {"name": one.title}) for one in own if one.area == place),
        (EMPTY, _("kosong")),
    ]
    form = InstrumentForm(
        request.POST or None,
        starts=starts,
        categories=named(in_force(table.categories, request.today))[1:],
        scales=named(in_force(table.scales, request.today))[1:],
    )

    def act() -> str:
        given = form.cleaned_data
        kind, _sep, what = given["start"].partition(":")
        made = commands.start_instrument(
            by=request.actor,
            at=request.at,
            area_id=place.id,
            name=given["name"],
            ref=given["ref"],
            category=given["category"],
            scale=given["scale"],
            example=what if kind == "contoh" else "",
            after_id=UUID(what) if kind == "versi" else None,
            id=given["intention"],
        )
        return str(made)

    errand = area_errand(
        request, place, "assessments.start_instrument", _("Instrumen baru"), _("Buat instrumen"),
        _("Instrumen dibuat. Periksa kriterianya, lalu pakai."), page="assessments:instruments",
        to=lambda made: reverse("assessments:instrument", kwargs={"instrument_id": made}),
    )  # fmt: skip
    return run(request, form, errand, act)


@page(SIGNED_IN, methods=("GET",))
def instrument(request: Request, instrument_id: UUID) -> HttpResponse:
    """An instrument with its criteria and weights."""
    found = queries.instrument(by=request.actor, instrument_id=instrument_id)
    stages = assessment_table().stages
    shares = [(name_of(stages, stage), LEVELS[level], weight) for stage, level, weight in found.shares]
    values = {
        "found": found,
        "trail": trail_to(request, found.area.id),
        "shares": shares,
        "may_change": found.may_write and not found.in_use,
        "form": ErrandForm(),
    }
    return render(request, "web/assessments/instrument.html", values)


@page("assessment.write")
def criterion_new(request: Request, instrument_id: UUID) -> HttpResponse:
    """Add a criterion."""
    found = queries.instrument(by=request.actor, instrument_id=instrument_id)
    form = CriterionForm(
        request.POST or None,
        stages=_stages(request),
        fields=[(one.code, one.name) for one in standards.fields()],
    )

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("stage", "name", "weight", "field")}
        commands.add_criterion(
            by=request.actor, at=request.at, instrument_id=instrument_id, **given,
            breaks_ties=form.cleaned_data["breaks_ties"] or 0, id=form.cleaned_data["intention"],
        )  # fmt: skip

    errand = _errand(request, found, "assessments.add_criterion", _("Kriteria baru"), _("Kriteria ditambahkan."))
    return run(request, form, errand, act)


@page("assessment.write")
def criterion_drop(request: Request, criterion_id: UUID) -> HttpResponse:
    """Take a criterion out."""
    found = queries.instrument_of_criterion(by=request.actor, criterion_id=criterion_id)
    name = next(one.name for one in found.criteria if one.id == criterion_id)
    form = ErrandForm(request.POST or None)

    def act() -> None:
        commands.drop_criterion(by=request.actor, at=request.at, criterion_id=criterion_id)

    errand = _errand(
        request, found, "assessments.drop_criterion", _("Hapus kriteria"), _("Kriteria dihapus."), lead=name
    )
    return run(request, form, errand, act)


@page("assessment.write")
def share(request: Request, instrument_id: UUID) -> HttpResponse:
    """Say how much a stage counts."""
    found = queries.instrument(by=request.actor, instrument_id=instrument_id)
    levels = [(str(level), name) for level, name in LEVELS.items()]
    form = ShareForm(
        request.POST or None, stages=_stages(request), levels=levels, initial={"level": str(found.area.level)}
    )

    def act() -> None:
        given = form.cleaned_data
        commands.weigh_stage(
            by=request.actor, at=request.at, instrument_id=instrument_id, stage=given["stage"],
            level=int(given["level"]), weight=given["weight"],
        )  # fmt: skip

    return run(
        request,
        form,
        _errand(request, found, "assessments.weigh_stage", _("Bobot tahap"), _("Bobot disimpan.")),
        act,
    )


@page("assessment.write")
def use(request: Request, instrument_id: UUID) -> HttpResponse:
    """Put the instrument in use."""
    found = queries.instrument(by=request.actor, instrument_id=instrument_id)
    form = ErrandForm(request.POST or None)

    def act() -> None:
        commands.put_in_use(by=request.actor, at=request.at, instrument_id=instrument_id)

    lead = _("Sesudah dipakai, kriteria dan bobotnya tidak diubah lagi; perubahan menjadi versi baru.")
    errand = _errand(request, found, "assessments.put_in_use", _("Pakai instrumen"), _("Instrumen dipakai."), lead=lead)
    return run(request, form, errand, act)


def _stages(request: Request) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in in_force(assessment_table().stages, request.today)]


def _errand(request: Request, found: InstrumentView, name: str, title: str, said: str, lead: str = "") -> Errand:
    back = reverse("assessments:instrument", kwargs={"instrument_id": found.id})
    return Errand(
        name=name,
        title=title,
        lead=lead or found.title,
        button=title if lead else _("Simpan"),
        said=lambda: said,
        trail=trail_to(request, found.area.id, Stone(found.title, back)),
        back=back,
    )
