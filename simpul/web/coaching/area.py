"""Coaching in an area: visits and what is open, the field plan, what was never visited, how areas differ."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.coaching import queries
from simpul.coaching.queries import AreaShares, NeverVisited, VisitView
from simpul.kernel.actor import DISTRICT, REGENCY, Scope
from simpul.places.queries import AreaView
from simpul.registry.queries import post, post_scope
from simpul.standards import field as spm_field
from simpul.web import words
from simpul.web.budgets.whereabouts import chosen_year
from simpul.web.request import Request
from simpul.web.rights import of_area, of_post, page
from simpul.web.table import Cell, Column, Row, Table, arrange, export, number_cell, state_cell, text_cell
from simpul.web.walk import Stone, area_or_refusal, stones

READ = "coaching.read"


def trail_to(request: Request, area_id: int, name: str = "coaching:area") -> list[Stone]:
    """Nation to this area."""
    return stones(request.actor, area_id, READ, name)


@page(READ, scope=of_area, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """Visits in an area in a year, and what is open of them."""
    place, year = area_or_refusal(code), chosen_year(request)
    listed = queries.visits(by=request.actor, area_id=place.id, year=year)
    table = arrange(visit_table(_("Kunjungan %(year)s") % {"year": year}, listed), request)
    if file := export(table, request):
        return file
    actions = queries.open_actions(by=request.actor, area_id=place.id, today=request.today)
    values = {
        "area": place,
        "year": year,
        "trail": trail_to(request, place.id),
        "table": table,
        "signed": sum(one.signed for one in listed),
        "planned": sum(not one.signed for one in listed),
        "findings": queries.open_findings(by=request.actor, area_id=place.id),
        "overdue": sum(one.overdue for one in actions),
        "open": len(actions),
        "may_write": request.actor.may("coaching.write", Scope(area=place.path), exact=True),
        "may_report": request.actor.may("report.read", Scope(area=place.path)),
    }
    return render(request, "web/coaching/area.html", values)


def visit_table(caption: str, listed: list[VisitView]) -> Table:
    """Visits, each leading to its page."""
    columns = (
        Column("tempat", _("Yang dikunjungi")),
        Column("tanggal", _("Tanggal")),
        Column("oleh", _("Oleh")),
        Column("keadaan", _("Keadaan")),
        Column("temuan", _("Temuan"), numeric=True),
        Column("sisa", _("Belum selesai"), numeric=True),
    )
    return Table(caption, columns, tuple(_row(one) for one in listed), file_name="pembinaan")


def _row(one: VisitView) -> Row:
    on = one.held_on or one.planned_on
    village = one.visited_area.label if one.post_id else ""
    return Row(
        (
            text_cell(one.visited, reverse("coaching:visit", kwargs={"visit_id": one.id}), village),
            Cell(on, words.long_date(on)),
            text_cell(one.leader_name, beside=one.area.label),
            state_cell(one.state),
            number_cell(one.findings),
            number_cell(one.findings_open + one.actions_open),
        )
    )


@page(READ, scope=of_post, methods=("GET",))
def of_one_post(request: Request, post_id: UUID) -> HttpResponse:
    """The visits to one post, as the post reads them."""
    found = post(by=request.actor, post_id=post_id)
    listed = queries.visits_of_post(by=request.actor, post_id=post_id)
    values = {
        "post": found,
        "trail": trail_to(request, post_scope(post_id).area[-1]),
        "table": arrange(visit_table(_("Kunjungan ke %(post)s") % {"post": found.label}, listed), request),
    }
    return render(request, "web/coaching/post.html", values)


@page(READ, scope=of_area, methods=("GET",))
def plan(request: Request, code: str) -> HttpResponse:
    """The field plan of a Tim Pembina by month, with results; of its chair alone with ?ketua=1."""
    place, year, chair = area_or_refusal(code), chosen_year(request), request.GET.get("ketua") == "1"
    months = queries.field_plan(by=request.actor, area_id=place.id, year=year, chair_only=chair)
    values = {
        "area": place,
        "year": year,
        "chair": chair,
        "trail": trail_to(request, place.id, "coaching:plan"),
        "months": [one for one in months if one.visits],
        "planned": sum(len(one.visits) for one in months),
        "held": sum(one.held for one in months),
        "may_write": request.actor.may("coaching.write", Scope(area=place.path), exact=True),
    }
    return render(request, "web/coaching/plan.html", values)


@page(READ, scope=of_area, methods=("GET",))
def never(request: Request, code: str) -> HttpResponse:
    """Posts and villages that were never visited."""
    place = area_or_refusal(code)
    found = queries.never_visited(by=request.actor, area_id=place.id, on=request.today)
    values = {
        "area": place,
        "trail": trail_to(request, place.id, "coaching:never"),
        "found": found,
        "by_name": place.level >= REGENCY,
        "groups": _by_district(found),
    }
    return render(request, "web/coaching/never.html", values)


def _by_district(found: NeverVisited) -> list[tuple[str, list[AreaView]]]:
    """The villages under the name of their kecamatan; under "" where all lie in the one that is looked at."""
    named = {one.area.id: one.area.label for one in found.areas}
    groups: dict[str, list[AreaView]] = {}
    for one in found.villages:
        groups.setdefault(named.get(one.path[DISTRICT], ""), []).append(one)
    return list(groups.items())


@page(READ, scope=of_area, methods=("GET",))
def differences(request: Request, code: str) -> HttpResponse:
    """The share of yes in each item by area below; the widest apart first."""
    place, year = area_or_refusal(code), chosen_year(request)
    columns, shares = queries.deviations(
        by=request.actor, area_id=place.id, since=date(year, 1, 1), until=date(year, 12, 31)
    )
    table = arrange(_shares_table(place, year, columns, shares), request)
    if file := export(table, request):
        return file
    values = {"area": place, "year": year, "trail": trail_to(request, place.id, "coaching:deviations"), "table": table}
    return render(request, "web/coaching/deviations.html", values)


def _shares_table(place: AreaView, year: int, below: list[AreaView], shares: list[AreaShares]) -> Table:
    columns = (
        Column("butir", _("Butir")),
        Column("semua", place.label, numeric=True),
        Column("beda", _("Selisih"), numeric=True),
        *(Column(f"w{one.id}", one.label, numeric=True) for one in below),
    )
    rows = tuple(
        Row(
            (
                text_cell(one.name, beside=spm_field(one.field).name if one.field else _("Kelembagaan")),
                _percent(one.whole.percent, one.whole.judged),
                Cell(one.spread, "" if one.spread is None else words.number(one.spread), numeric=True),
                *(
                    _percent(share.percent, share.judged) if (share := one.below.get(area.id)) else text_cell("")
                    for area in below
                ),
            )
        )
        for one in shares
    )
    caption = _("Jawaban ya menurut wilayah, %(year)s") % {"year": year}
    return Table(caption, columns, rows, file_name=f"perbedaan-pembinaan-{place.code}-{year}")


def _percent(value: float | None, of: int) -> Cell:
    text = "" if value is None else f"{words.number(value)}%"
    return Cell(value, text, beside=_("dari %(n)s") % {"n": words.number(of)} if of else "", numeric=True)


@page(READ, scope=of_area, methods=("GET",))
def actions(request: Request, code: str) -> HttpResponse:
    """Findings and agreed actions that are still open, the late ones first."""
    place = area_or_refusal(code)
    values: dict[str, Any] = {
        "area": place,
        "trail": trail_to(request, place.id, "coaching:actions"),
        "actions": queries.open_actions(by=request.actor, area_id=place.id, today=request.today),
        "findings": queries.open_findings(by=request.actor, area_id=place.id),
    }
    return render(request, "web/coaching/actions.html", values)


@page(READ, scope=of_area, methods=("GET",))
def checklist(request: Request, code: str) -> HttpResponse:
    """The checklist that holds here today, and its other versions."""
    place = area_or_refusal(code)
    values = {
        "area": place,
        "trail": trail_to(request, place.id, "coaching:checklist"),
        "now": queries.checklist_of(by=request.actor, area_id=place.id, on=request.today),
        "versions": queries.versions_for(by=request.actor, area_id=place.id),
        "may_publish": place.level <= REGENCY
        and request.actor.may("coaching.checklist", Scope(area=place.path), exact=True),
    }
    return render(request, "web/coaching/checklist.html", values)
