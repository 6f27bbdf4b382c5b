"""The Tim Pembina of an area: chair, members, term."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.heads import queries as heads
from simpul.kernel.actor import VILLAGE, Scope
from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.people import queries as people
from simpul.places.queries import AreaView
from simpul.registry.commands import all_or_refuse
from simpul.web.errand_form import Errand, run
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.choosing import choose_person
from simpul.web.village.office_forms import (
    BaseOnForm,
    DissolveForm,
    EndForm,
    MemberForm,
    MistakeForm,
    OfficeForm,
    TeamForm,
    decree_choices,
    office_choices,
)
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
        "may_know": _may_know(request, area),
        "head": heads.head(by=request.actor, area_id=area.id, on=request.today),
        "past_heads": heads.past_heads(by=request.actor, area_id=area.id, before=request.today),
    }
    return render(request, "web/village/team.html", values)


def _may_know(request: Request, area: AreaView) -> bool:
    """Whether the actor may look for members among the residents: a village's own matter (ADR 0023)."""
    return area.level == VILLAGE and request.actor.may("person.read", Scope(area=area.path))


def _decrees(request: Request, area: AreaView) -> list[tuple[str, str]]:
    return decree_choices(queries.decrees(by=request.actor, area_id=area.id, purpose=queries.TEAM))


def _errand(request: Request, area: AreaView, **more: Any) -> Errand:
    back = reverse("registry:team", kwargs={"code": area.code})
    return Errand(lead=area.full_name, trail=stones(request.actor, area.id), back=back, **more)


@page("team.manage", scope=of_area)
def form_new(request: Request, code: str) -> HttpResponse:
    """Form the team; the one before ends on that day."""
    area = area_or_refusal(code)
    form = TeamForm(request.POST or None, decrees=_decrees(request, area), initial={"valid_from": request.today})

    def act() -> str:
        made = commands.form_team(
            by=request.actor, at=request.at, id=form.cleaned_data["intention"], area_id=area.id, **form.team()
        )
        return str(made)

    errand = _errand(
        request,
        area,
        name="offices.form_team",
        title=_("Bentuk Tim Pembina %s") % area.full_name,
        button=_("Simpan Tim Pembina"),
        said=lambda: _("Tim Pembina %s dibentuk. Tambahkan anggotanya.") % area.full_name,
    )
    return run(request, form, errand, act)


def _in_office(request: Request, area: AreaView) -> queries.TeamView:
    found = queries.team(by=request.actor, area_id=area.id, on=request.today)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _member(team: queries.TeamView, appointment_id: UUID) -> queries.OfficerView:
    found = next((one for one in team.members if one.id == appointment_id), None)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _about(request: Request, area: AreaView, team: queries.TeamView) -> dict[str, Any]:
    """What a form about an office in this team starts from."""
    return {
        "body": "tim_pembina",
        "on": request.today,
        "decrees": _decrees(request, area),
        "initial": {"valid_from": max(team.valid_from, request.today), "valid_to": team.valid_to},
    }


@page("team.manage", scope=of_area)
def add_member(request: Request, code: str) -> HttpResponse:
    """One more member of the team, an official known by name."""
    area = area_or_refusal(code)
    team = _in_office(request, area)
    form = MemberForm(request.POST or None, **_about(request, area, team))
    errand = _seating(request, area, _("Tambah anggota Tim Pembina"), lambda: form.cleaned_data["holder_name"])
    return run(request, form, errand, lambda: _seat(request, team, form, holder_name=form.cleaned_data["holder_name"]))


@page("team.manage", scope=of_area)
def add_resident(request: Request, code: str) -> HttpResponse:
    """One more member of the team, a known resident: first who, then the office."""
    area = area_or_refusal(code)
    team = _in_office(request, area)
    if not _may_know(request, area):
        return redirect("registry:team-member", code=code)
    person_id = as_id(request.GET.get("orang", ""))
    if person_id is None:
        back = reverse("registry:team", kwargs={"code": code})
        trail = stones(request.actor, area.id)
        return choose_person(request, area, trail, back, lead=_("Tim Pembina %s") % area.full_name)
    person = people.person(by=request.actor, id=person_id)
    form = OfficeForm(request.POST or None, **_about(request, area, team))
    errand = _seating(request, area, _("Tambah %s ke Tim Pembina") % person.name, lambda: person.name)
    return run(request, form, errand, lambda: _seat(request, team, form, person_id=person.id))


