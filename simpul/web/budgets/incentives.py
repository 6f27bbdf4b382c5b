"""Incentives of an area: rates with their regulation, and lists with what came of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.incentives import commands, queries
from simpul.incentives.queries import ListView, RateView
from simpul.kernel.actor import Scope
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.offices.rules import POST_BODY, positions_in
from simpul.places.queries import AreaView, area
from simpul.standards.budgets import budget_table, in_force
from simpul.web import words
from simpul.web.budgets.forms import ReasonForm, named
from simpul.web.budgets.forms_incentives import ListForm, RateForm
from simpul.web.budgets.whereabouts import area_errand, money_cell, trail_to
from simpul.web.errand_form import run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Column, Row, Table, arrange, date_cell, export, number_cell, text_cell
from simpul.web.walk import area_or_refusal

PERIODS = 18  # months to choose from


@page("incentive.read", scope=of_area, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """The lists of an area, latest first, and the rates in use."""
    place = area_or_refusal(code)
    lists = queries.payment_lists(by=request.actor, area_id=place.id)
    table = arrange(_lists(place, lists), request)
    if file := export(table, request):
        return file
    last = Period.of(request.today).shift(-1)
    may, scope = request.actor.may, Scope(area=place.path)
    values = {
        "area": place,
        "trail": trail_to(request, place.id, "incentives:area"),
        "table": table,
        "lists": lists,
        "rates": queries.rates(by=request.actor, area_id=place.id),
        "preview": queries.preview(by=request.actor, area_id=place.id, period=last),
        "may_list": may("incentive.write", scope, exact=True),
        "may_rate": may("incentive.rate", scope, exact=True),
        "may_budget": may("budget.read", scope),
    }
    return render(request, "web/budgets/incentives.html", values)


def _lists(place: AreaView, lists: list[ListView]) -> Table:
    return Table(
        caption=_("Daftar insentif %s") % (place.full_name or place.name),
        columns=(
            Column("nomor", _("Daftar")),
            Column("tanggal", _("Dibuat")),
            Column("penerima", _("Penerima"), numeric=True),
            Column("jumlah", _("Jumlah"), numeric=True),
            Column("dibayar", _("Dibayar"), numeric=True),
            Column("belum", _("Belum dibayar"), numeric=True),
            Column("soal", _("Dipersoalkan"), numeric=True),
        ),
        rows=tuple(_list(one) for one in lists),
        quiet_caption=True,
        file_name=f"daftar-insentif-{place.code}",
    )


def _list(one: ListView) -> Row:
    name = _("Nomor %(number)s, %(period)s") % {"number": one.number, "period": one.period.title}
    beside = _("dibatalkan") if one.void_because else ""
    return Row(
        (
            text_cell(name, reverse("incentives:list", kwargs={"list_id": one.id}), beside),
            date_cell(one.made_on),
            number_cell(one.persons),
            money_cell(one.amount),
            money_cell(one.paid),
            number_cell(one.unpaid),
            number_cell(one.questioned),
        )
    )


@page("incentive.rate", scope=of_area, exact=True)
def rate_new(request: Request, code: str) -> HttpResponse:
    """Set what a position is given."""
    place = area_or_refusal(code)
    positions = [(one.code, one.name) for one in positions_in(POST_BODY, request.today)]
    form = RateForm(request.POST or None, positions=positions, initial={"position": "kader"})

    def act() -> None:
        names = ("position", "amount", "valid_from", "valid_to", "document")
        given = {name: form.cleaned_data[name] for name in names}
        commands.set_rate(
            by=request.actor,
            at=request.at,
            area_id=place.id,
            months=int(form.cleaned_data["months"]),
            id=form.cleaned_data["intention"],
            **given,
        )

    title, said = _("Tarif insentif baru"), _("Tarif disimpan. Daftar yang sudah dibuat tidak berubah.")
    lead = _("Tarif yang lama berlaku sampai tarif baru mulai.")
    page_name, button = "incentives:area", _("Simpan tarif")
    errand = area_errand(request, place, "incentives.set_rate", title, button, said, page=page_name, lead=lead)
    return run(request, form, errand, act)


@page("incentive.rate")
def rate_void(request: Request, rate_id: UUID) -> HttpResponse:
    """Take back a rate that was typed wrong."""
    found = queries.rate(by=request.actor, rate_id=rate_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.void_rate(by=request.actor, at=request.at, rate_id=rate_id, reason=reason)

    title, said, name = _("Batalkan tarif"), _("Tarif dibatalkan."), "incentives.void_rate"
    lead, to = _rate_words(found), "incentives:area"
    errand = area_errand(request, area(found.area_id), name, title, _("Batalkan tarif"), said, page=to, lead=lead)
    return run(request, form, errand, act)


def _rate_words(one: RateView) -> str:
    return f"{one.position_name}: {words.money(one.amount)}, {_('mulai')} {words.long_date(one.valid_from)}"


@page("incentive.write", scope=of_area, exact=True)
def list_new(request: Request, code: str) -> HttpResponse:
    """Make a list for a period that has ended."""
    place = area_or_refusal(code)
    sources = [one for one in in_force(budget_table().sources, request.today) if one.belongs_to(place.kind)]
    own = next((one.code for one in sources if one.of_village), "")
    form = ListForm(
        request.POST or None,
        periods=[(str(one), one.title) for one in _periods(request.today)],
        sources=named(sources),
        initial={"period": request.GET.get("masa", ""), "source": own},
    )

    def act() -> str:
        made = commands.make_list(
            by=request.actor,
            at=request.at,
            area_id=place.id,
            period=_period(form.cleaned_data["period"]),
            source=form.cleaned_data["source"],
            id=form.cleaned_data["intention"],
        )
        return str(made)

    errand = area_errand(
        request,
        place,
        "incentives.make_list",
        _("Buat daftar insentif"),
        _("Buat daftar"),
        _("Daftar dibuat. Unduh untuk ditandatangani, lalu catat yang sudah menerima."),
        page="incentives:area",
        lead=_("Penerima dihitung dari SK dan masa jabatan. Seorang kader dibayar sekali, walau di dua posyandu."),
    )
    errand = replace(errand, to=lambda made: reverse("incentives:list", kwargs={"list_id": made}))
    return run(request, form, errand, act)


def _periods(today: date) -> Iterator[Period]:
    """The periods that have ended: months, quarters, half-years, years, latest first."""
    for months in (1, 3, 6, 12):
        each = Period.of(today, months).shift(-1)
        for step in range(max(2, PERIODS // months)):
            yield each.shift(-step)


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        raise Refusal("masa-tidak-dikenal", field="period") from error
