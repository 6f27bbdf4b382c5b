"""A programme: planned, looked at with its batches, changed, closed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.arrangements import commands as arranging
from simpul.arrangements import queries as arranged
from simpul.places.queries import AreaView, area, areas, below_ids
from simpul.training import commands, queries
from simpul.training.queries import ProgrammeView
from simpul.training.rules.states import PROGRAMME_STATES
from simpul.web import states
from simpul.web.budgets.whereabouts import chosen_year
from simpul.web.errand_form import Errand, run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.training.forms import BatchForm, FigureForm, MemberForm, ModuleForm, ProgrammeForm, StateForm
from simpul.web.training.whereabouts import WRITE, batch_title, organises, trail_to, when
from simpul.web.walk import Stone, area_or_refusal

TERMS = ("name", "mode", "venue", "link", "starts_on", "ends_on", "days", "month_from", "month_to")


@page(WRITE, scope=of_area)
def new(request: Request, code: str) -> HttpResponse:
    """Plan a programme."""
    place = area_or_refusal(code)
    form = ProgrammeForm(request.POST or None, initial={"year": chosen_year(request)})

    def act() -> str:
        id = form.cleaned_data["intention"]
        by, at = request.actor, request.at
        return str(commands.plan_programme(by=by, at=at, area_id=place.id, id=id, **_given(form)))

    errand = Errand(
        name="training.plan_programme",
        title=_("Program baru"),
        lead=place.full_name or place.name,
        button=_("Simpan program"),
        said=lambda: _("Program disimpan. Tambah angkatannya."),
        trail=trail_to(request, place.id),
        back=reverse("training:area", kwargs={"code": place.code}),
        to=lambda made: reverse("training:programme", kwargs={"programme_id": made}),
    )
    return run(request, form, errand, act)


@page("training.read", methods=("GET",))
def programme(request: Request, programme_id: UUID) -> HttpResponse:
    """A programme with its batches, committee, own modules and what was stated."""
    found = queries.programme(by=request.actor, programme_id=programme_id)
    place = area(found.area_id)
    held = queries.batches(by=request.actor, programme_id=programme_id)
    modules = queries.modules(by=request.actor, programme_id=programme_id)
    values = {
        "found": found,
        "trail": trail_to(request, place.id),
        "batches": [(one, batch_title(one), when(one)) for one in held],
        "committee": arranged.committee(by=request.actor, programme_id=programme_id),
        "stated": arranged.stated(by=request.actor, programme_id=programme_id),
        "modules": [one for one in modules if one.own],
        "may_write": organises(request, place) and found.state != "batal",
    }
    return render(request, "web/training/programme.html", values)


@page(WRITE)
def change(request: Request, programme_id: UUID) -> HttpResponse:
    """Put a programme right."""
    found = queries.organised_programme(by=request.actor, programme_id=programme_id)
    told = {name: getattr(found, name) for name in ("name", "kind", "year", "theme", "objectives")}
    form = ProgrammeForm(request.POST or None, initial={**told, "fields_claimed": found.fields})

    def act() -> None:
        commands.change_programme(by=request.actor, at=request.at, programme_id=programme_id, **_given(form))

    title, said = _("Ubah program"), _("Program disimpan.")
    return run(
        request, form, _errand(request, found, "training.change_programme", title, _("Simpan program"), said), act
    )


@page(WRITE)
def close(request: Request, programme_id: UUID) -> HttpResponse:
    """Say that a programme is over, or called off."""
    found = queries.organised_programme(by=request.actor, programme_id=programme_id)
    choices = [(one, str(states.look(f"kegiatan-{one}").word)) for one in PROGRAMME_STATES]
    form = StateForm(request.POST or None, states=choices, initial={"state": found.state})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("state", "reason")}
        commands.close_programme(by=request.actor, at=request.at, programme_id=programme_id, **given)

    title, said = _("Keadaan program"), _("Keadaan program disimpan.")
    return run(
        request, form, _errand(request, found, "training.close_programme", title, _("Simpan keadaan"), said), act
    )


@page(WRITE)
def batch_new(request: Request, programme_id: UUID) -> HttpResponse:
    """Add a batch."""
    found = queries.organised_programme(by=request.actor, programme_id=programme_id)
    form = BatchForm(request.POST or None, hosts=hosts(area(found.area_id)))

    def act() -> str:
        given = batch_terms(form)
        id = form.cleaned_data["intention"]
        by, at = request.actor, request.at
        return str(commands.add_batch(by=by, at=at, programme_id=programme_id, state="direncanakan", id=id, **given))

    title, said = _("Angkatan baru"), _("Angkatan disimpan. Susun acaranya.")
    errand = _errand(request, found, "training.add_batch", title, _("Simpan angkatan"), said, to_batch=True)
    return run(request, form, errand, act)


@page(WRITE)
def module_new(request: Request, programme_id: UUID) -> HttpResponse:
    """Add a module of the programme's own."""
    found = queries.organised_programme(by=request.actor, programme_id=programme_id)
    form = ModuleForm(request.POST or None)

    def act() -> None:
        told: dict[str, Any] = {key: form.cleaned_data[key] for key in ("name", "kind", "way")}
        given = {"programme_id": programme_id, "id": form.cleaned_data["intention"], **told}
        commands.add_module(by=request.actor, at=request.at, fields=form.cleaned_data["fields_about"], **given)

    title, said = _("Materi sendiri"), _("Materi disimpan.")
    return run(request, form, _errand(request, found, "training.add_module", title, _("Simpan materi"), said), act)


