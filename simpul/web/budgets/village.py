"""What one village does for its posts: its score explained, its bidan, its PKK beside its posts."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.budgets import commands, queries
from simpul.budgets.rules.states import AGREED, BUDGETED, REFUSED
from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView, area
from simpul.standards.budgets import budget_table, in_force
from simpul.web import states, words
from simpul.web.budgets.forms import AnswerForm, AskForm, BidanForm, PkkForm, ReasonForm, named
from simpul.web.budgets.whereabouts import area_errand, chosen_year, trail_to
from simpul.web.errand_form import Errand, run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal

PURPOSE = "bidan_desa"


def village_or_refusal(code: str) -> AreaView:
    """The desa or kelurahan of that code; Refusal `tidak-ditemukan` for another area."""
    found = area_or_refusal(code)
    if found.level != VILLAGE:
        raise Refusal("tidak-ditemukan")
    return found


@page("budget.read", scope=of_area, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """The village in a year."""
    place, year = village_or_refusal(code), chosen_year(request)
    activities = None
    if _reads_figures(request.actor, place):
        activities = queries.village_activities(by=request.actor, area_id=place.id, period=Period(year, 1, 12))
    may, scope = request.actor.may, Scope(area=place.path)
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "year": year,
        "years": range(request.today.year + 1, 2023, -1),
        "support": queries.support_of(by=request.actor, area_id=place.id, year=year, on=request.today),
        "bidan": queries.bidan_of(by=request.actor, area_id=place.id, on=request.today),
        "activities": activities,
        "may_note": may("bidan.write", scope),
        "may_ask": may("bidan.ask", scope),
        "may_answer": may("budget.write", scope, exact=True),
        "may_pkk": may("pkk.write", scope),
    }
    return render(request, "web/budgets/village.html", values)


def _reads_figures(actor: Actor, place: AreaView) -> bool:
    return actor.fields("report.read", Scope(area=place.path)) != frozenset()


@page("bidan.write", scope=of_area)
def note(request: Request, code: str) -> HttpResponse:
    """Write down whether there is a bidan."""
    place = village_or_refusal(code)
    form = BidanForm(request.POST or None, initial={"since": request.today})

    def act() -> None:
        commands.note_bidan(
            by=request.actor,
            at=request.at,
            area_id=place.id,
            present=form.cleaned_data["present"] == "ada",
            since=form.cleaned_data["since"],
            note=form.cleaned_data["note"],
            id=form.cleaned_data["intention"],
        )

    title, said = _("Keadaan bidan desa"), _("Keadaan bidan dicatat.")
    return run(request, form, _errand(request, place, "budgets.note_bidan", title, _("Simpan keadaan"), said), act)


@page("bidan.ask", scope=of_area)
def ask(request: Request, code: str) -> HttpResponse:
    """Ask the head of the village to budget for a bidan."""
    place = village_or_refusal(code)
    office = next((grant.label for grant in request.actor.where("bidan.ask")), "")
    initial = {"year": request.today.year + 1, "on": request.today, "asked_by": office}
    form = AskForm(request.POST or None, initial=initial)

    def act() -> None:
        given: dict[str, Any] = {name: form.cleaned_data[name] for name in ("year", "on", "asked_by", "amount")}
        commands.ask_for_bidan(
            by=request.actor, at=request.at, area_id=place.id, id=form.cleaned_data["intention"], **given
        )

    title, said = _("Minta anggaran bidan desa"), _("Permintaan dicatat dan tampil di pekerjaan desa/kelurahan.")
    return run(request, form, _errand(request, place, "budgets.ask_for_bidan", title, _("Kirim permintaan"), said), act)


@page("budget.write")
def answer(request: Request, request_id: UUID) -> HttpResponse:
    """Answer the request: agreed, refused with a reason, or budgeted by a line."""
    found = queries.bidan_request(by=request.actor, request_id=request_id, on=request.today)
    year = found.year or request.today.year
    lines = queries.lines(by=request.actor, area_id=found.area.id, year=year, purpose=PURPOSE)
    form = AnswerForm(
        request.POST or None,
        states=[(one, str(states.look(one).word)) for one in (AGREED, REFUSED, BUDGETED)],
        lines=[(str(one.id), f"{one.name}, {words.money(one.sums.amount)}") for one in lines],
        initial={"on": request.today},
    )

    def act() -> None:
        line = form.cleaned_data["line"]
        commands.answer_bidan_request(
            by=request.actor,
            at=request.at,
            request_id=request_id,
            state=form.cleaned_data["state"],
            on=form.cleaned_data["on"],
            reason=form.cleaned_data["reason"],
            line_id=UUID(line) if line else None,
        )

    asked = _("Diminta %(who)s untuk tahun %(year)s.") % {"who": found.asked_by, "year": year}
    errand = _errand(
        request,
        found.area,
        "budgets.answer_bidan_request",
        _("Jawab permintaan anggaran bidan"),
        _("Simpan jawaban"),
        _("Jawaban dicatat."),
        lead=asked,
    )
    return run(request, form, errand, act)


@page("pkk.write", scope=of_area)
def pkk_new(request: Request, code: str) -> HttpResponse:
    """Write down something that PKK did."""
    place = village_or_refusal(code)
    kinds = named(in_force(budget_table().pkk_kinds, request.today))
    form = PkkForm(request.POST or None, kinds=kinds, initial={"on": request.today})

    def act() -> None:
        given: dict[str, Any] = {name: form.cleaned_data[name] for name in ("on", "kind", "name", "participants")}
        commands.record_pkk(
            by=request.actor, at=request.at, area_id=place.id, id=form.cleaned_data["intention"], **given
        )

    title, said = _("Kegiatan PKK"), _("Kegiatan dicatat.")
    return run(request, form, _errand(request, place, "budgets.record_pkk", title, _("Simpan kegiatan"), said), act)


@page("pkk.write")
def pkk_void(request: Request, activity_id: UUID) -> HttpResponse:
    """Take back an activity."""
    found, area_id = queries.pkk_activity(by=request.actor, activity_id=activity_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.void_pkk(by=request.actor, at=request.at, activity_id=activity_id, reason=reason)

    lead = f"{found.name}, {words.long_date(found.on)}"
    title, said = _("Batalkan kegiatan PKK"), _("Kegiatan dibatalkan.")
    errand = _errand(request, area(area_id), "budgets.void_pkk", title, _("Batalkan kegiatan"), said, lead=lead)
    return run(request, form, errand, act)


def _errand(
    request: Request, place: AreaView, name: str, title: str, button: str, said: str, *, lead: str = ""
) -> Errand:
    return area_errand(request, place, name, title, button, said, page="budgets:village", lead=lead)
