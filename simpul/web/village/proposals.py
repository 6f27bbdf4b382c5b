"""Posts that a musyawarah wishes for: written down, their minutes brought, withdrawn."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import VILLAGE, Scope
from simpul.kernel.refusals import Refusal
from simpul.lifecycle import commands, queries
from simpul.lifecycle.queries import ProposalView
from simpul.papers.queries import papers
from simpul.places.queries import AreaView
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.papers import PaperForm, take_in
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.office_forms import MistakeForm
from simpul.web.village.post_forms import ProposalForm
from simpul.web.walk import area_or_refusal, stones


@page("post.read", scope=of_area, methods=("GET",))
def proposal_list(request: Request, code: str) -> HttpResponse:
    """The proposals of an area that wait for their SK, the oldest first."""
    area = area_or_refusal(code)
    found = queries.open_proposals(by=request.actor, area_id=area.id)
    openable = papers(by=request.actor, ids={one.paper_id for one in found if one.paper_id})
    rows = [
        {
            "one": one,
            "elsewhere": "" if area.level == VILLAGE else one.village_name,
            "paper": one.paper_id if one.paper_id in openable else None,
            "may": request.actor.may("post.manage", Scope(area=area.path)) and area.level == VILLAGE,
        }
        for one in found
    ]
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "rows": rows,
        "may_new": area.level == VILLAGE and request.actor.may("post.manage", Scope(area=area.path)),
    }
    return render(request, "web/village/proposals.html", values)


@page("post.manage", scope=of_area)
def propose(request: Request, code: str) -> HttpResponse:
    """A new proposal, with its minutes if they are at hand."""
    area = area_or_refusal(code)
    if area.level != VILLAGE:
        raise Refusal("bukan-desa")
    form = ProposalForm(request.POST or None, request.FILES or None, village_id=area.id)

    def act() -> str:
        given = form.cleaned_data
        paper = take_in(request, form, area.id) if given.get("file") else None
        made = commands.propose(
            by=request.actor,
            at=request.at,
            id=given["intention"],
            village_id=area.id,
            hamlet_id=form.hamlet,
            paper_id=paper,
            **{key: given[key] for key in ("name", "held_on", "held_at", "address")},
        )
        return str(made)

    errand = _errand(
        request, area,
        name="lifecycle.propose",
        title=_("Usulan posyandu di %s") % area.full_name,
        lead=_("Belum dihitung sebagai posyandu sampai SK pendiriannya dicatat."),
        button=_("Simpan usulan"),
        said=lambda: _("Usulan %s dicatat. Catat SK-nya setelah terbit.") % form.cleaned_data["name"],
    )  # fmt: skip
    return run(request, form, errand, act)


@page("post.manage", scope=of_area)
def minutes(request: Request, code: str, proposal_id: UUID) -> HttpResponse:
    """Bring the minutes of the musyawarah as PDF or photo."""
    area, one = _of(request, code, proposal_id)
    form = PaperForm(request.POST or None, request.FILES or None)

    def act() -> None:
        paper_id = take_in(request, form, area.id)
        commands.add_minutes(by=request.actor, at=request.at, proposal_id=proposal_id, paper_id=paper_id)

    return _run(request, area, form, one, "lifecycle.add_minutes", _("Berita acara %s") % one.label, act)


@page("post.manage", scope=of_area)
def withdraw(request: Request, code: str, proposal_id: UUID) -> HttpResponse:
    """A proposal that comes to nothing."""
    area, one = _of(request, code, proposal_id)
    form = MistakeForm(request.POST or None)
    form.fields["reason"].label = _("Alasan dicabut")

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.withdraw_proposal(by=request.actor, at=request.at, proposal_id=proposal_id, reason=reason)

    return _run(request, area, form, one, "lifecycle.withdraw_proposal", _("Cabut usulan %s") % one.label, act)


def _of(request: Request, code: str, proposal_id: UUID) -> tuple[AreaView, ProposalView]:
    area = area_or_refusal(code)
    one = queries.proposal(by=request.actor, id=proposal_id)
    if one.village_id != area.id:
        raise Refusal("tidak-ditemukan")
    return area, one


def _run(
    request: Request, area: AreaView, form: ErrandForm, one: ProposalView, name: str, title: str, act: Any
) -> HttpResponse:
    errand = _errand(request, area, name=name, title=title, said=lambda: _("Usulan %s diperbarui.") % one.name)
    return run(request, form, errand, act)


def _errand(request: Request, area: AreaView, **more: Any) -> Errand:
    back = reverse("registry:proposals", kwargs={"code": area.code})
    return Errand(trail=stones(request.actor, area.id), back=back, **more)
