"""The budget of an area on one page: planned, changed, spent, shares, what is missing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.budgets import queries
from simpul.budgets.queries import Budget, LineView, Sums
from simpul.kernel import money
from simpul.kernel.actor import VILLAGE, Scope
from simpul.places.queries import AreaView
from simpul.web.budgets.whereabouts import chosen_year, money_cell, share_cell, trail_to
from simpul.web.office.areas import below_title
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, export, text_cell
from simpul.web.walk import area_or_refusal


@page("budget.read", scope=of_area, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """The budget of a year."""
    place, year = area_or_refusal(code), chosen_year(request)
    found = queries.budget(by=request.actor, area_id=place.id, year=year, today=request.today)
    table = arrange(_lines(place, found), request)
    if file := export(table, request):
        return file
    may = request.actor.may
    scope = Scope(area=place.path)
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "found": found,
        "coaching": money.share(found.coaching.amount, found.own.amount),
        "coaching_spent": money.share(found.coaching.spent, found.own.spent),
        "spent": money.share(found.own.spent, found.own.amount),
        "lines": table,
        "shares": [
            (_("Menurut keperluan"), arrange(_shares(place, found, "by_purpose"), request)),
            (_("Menurut sumber dana"), arrange(_shares(place, found, "by_source"), request)),
        ],
        "below": arrange(_below(place, found), request) if found.below else None,
        "below_title": below_title(place),
        "missing": [_missing(what, count) for what, count in found.missing],
        "may_write": may("budget.write", scope),
        "may_incentives": may("incentive.read", scope),
        "is_village": place.level == VILLAGE,
    }
    return render(request, "web/budgets/area.html", values)


def _columns(first: str, *, of: str = "") -> tuple[Column, ...]:
    return (
        Column("nama", first),
        Column("semula", _("Semula"), numeric=True),
        Column("menjadi", _("Menjadi"), numeric=True),
        *((Column("bagian", of, numeric=True),) if of else ()),
        Column("belanja", _("Dibelanjakan"), numeric=True),
        Column("serapan", _("Serapan"), numeric=True),
    )


def _cells(sums: Sums) -> tuple[Cell, ...]:
    return (
        money_cell(sums.planned),
        money_cell(sums.amount),
        money_cell(sums.spent),
        share_cell(sums.spent, sums.amount),
    )


def _lines(place: AreaView, found: Budget) -> Table:
    rows = [Row((_name(one), *_cells(one.sums))) for one in found.lines]
    total = Row((text_cell(_("Seluruhnya")), *_cells(found.own)), is_sum=True)
    return Table(
        caption=_("Anggaran %(area)s tahun %(year)s") % {"area": place.full_name or place.name, "year": found.year},
        columns=_columns(_("Baris anggaran")),
        rows=(*rows, total) if rows else (),
        quiet_caption=True,
        file_name=f"anggaran-{place.code}-{found.year}",
    )


def _name(one: LineView) -> Cell:
    href = reverse("budgets:line", kwargs={"line_id": one.id})
    return text_cell(one.name, href, f"{one.purpose_name} · {one.source_name}")


def _shares(place: AreaView, found: Budget, of: str) -> Table:
    """Sources or purposes with their part in the whole."""
    rows = tuple(
        Row(
            (
                text_cell(one.name),
                money_cell(one.sums.planned),
                money_cell(one.sums.amount),
                share_cell(one.sums.amount, found.own.amount),
                money_cell(one.sums.spent),
                share_cell(one.sums.spent, one.sums.amount),
            )
        )
        for one in getattr(found, of)
    )
    first = _("Keperluan") if of == "by_purpose" else _("Sumber dana")
    return Table(f"{first}, {place.label}, {found.year}", _columns(first, of=_("Bagian")), rows, quiet_caption=True)


def _below(place: AreaView, found: Budget) -> Table:
    rows = tuple(
        Row(
            (
                text_cell(
                    one.area.label, f"{reverse('budgets:area', kwargs={'code': one.area.code})}?tahun={found.year}"
                ),
                *_cells(one.sums),
            )
        )
        for one in found.below
    )
    caption = _("Anggaran wilayah di bawah %(area)s, %(year)s") % {"area": place.label, "year": found.year}
    return Table(caption, _columns(_("Wilayah dan isinya")), rows, quiet_caption=True)


def _missing(what: str, count: int) -> str:
    """One sentence for what is missing."""
    sentences = {
        "without_document": ngettext(
            "%(n)d baris belum menyebut dasarnya.", "%(n)d baris belum menyebut dasarnya.", count
        ),
        "without_evidence": ngettext("%(n)d belanja belum ada buktinya.", "%(n)d belanja belum ada buktinya.", count),
        "overspent": ngettext("%(n)d baris melebihi anggarannya.", "%(n)d baris melebihi anggarannya.", count),
        "unspent": ngettext(
            "%(n)d baris tahun lalu belum ada belanjanya.", "%(n)d baris tahun lalu belum ada belanjanya.", count
        ),
    }
    return sentences[what] % {"n": count}
