"""Many villages at a time: which have a bidan, and how each supports its posts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.budgets import queries
from simpul.budgets.queries import BidanLine, VillageScore
from simpul.kernel.actor import REGENCY
from simpul.places.queries import children
from simpul.web.budgets.whereabouts import chosen_year, money_cell, trail_to
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, date_cell, export, number_cell, state_cell, text_cell
from simpul.web.walk import Stone, area_or_refusal


@page("budget.read", scope=of_area, methods=("GET",))
def bidan(request: Request, code: str) -> HttpResponse:
    """Villages with and without a bidan, and what came of the budget asked for."""
    place = area_or_refusal(code)
    found = queries.bidan_stand(by=request.actor, area_id=place.id, on=request.today)
    table = arrange(
        Table(
            caption=_("Bidan desa, %(area)s") % {"area": place.full_name or place.name},
            columns=(
                Column("nama", _("Desa/kelurahan")),
                Column("keadaan", _("Keadaan")),
                Column("sejak", _("Sejak")),
                Column("permintaan", _("Anggaran diminta")),
                Column("tahun", _("Tahun"), numeric=True),
                Column("biaya", _("Perkiraan biaya"), numeric=True),
                Column("alasan", _("Alasan")),
            ),
            rows=tuple(_bidan(one) for one in found.lines),
            quiet_caption=True,
            file_name=f"bidan-desa-{place.code}",
        ),
        request,
    )
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "trail": trail_to(request, place.id, "budgets:bidan"),
        "found": found,
        "table": table,
        "doors": [] if place.level >= REGENCY else _doors(place.id, "budgets:bidan"),
    }
    return render(request, "web/budgets/bidan.html", values)


def _bidan(one: BidanLine) -> Row:
    href = reverse("budgets:village", kwargs={"code": one.area.code})
    asked = state_cell(one.request) if one.request else text_cell("")
    return Row(
        (
            text_cell(one.area.label, href),
            state_cell(one.state),
            date_cell(one.since) if one.since else text_cell(""),
            asked,
            Cell(one.year, str(one.year or ""), numeric=True),
            money_cell(one.amount) if one.amount is not None else text_cell(""),
            text_cell(one.reason),
        )
    )


@page("budget.read", scope=of_area, methods=("GET",))
def support(request: Request, code: str) -> HttpResponse:
    """The score of each village, the least supported first; each opens its explanation."""
    place, year = area_or_refusal(code), chosen_year(request)
    found = queries.support_below(by=request.actor, area_id=place.id, year=year, on=request.today)
    table = arrange(_scores(found, place.full_name or place.name, year, place.code), request)
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "trail": trail_to(request, place.id, "budgets:support"),
        "year": year,
        "years": range(request.today.year + 1, 2023, -1),
        "table": table,
        "doors": [] if place.level >= REGENCY else _doors(place.id, "budgets:support"),
    }
    return render(request, "web/budgets/support.html", values)


def _scores(found: list[VillageScore], name: str, year: int, code: str) -> Table:
    columns = (
        Column("nama", _("Desa/kelurahan")),
        Column("nilai", _("Nilai"), numeric=True),
        Column("belum", _("Belum terpenuhi")),
    )
    rows = tuple(
        Row(
            (
                text_cell(one.area.label, f"{reverse('budgets:village', kwargs={'code': one.area.code})}?tahun={year}"),
                number_cell(one.score.points),
                text_cell("; ".join(part.name for part in one.score.judged if not part.met)),
            )
        )
        for one in found
    )
    caption = _("Dukungan desa dan kelurahan, %(area)s, %(year)s") % {"area": name, "year": year}
    return Table(caption, columns, rows, quiet_caption=True, file_name=f"dukungan-{code}-{year}")


def _doors(area_id: int, page: str) -> list[Stone]:
    """The areas below to open, where there are too many villages for one page."""
    return [Stone(one.label, reverse(page, kwargs={"code": one.code})) for one in children(area_id)]
