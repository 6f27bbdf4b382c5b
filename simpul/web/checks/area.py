"""What the nightly check found in an area: by kind, by area below, and post by post."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.checks import commands, queries
from simpul.checks.queries import FindingLine, Overview
from simpul.checks.rules import KIND_OF, KINDS
from simpul.kernel.actor import REGENCY, VILLAGE, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.speech import translated
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.web import words
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.office.areas import below_title
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Column, Row, Table, arrange, export, number_cell, text_cell
from simpul.web.walk import area_or_refusal, stones

PAGE = 50
PAGES = {"posts": "registry:post", "officers": "registry:officers", "dossier": "dossiers:post"}


@page("post.read", scope=of_area, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """The findings of an area."""
    area = area_or_refusal(code)
    found = queries.overview(by=request.actor, area_id=area.id)
    below = arrange(_below(area, found), request) if area.level < VILLAGE else None
    if below and (file := export(below, request)):
        return file
    zone = places.zone(area.id, request.today)
    values = {
        "area": area,
        "trail": stones(request.actor, area.id, "post.read", "checks:area"),
        "total": found.total,
        "checked": words.moment(found.checked_at, zone) if found.checked_at else "",
        "kinds": [(one, translated(one.name), found.kinds[one.code]) for one in KINDS if one.code in found.kinds],
        "below": below,
        "below_title": below_title(area),
        "may_check": area.level >= REGENCY and request.actor.may("post.manage", Scope(area=area.path)),
        **_listed(request, area, zone),
    }
    return render(request, "web/checks/area.html", values)


def _below(area: AreaView, found: Overview) -> Table:
    rows = [
        Row(
            (
                text_cell(one.label, reverse("checks:area", kwargs={"code": one.code})),
                number_cell(found.below.get(one.id, 0)),
            )
        )
        for one in places.children(area.id)
    ]
    return Table(
        caption=_("Temuan pemeriksaan registri, %s") % area.label,
        columns=(Column("nama", _("Wilayah")), Column("temuan", _("Temuan"), numeric=True)),
        rows=tuple(rows),
        quiet_caption=True,
        file_name=f"pemeriksaan-{area.code}",
    )


def _listed(request: Request, area: AreaView, zone: str) -> dict[str, object]:
    """The findings of one kind or all, a page of them."""
    kind, start = request.GET.get("jenis", ""), request.GET.get("mulai", "")
    kind, first = kind if kind in KIND_OF else "", int(start) if start.isdecimal() and len(start) < 9 else 0
    lines = queries.findings(by=request.actor, area_id=area.id, kind=kind, limit=PAGE + 1, start=first)
    return {
        "kind": kind,
        "chosen": translated(KIND_OF[kind].name) if kind else "",
        "remedy": translated(KIND_OF[kind].remedy) if kind else "",
        "lines": [_line(one, zone) for one in lines[:PAGE] if one.kind in KIND_OF],
        "more": first + PAGE if len(lines) > PAGE else 0,
    }


def _line(one: FindingLine, zone: str) -> dict[str, object]:
    kind = KIND_OF[one.kind]
    return {
        "href": reverse(PAGES[kind.page], kwargs={"post_id": one.post_id}),
        "label": one.label,
        "village": one.village_name,
        "what": translated(kind.name),
        "remedy": translated(kind.remedy),
        "since": _since(one.since),
        "found": words.long_date(day_at(one.found_at, zone)),
    }


def _since(day: date | None) -> str:
    return words.long_date(day) if day else ""


@page("post.manage", scope=of_area)
def again(request: Request, code: str) -> HttpResponse:
    """Look at the area once more now, after mending."""
    area = area_or_refusal(code)
    errand = Errand(
        name="checks.check_registry",
        title=_("Periksa lagi %s") % area.full_name,
        lead=_("Setiap posyandu di sini diperiksa lagi sekarang. Yang sudah dibetulkan hilang dari daftar."),
        button=_("Periksa sekarang"),
        said=lambda: _("Pemeriksaan selesai."),
        trail=stones(request.actor, area.id, "post.read", "checks:area"),
        back=reverse("checks:area", kwargs={"code": code}),
    )

    def act() -> str:
        return str(commands.check_registry(by=request.actor, at=request.at, area_id=area.id))

    return run(request, ErrandForm(request.POST or None), errand, act)