def _seating(request: Request, area: AreaView, title: str, name: Callable[[], str]) -> Errand:
    return _errand(
        request,
        area,
        name="offices.appoint",
        title=title,
        button=_("Simpan anggota"),
        said=lambda: _("%s dicatat dalam Tim Pembina.") % name(),
    )


def _seat(request: Request, team: queries.TeamView, form: OfficeForm, **holder: Any) -> list[str]:
    item = commands.NewAppointment(id=form.cleaned_data["intention"], team_id=team.id, **holder, **form.office())
    return all_or_refuse(commands.appoint(by=request.actor, at=request.at, items=[item]))


@page("team.manage", scope=of_area)
def end_member(request: Request, code: str, appointment_id: UUID) -> HttpResponse:
    """A member leaves the team."""
    area = area_or_refusal(code)
    member = _member(_in_office(request, area), appointment_id)
    form = EndForm(request.POST or None, initial={"on": request.today})
    errand = _errand(
        request,
        area,
        name="offices.end_appointment",
        title=_("Akhiri jabatan %s") % member.name,
        button=_("Akhiri jabatan"),
        said=lambda: _("Jabatan %s diakhiri.") % member.name,
    )
    return run(request, form, errand, lambda: form.end(request, appointment_id))


@page("team.manage", scope=of_area)
def mistake(request: Request, code: str, appointment_id: UUID) -> HttpResponse:
    """Take back a member who was written down by mistake."""
    area = area_or_refusal(code)
    member = _member(_in_office(request, area), appointment_id)
    form = MistakeForm(request.POST or None)
    errand = _errand(
        request,
        area,
        name="offices.void_appointment",
        title=_("Hapus %s yang salah catat") % member.name,
        warning=_("Hanya bila orang ini tidak pernah menjadi anggota. Bila berhenti, pilih Akhiri."),
        button=_("Hapus yang salah catat"),
        said=lambda: _("%s dihapus dari Tim Pembina.") % member.name,
    )
    return run(request, form, errand, lambda: form.void(request, appointment_id))


@page("team.manage", scope=of_area)
def base_on(request: Request, code: str) -> HttpResponse:
    """Write down on which SK the members of the team rest."""
    area = area_or_refusal(code)
    members = _in_office(request, area).members
    form = BaseOnForm(request.POST or None, decrees=_decrees(request, area), offices=office_choices(members))
    errand = _errand(
        request,
        area,
        name="offices.base_on_decree",
        title=_("SK anggota Tim Pembina"),
        warning=form.lacking,
        said=lambda: _("SK dicatat untuk %d jabatan.") % len(form.cleaned_data["appointment_ids"]),
    )
    return run(request, form, errand, lambda: form.base(request))


@page("team.manage", scope=of_area)
def dissolve(request: Request, code: str) -> HttpResponse:
    """End the team, and the offices in it, without a new one."""
    area = area_or_refusal(code)
    team = _in_office(request, area)
    form = DissolveForm(request.POST or None, initial={"on": request.today})

    def act() -> None:
        commands.dissolve_team(by=request.actor, at=request.at, team_id=team.id, on=form.cleaned_data["on"])

    errand = _errand(
        request,
        area,
        name="offices.dissolve_team",
        title=_("Bubarkan Tim Pembina %s") % area.full_name,
        warning=_("Jabatan semua anggotanya berakhir pada hari yang sama. Tim baru dapat dibentuk kapan saja."),
        button=_("Bubarkan tim"),
        said=lambda: _("Tim Pembina %s dibubarkan.") % area.full_name,
    )
    return run(request, form, errand, act)
