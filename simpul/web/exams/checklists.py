"""Practice checklists of the modules: in the bank of an area, and taken over by a batch."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.exams import commands, queries
from simpul.exams.queries import ChecklistView
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView, area, area_by_code
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.exams.forms import ChecklistForm, TakeForm
from simpul.web.exams.whereabouts import errand_of, ground_for, trail_to
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import Stone, stones

WRITE, MANAGE = "training.write", "participant.manage"


@page(WRITE, scope=of_area, exact=True, methods=("GET",))
def checklists(request: Request, code: str) -> HttpResponse:
    """The checklists of an area's bank, by module."""
    place = _place(code)
    values = {
        "place": place,
        "found": queries.checklists(by=request.actor, area_id=place.id),
        "trail": _way(request, place)[:-1],
    }
    return render(request, "web/exams/checklists.html", values)


@page(WRITE, scope=of_area, exact=True)
def new(request: Request, code: str) -> HttpResponse:
    """Write a checklist for a module."""
    place = _place(code)
    form = ChecklistForm(request.POST or None)

    def act() -> str:
        told: dict[str, Any] = {"by": request.actor, "at": request.at}
        return str(commands.write_checklist(area_id=place.id, new=form.told(), **told))

    return run(request, form, _errand(request, place, _("Daftar praktik baru"), _("Daftar praktik disimpan.")), act)


@page(WRITE)
def change(request: Request, checklist_id: UUID) -> HttpResponse:
    """Correct a checklist."""
    found = queries.checklist(by=request.actor, checklist_id=checklist_id)
    form = ChecklistForm(request.POST or None, before=found)

    def act() -> None:
        commands.revise_checklist(by=request.actor, at=request.at, checklist_id=checklist_id, new=form.told())

    return run(request, form, _errand(request, area(found.area_id), _("Ubah daftar praktik"), _("Disimpan.")), act)


@page(WRITE)
def drop(request: Request, checklist_id: UUID) -> HttpResponse:
    """Take a checklist out of the bank."""
    found = queries.checklist(by=request.actor, checklist_id=checklist_id)

    def act() -> None:
        commands.drop_checklist(by=request.actor, at=request.at, checklist_id=checklist_id)

    title = _("Hapus daftar praktik")
    told: dict[str, Any] = {"button": title, "lead": found.practice}
    warning = _("Angkatan yang sudah memakainya tetap memiliki langkahnya.")
    errand = _errand(request, area(found.area_id), title, _("Daftar praktik dihapus."), warning=warning, **told)
    return run(request, ErrandForm(request.POST or None), errand, act)


@page(MANAGE)
def take(request: Request, batch_id: UUID) -> HttpResponse:
    """Take the steps of a checklist over into a batch."""
    ground = ground_for(request, batch_id)
    offered = queries.checklists_for(by=request.actor, at=request.at, batch_id=batch_id)
    if not offered:
        may_bank = request.actor.may(WRITE, Scope(area=ground.area.path), exact=True)
        values = {"ground": ground, "may_bank": may_bank, "trail": trail_to(request, ground)}
        return render(request, "web/exams/no_checklists.html", values)
    form = TakeForm(request.POST or None, offered=[(str(one.id), _offer(one)) for one in offered])

    def act() -> int:
        chosen = UUID(form.cleaned_data["checklist"])
        return commands.take_checklist(by=request.actor, at=request.at, batch_id=batch_id, checklist_id=chosen)

    title, said = _("Ambil daftar praktik"), _("Langkah dari daftar praktik sudah ada di angkatan ini.")
    errand = errand_of(request, ground, "exams.take_checklist", title, _("Ambil daftar ini"), said, back="practice")
    return run(request, form, errand, act)


def _offer(one: ChecklistView) -> str:
    told = {"practice": one.practice, "n": len(one.steps), "module": one.module_name}
    if one.taught:
        return _("%(practice)s, %(n)d langkah. Materi yang diajarkan: %(module)s") % told
    return _("%(practice)s, %(n)d langkah. Materi: %(module)s") % told


def _place(code: str) -> AreaView:
    found = area_by_code(code)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _way(request: Request, place: AreaView) -> list[Stone]:
    bank = Stone(_("Bank soal"), reverse("exams:bank", kwargs={"code": place.code}))
    own = Stone(_("Daftar praktik"), reverse("exams:checklists", kwargs={"code": place.code}))
    return [*stones(request.actor, place.id, "training.read", "training:area"), bank, own]


def _errand(
    request: Request, place: AreaView, title: str, said: str, *, warning: str = "", button: str = "", lead: str = ""
) -> Errand:
    return Errand(
        name=f"exams.{title}",
        title=title,
        lead=lead,
        warning=warning,
        button=button or _("Simpan daftar"),
        said=lambda: said,
        trail=_way(request, place),
        back=reverse("exams:checklists", kwargs={"code": place.code}),
    )
