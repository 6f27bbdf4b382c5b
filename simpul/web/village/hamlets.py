"""Parts of a village: banjar, dusun, lingkungan, RW, RT."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.places import commands, queries
from simpul.places.queries import AreaView, HamletView
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.post_forms import EndHamletForm, HamletForm, NewHamletForm
from simpul.web.walk import area_or_refusal, stones


@page("post.read", scope=of_area, methods=("GET",))
def hamlet_list(request: Request, code: str) -> HttpResponse:
    """The parts of a village that exist, each under the one it lies in."""
    area = area_or_refusal(code)
    found = queries.hamlets(area.id)
    labels = {one.id: one.label for one in found}
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "hamlets": [(one, labels.get(one.parent_id, "") if one.parent_id else "") for one in found],
        "may_manage": request.actor.may("hamlet.manage", Scope(area=area.path)),
    }
    return render(request, "web/village/hamlets.html", values)


@page("hamlet.manage", scope=of_area)
def new(request: Request, code: str) -> HttpResponse:
    """One more part of the village."""
    area = area_or_refusal(code)
    form = NewHamletForm(request.POST or None, village_id=area.id, initial={"valid_from": request.today})

    def act() -> str:
        given = form.cleaned_data
        parent = given["parent_id"]
        made = commands.add_hamlet(
            by=request.actor,
            at=request.at,
            id=given["intention"],
            village_id=area.id,
            kind=given["kind"],
            name=given["name"],
            local_code=given["local_code"],
            valid_from=given["valid_from"],
            parent_id=UUID(parent) if parent else None,
        )
        return str(made)

    return _run(request, area, form, "places.add_hamlet", act, _("Tambah bagian desa/kelurahan"))


def _hamlet(area: AreaView, id: UUID) -> HamletView:
    found = queries.hamlet(id)
    if found.village_id != area.id:
        raise Refusal("tidak-ditemukan")
    return found


@page("hamlet.manage", scope=of_area)
def edit(request: Request, code: str, id: UUID) -> HttpResponse:
    """Another kind, name or local code for the same part."""
    area = area_or_refusal(code)
    one = _hamlet(area, id)
    form = HamletForm(request.POST or None, initial={"kind": one.kind, "name": one.name, "local_code": one.local_code})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("kind", "name", "local_code")}
        commands.edit_hamlet(by=request.actor, at=request.at, id=id, **given)

    return _run(request, area, form, "places.edit_hamlet", act, _("Ubah %s") % one.label)


@page("hamlet.manage", scope=of_area)
def end(request: Request, code: str, id: UUID) -> HttpResponse:
    """The part does not exist any more."""
    area = area_or_refusal(code)
    one = _hamlet(area, id)
    form = EndHamletForm(request.POST or None, initial={"on": request.today})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("on", "reason")}
        commands.end_hamlet(by=request.actor, at=request.at, id=id, **given)

    return _run(request, area, form, "places.end_hamlet", act, _("Akhiri %s") % one.label)


def _run(
    request: Request, area: AreaView, form: ErrandForm, name: str, act: Callable[[], Any], title: str
) -> HttpResponse:
    errand = Errand(
        name=name,
        title=title,
        lead=area.full_name,
        said=lambda: _("Bagian wilayah %s disimpan.") % area.full_name,
        trail=stones(request.actor, area.id),
        back=reverse("registry:hamlets", kwargs={"code": area.code}),
    )
    return run(request, form, errand, act)