@page(WRITE)
def member_new(request: Request, programme_id: UUID) -> HttpResponse:
    """Put somebody on the committee."""
    found = queries.organised_programme(by=request.actor, programme_id=programme_id)
    form = MemberForm(request.POST or None)

    def act() -> None:
        given: dict[str, Any] = {key: form.cleaned_data[key] for key in ("role", "name", "post")}
        id = form.cleaned_data["intention"]
        arranging.add_member(by=request.actor, at=request.at, programme_id=programme_id, id=id, **given)

    title, said = _("Anggota panitia"), _("Panitia disimpan.")
    return run(request, form, _errand(request, found, "arrangements.add_member", title, _("Simpan panitia"), said), act)


@page(WRITE)
def figure_new(request: Request, programme_id: UUID) -> HttpResponse:
    """Write down a number that somebody stated of the programme, or of one of its batches (`?angkatan=`)."""
    found = queries.organised_programme(by=request.actor, programme_id=programme_id)
    held = queries.batches(by=request.actor, programme_id=programme_id)
    batch = next((one for one in held if str(one.id) == request.GET.get("angkatan")), None)
    form = FigureForm(request.POST or None, areas=hosts(area(batch.host_id if batch else found.area_id)))

    def act() -> None:
        given: dict[str, Any] = {key: form.cleaned_data[key] for key in ("what", "number", "said_by", "source", "on")}
        where = int(form.cleaned_data["area"]) if form.cleaned_data["area"] else None
        given |= {"batch_id": batch.id if batch else None, "area_id": where, "id": form.cleaned_data["intention"]}
        arranging.state_figure(by=request.actor, at=request.at, programme_id=programme_id, **given)

    title, said = _("Angka yang disebut"), _("Angka disimpan. Hitungannya tetap dari daftar.")
    return run(request, form, _errand(request, found, "arrangements.state_figure", title, _("Simpan angka"), said), act)


def hosts(place: AreaView) -> list[tuple[str, str]]:
    """The area itself and two tiers below it, to choose from."""
    levels = range(place.level + 1, min(place.level + 2, 4) + 1)
    known = areas(id for level in levels for id in below_ids(place.id, level))
    below = sorted(known.values(), key=lambda one: one.code)
    return [(str(one.id), f"{'· ' * (one.level - place.level)}{one.label}") for one in (place, *below)]


def batch_terms(form: BatchForm) -> dict[str, Any]:
    """What the form says of a batch, as the commands take it."""
    told = {key: form.cleaned_data[key] for key in (*TERMS, "opener", "opener_post")}
    return {**told, "host_id": int(form.cleaned_data["host"])}


def _given(form: ProgrammeForm) -> dict[str, Any]:
    told = {key: form.cleaned_data[key] for key in ("name", "kind", "year", "theme", "objectives")}
    return {**told, "fields": form.cleaned_data["fields_claimed"]}


def _errand(
    request: Request, found: ProgrammeView, name: str, title: str, button: str, said: str, *, to_batch: bool = False
) -> Errand:
    back = reverse("training:programme", kwargs={"programme_id": found.id})
    return Errand(
        name=name,
        title=title,
        lead=found.name,
        button=button,
        said=lambda: said,
        trail=trail_to(request, found.area_id, Stone(found.name, back)),
        back=back,
        to=(lambda made: reverse("training:batch", kwargs={"batch_id": made})) if to_batch else None,
    )
