"""Who needs what: kader without any training, by the areas below, on a map, by banjar, and by field."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.competence import queries
from simpul.competence.queries import Need, Needs
from simpul.kernel.actor import VILLAGE, Scope
from simpul.places.queries import AreaView
from simpul.web.activities.hub import trail_to_hub
from simpul.web.competence.whereabouts import share
from simpul.web.office.drawing import Drawing, drawing
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, export, number_cell, text_cell
from simpul.web.walk import area_or_refusal
from simpul.web.words import long_date


@page("competence.read", scope=of_area, methods=("GET",))
def needs(request: Request, code: str) -> HttpResponse:
    """The kader of an area, how many were ever trained, and where nobody was; of a village its kader by name."""
    place = area_or_refusal(code)
    field = _field(request)
    found = queries.needs(by=request.actor, area_id=place.id, on=request.today)
    table = arrange(_table(place, found, field), request)
    if file := export(table, request):
        return file
    named = place.level == VILLAGE and request.actor.may("competence.names", Scope(area=place.path))
    values = {
        "area": place,
        "trail": trail_to_hub(request, place.id),
        "found": found,
        "field": field,
        "share": share(found.whole.trained, found.whole.kader),
        "table": table,
        "map": _map(place, found, field),
        "posts": _posts(request, place) if named else [],
        "is_village": place.level == VILLAGE,
    }
    return render(request, "web/competence/area.html", values)


def _field(request: Request) -> str:
    """The field or kind of module of `?bidang=`; "" for training at all."""
    wanted = request.GET.get("bidang", "")
    return wanted if wanted in queries.needed_codes() else ""


def _posts(request: Request, place: AreaView) -> list[tuple[str, list[Any]]]:
    return queries.competence_of_village(by=request.actor, village_id=place.id, on=request.today)


def _table(place: AreaView, found: Needs, field: str) -> Table:
    below = _("Banjar atau dusun") if place.level == VILLAGE else _("Wilayah")
    first = (Column("wilayah", below), Column("kader", _("Kader"), numeric=True))
    rest = (
        (Column("cakap", _("Cakap"), numeric=True), Column("perlu", _("Perlu dilatih"), numeric=True))
        if field
        else (
            Column("terlatih", _("Sudah dilatih"), numeric=True),
            Column("belum", _("Belum pernah"), numeric=True),
            Column("kata", _("Menurut posyandu"), numeric=True),
        )
    )
    return Table(
        caption=_("Pelatihan kader %s") % (place.full_name or place.name),
        columns=(*first, *rest, Column("bagian", _("Bagian (%)"), numeric=True)),
        rows=tuple(_row(one, field) for one in found.parts),
        note=_note(found),
        quiet_caption=True,
        file_name=f"pelatihan-kader-{place.code}",
    )


def _note(found: Needs) -> str:
    told = _(
        "Dihitung dari kader yang menjabat hari ini di posyandu aktif. "
        "“Menurut posyandu”: tanggal pelatihan yang hanya diberitahukan posyandu."
    )
    if found.counted_on is None:
        return told
    return f"{told} {_('Seluruh Indonesia dihitung tiap malam, terakhir %s.') % long_date(found.counted_on)}"


def _row(one: Need, field: str) -> Row:
    href = (
        reverse("competence:area", kwargs={"code": one.code}) + (f"?bidang={field}" if field else "")
        if one.code
        else ""
    )
    name = text_cell(one.name, href)
    if field:
        need = one.of(field)
        return Row((name, *_numbers(need.kader, need.able, need.needing), number_cell(share(need.able, need.kader))))
    told = _numbers(one.kader, one.trained, one.untrained, one.told)
    return Row((name, *told, number_cell(share(one.trained, one.kader))))


def _numbers(kader: int, *more: int) -> list[Cell]:
    """Their number, then what is counted of them: a dash, and not zero, where nobody is known yet."""
    return [number_cell(kader), *(number_cell(number if kader else None) for number in more)]


def _map(place: AreaView, found: Needs, field: str) -> Drawing | None:
    if place.level == VILLAGE:
        return None
    shares: dict[int, int | None] = {}
    for one in found.parts:
        need = one.of(field) if field else None
        part, whole = (need.able, need.kader) if need else (one.trained, one.kader)
        if isinstance(one.id, int):
            shares[one.id] = share(part, whole)
    name = _("Bagian kader yang sudah dilatih")
    return drawing(place, shares, name, lambda area: reverse("competence:area", kwargs={"code": area.code}))
