"""A line of a budget: written down, looked at with its history, changed, taken back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.budgets import commands, queries
from simpul.budgets.commands import Noted
from simpul.budgets.queries import LineDetail
from simpul.kernel import money
from simpul.kernel.actor import Scope
from simpul.places.queries import area
from simpul.plans.queries import targets
from simpul.standards.budgets import budget_table, in_force
from simpul.web import words
from simpul.web.budgets.forms import ChangeForm, LineForm, ReasonForm, named
from simpul.web.budgets.whereabouts import area_errand, chosen_year, trail_to
from simpul.web.errand_form import Errand, run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import Stone, area_or_refusal


@page("budget.write", scope=of_area)
def new(request: Request, code: str) -> HttpResponse:
    """Write down a line of the area's budget."""
    place, year = area_or_refusal(code), chosen_year(request)
    table = budget_table()
    known = targets(by=request.actor, area_id=place.id, year=year, today=request.today)
    form = LineForm(
        request.POST or None,
        initial={"year": year, "purpose": request.GET.get("keperluan", "")},
        sources=named(one for one in in_force(table.sources, request.today) if one.belongs_to(place.kind)),
        purposes=named(in_force(table.purposes, request.today)),
        targets=[(str(one.id), f"{one.name}: {words.number(float(one.value))} {one.unit}") for one in known],
    )

    def act() -> list[str]:
        given: dict[str, Any] = {key: form.cleaned_data[key] for key in ("year", "source", "purpose", "name", "amount")}
        made = commands.add_line(
            by=request.actor,
            at=request.at,
            area_id=place.id,
            document=form.cleaned_data["document"],
            target_id=UUID(form.cleaned_data["target"]) if form.cleaned_data["target"] else None,
            id=form.cleaned_data["intention"],
            **given,
        )
        return list(made.warnings)

    title, said = _("Baris anggaran baru"), _("Baris anggaran disimpan.")
    return run(
        request,
        form,
        area_errand(request, place, "budgets.add_line", title, _("Simpan baris"), said, page="budgets:area"),
        act,
    )


@page("budget.read", methods=("GET",))
def line_page(request: Request, line_id: UUID) -> HttpResponse:
    """A line with its changes and what was spent."""
    found = queries.line(by=request.actor, line_id=line_id)
    place = area(found.line.area_id)
    values = {
        "found": found,
        "line": found.line,
        "area": place,
        "trail": trail_to(request, place.id),
        "spent": money.share(found.line.sums.spent, found.line.sums.amount),
        "may_write": request.actor.may("budget.write", Scope(area=place.path)) and not found.line.void_because,
        "is_incentive": found.line.purpose == "insentif",
        "may_look": request.actor.may("paper.read", Scope(area=place.path)),
    }
    return render(request, "web/budgets/line.html", values)


@page("budget.write")
def change(request: Request, line_id: UUID) -> HttpResponse:
    """Change the amount of a line in the course of the year."""
    found = queries.line(by=request.actor, line_id=line_id)
    form = ChangeForm(request.POST or None, initial={"on": request.today})

    def act() -> list[str]:
        given: dict[str, Any] = {key: form.cleaned_data[key] for key in ("amount", "on", "reason", "document")}
        intention = form.cleaned_data["intention"]
        return said_of(commands.change_line(by=request.actor, at=request.at, line_id=line_id, id=intention, **given))

    lead = _("Sekarang %(amount)s. Jumlah sebelumnya tetap tersimpan.") % {
        "amount": words.money(found.line.sums.amount)
    }
    title, said = _("Perubahan anggaran"), _("Perubahan anggaran dicatat.")
    errand = line_errand(request, found, "budgets.change_line", title, _("Simpan perubahan"), said, lead=lead)
    return run(request, form, errand, act)


@page("budget.write")
def void(request: Request, line_id: UUID) -> HttpResponse:
    """Take back a line that was written down by mistake."""
    found = queries.line(by=request.actor, line_id=line_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        commands.void_line(by=request.actor, at=request.at, line_id=line_id, reason=form.cleaned_data["reason"])

    title, said = _("Batalkan baris anggaran"), _("Baris anggaran dibatalkan.")
    return run(request, form, line_errand(request, found, "budgets.void_line", title, _("Batalkan baris"), said), act)


def said_of(made: Noted) -> list[str]:
    """The warnings, to be said after the errand."""
    return list(made.warnings)


def line_errand(
    request: Request, found: LineDetail, name: str, title: str, button: str, said: str, *, lead: str = ""
) -> Errand:
    """An errand about a line that leads back to it."""
    back = reverse("budgets:line", kwargs={"line_id": found.line.id})
    return Errand(
        name=name,
        title=title,
        lead=f"{found.line.name}. {lead}".strip(),
        button=button,
        said=lambda: said,
        trail=trail_to(request, found.line.area_id, "budgets:area", Stone(found.line.name, back)),
        back=back,
    )
