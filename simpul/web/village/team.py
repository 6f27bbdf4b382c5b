"""The Tim Pembina of an area: chair, members, term."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.places.queries import AreaView
from simpul.web.errand_form import ErrandForm, carry_out
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.office_forms import EndForm, MemberForm, TeamForm, as_uuid, decree_choices, ended
from simpul.web.village.officers import said
from simpul.web.walk import area_or_refusal, stones


@page("post.read", scope=of_area, methods=("GET",))
def team_page(request: Request, code: str) -> HttpResponse:
    """The team in office."""
    area = area_or_refusal(code)
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "team": queries.team(by=request.actor, area_id=area.id, on=request.today),
        "may_manage": request.actor.may("team.manage", Scope(area=area.path)),
    }
    return render(request, "web/village/team.html", values)


def _decrees(request: Request, area: AreaView) -> list[tuple[str, str]]:
    return decree_choices(queries.decrees(by=request.actor, area_id=area.id, purpose=queries.TEAM))


@page("team.manage", scope=of_area)
def form_new(request: Request, code: str) -> HttpResponse:
    """Form the team; the one before ends on that day."""
    area = area_or_refusal(code)
    form = TeamForm(request.POST or None, decrees=_decrees(request, area), initial={"valid_from": request.today})
    if request.method == "POST" and form.is_valid():
        done, _made = carry_out(request, form, "offices.form_team", lambda: _form_team(request, area, form))
        if done:
            messages.success(request, _("Tim Pembina %s dibentuk. Tambahkan anggotanya.") % area.full_name)
            return redirect("registry:team", code=code)
    return _errand(request, area, form, _("Bentuk Tim Pembina %s") % area.full_name, _("Simpan Tim Pembina"))


def _form_team(request: Request, area: AreaView, form: TeamForm) -> str:
    given = form.cleaned_data
    made = commands.form_team(
        by=request.actor,
        at=request.at,
        id=given["intention"],
        area_id=area.id,
        valid_from=given["valid_from"],
        valid_to=given["valid_to"],
        decree_id=as_uuid(given["decree_id"]),
        members=[commands.NewMember(position="ketua", holder_name=given["chair"])],
    )
    return str(made)


def _in_office(request: Request, area: AreaView) -> queries.TeamView:
    found = queries.team(by=request.actor, area_id=area.id, on=request.today)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


@page("team.manage", scope=of_area)
def add_member(request: Request, code: str) -> HttpResponse:
    """One more member of the team."""
    area = area_or_refusal(code)
    team = _in_office(request, area)
    form = MemberForm(
        request.POST or None,
        body="tim_pembina",
        on=request.today,
        decrees=_decrees(request, area),
        initial={"valid_from": max(team.valid_from, request.today), "valid_to": team.valid_to},
    )
    if request.method == "POST" and form.is_valid():
        done, warnings = carry_out(request, form, "offices.appoint", lambda: _add(request, team, form))
        if done:
            messages.success(request, _("%s dicatat dalam Tim Pembina.") % form.cleaned_data["holder_name"])
            for sentence in warnings:
                messages.warning(request, sentence)
            return redirect("registry:team", code=code)
    return _errand(request, area, form, _("Tambah anggota Tim Pembina"), _("Simpan anggota"))


def _add(request: Request, team: queries.TeamView, form: MemberForm) -> list[str]:
    item = commands.NewAppointment(
        id=form.cleaned_data["intention"],
        team_id=team.id,
        holder_name=form.cleaned_data["holder_name"],
        **form.office(),
    )
    return said(commands.appoint(by=request.actor, at=request.at, items=[item]))


@page("team.manage", scope=of_area)
def end_member(request: Request, code: str, appointment_id: UUID) -> HttpResponse:
    """A member leaves the team."""
    area = area_or_refusal(code)
    member = next((one for one in _in_office(request, area).members if one.id == appointment_id), None)
    if member is None:
        raise Refusal("tidak-ditemukan")
    form = EndForm(request.POST or None, initial={"on": request.today})
    if request.method == "POST" and form.is_valid() and ended(request, form, appointment_id):
        messages.success(request, _("Jabatan %s diakhiri.") % member.name)
        return redirect("registry:team", code=code)
    return _errand(request, area, form, _("Akhiri jabatan %s") % member.name, _("Akhiri jabatan"))


def _errand(request: Request, area: AreaView, form: ErrandForm, title: str, button: str) -> HttpResponse:
    values = {
        "form": form,
        "title": title,
        "lead": area.full_name,
        "button": button,
        "trail": stones(request.actor, area.id),
        "back": reverse("registry:team", kwargs={"code": area.code}),
    }
    return render(request, "web/post/errand.html", values)
