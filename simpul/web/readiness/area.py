"""How many posts of an area have which stratum, in which fields it runs, and its posts side by side."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.kernel.actor import REGENCY
from simpul.kernel.speech import translated
from simpul.places.queries import AreaView
from simpul.readiness import queries
from simpul.readiness.queries import AreaReadiness, LevelCount, PostRow
from simpul.readiness.rules.fields import NOT_BEGUN, PREPARED, RUNNING
from simpul.web.activities.hub import trail_to_hub
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Column, Row, Table, arrange, export, number_cell, text_cell
from simpul.web.walk import area_or_refusal

STATE_WORDS = {
    NOT_BEGUN: gettext_lazy("belum mulai"),
    PREPARED: gettext_lazy("disiapkan"),
    RUNNING: gettext_lazy("berjalan"),
}


@page("readiness.read", scope=of_area, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """Strata, fields, and the areas below."""
    place = area_or_refusal(code)
    found = queries.area_readiness(by=request.actor, area_id=place.id, on=request.today)
    table = arrange(_below(place, found), request)
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "trail": trail_to_hub(request, place.id),
        "found": found,
        "sets": _by_set(found.strata),
        "fields": [_field(one) for one in found.fields],
        "rule": queries.area_rule(request.today),
        "table": table,
        "lists_posts": place.level >= REGENCY,
    }
    return render(request, "web/readiness/area.html", values)


@page("readiness.read", scope=of_area, methods=("GET",))
def posts(request: Request, code: str) -> HttpResponse:
    """The active posts of a regency or below with their stratum and the state of each field."""
    place = area_or_refusal(code)
    if place.level < REGENCY:  # too many to stand side by side: whoever comes here chooses a regency first
        return redirect("readiness:area", code=code)
    table = arrange(_posts(place, queries.post_rows(by=request.actor, area_id=place.id, on=request.today)), request)
    if file := export(table, request):
        return file
    values = {"area": place, "trail": trail_to_hub(request, place.id), "table": table}
    return render(request, "web/readiness/posts.html", values)


def _by_set(strata: tuple[LevelCount, ...]) -> list[dict[str, Any]]:
    """Areas above may hold posts that are judged by different rules: these are never added up."""
    found: dict[str, dict[str, Any]] = {}
    for one in strata:
        entry = found.setdefault(one.rules.code, {"rules": one.rules, "levels": []})
        entry["levels"].append({"name": translated(one.level), "number": one.number})
    return list(found.values())


def _field(one: queries.FieldCount) -> dict[str, Any]:
    counts = {state: one.posts.get(state, 0) for state in STATE_WORDS}
    return {"code": one.field, "word": STATE_WORDS[one.state], "counts": counts, "total": sum(counts.values())}


def _below(place: AreaView, found: AreaReadiness) -> Table:
    columns = [Column("wilayah", _("Wilayah")), Column("posyandu", _("Posyandu aktif"), numeric=True)]
    columns += [Column(one.code, one.name, numeric=True) for one in standards.fields()]
    return Table(
        caption=_("Posyandu yang bidangnya berjalan, %s") % (place.full_name or place.name),
        columns=tuple(columns),
        rows=tuple(
            Row(
                (
                    text_cell(area.full_name, reverse("readiness:area", kwargs={"code": area.code})),
                    number_cell(total),
                    *(number_cell(running[one.code]) for one in standards.fields()),
                )
            )
            for area, total, running in found.below
        ),
        quiet_caption=True,
        file_name=f"kesiapan-{place.code}",
    )


def _posts(place: AreaView, rows: list[PostRow]) -> Table:
    columns = [Column("posyandu", _("Posyandu")), Column("desa", _("Desa/Kelurahan")), Column("strata", _("Strata"))]
    columns += [Column(one.code, one.name) for one in standards.fields()]
    return Table(
        caption=_("Strata dan kesiapan posyandu, %s") % (place.full_name or place.name),
        columns=tuple(columns),
        rows=tuple(_post(one) for one in rows),
        note=_("Strata dengan tanda tanya bisa lebih tinggi: ada syarat yang belum diketahui."),
        quiet_caption=True,
        file_name=f"strata-posyandu-{place.code}",
    )


def _post(one: PostRow) -> Row:
    reached = one.standing.stratum
    name = translated(reached.reached.name) + ("" if reached.sure else " ?")
    return Row(
        (
            text_cell(one.name, reverse("readiness:post", kwargs={"post_id": one.post_id})),
            text_cell(one.village),
            text_cell(name),
            *(text_cell(str(STATE_WORDS[field.state])) for field in one.standing.fields),
        )
    )
