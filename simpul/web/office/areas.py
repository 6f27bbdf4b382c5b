"""The first page of a tier: institution, six fields with their trend, the areas below, the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.period import Period
from simpul.places.queries import AreaView, zone
from simpul.tally.queries import Below, BelowRow, Series, Strip, StripFigure, below, series, strip
from simpul.web import words
from simpul.web.chart import Trend, trend
from simpul.web.office import headlines
from simpul.web.office.drawing import drawing
from simpul.web.office.links import (
    REPORTS_IN,
    Opens,
    area_link,
    indicator_link,
    reports_link,
    rows_open_to,
    unit_link,
    value_link,
)
from simpul.web.picker import Picker, picker
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, export, number_cell, text_cell
from simpul.web.walk import area_or_refusal, stones

MONTHS = 12
TRAINED, TRAINED_HERE = "lembaga.kader_terlatih", "lembaga.kader_bimtek"
Number = int | float


@dataclass(frozen=True)
class Figure:
    """One figure of the strip: name, value, of how many, where it opens."""

    name: str
    value: str
    of: str
    href: str
    beside: str = ""


@dataclass(frozen=True)
class Line:
    """One number of a field's card."""

    name: str
    text: str
    difference: str
    href: str


@dataclass(frozen=True)
class Card:
    """A field on the first page."""

    code: str
    name: str
    icon: str
    href: str
    trend: Trend
    lines: tuple[Line, ...]


@page("report.read", scope=of_area, methods=("GET",))
def area(request: Request, code: str) -> HttpResponse:
    """First page of a tier."""
    place, chosen = area_or_refusal(code), picker(request)
    found = below(by=request.actor, area_id=place.id, period=chosen.period, indicators=headlines.ALL)
    table = arrange(below_table(place, found, chosen, rows_open_to(request.actor, place.path)), request)
    if file := export(table, request):
        return file
    institution = strip(by=request.actor, area_id=place.id, period=chosen.period)
    values = {
        "area": place,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": stones(request.actor, place.id),
        "strip": strip_figures(institution, place, chosen.keep),
        "posts": institution.get("lembaga.pos_aktif").value,
        "counted_at": found.counted_at,
        "zone": zone(place.id, request.today),
        "cards": cards(request.actor, place, found, chosen),
        "below": table,
        "below_title": below_title(place),
        "map": _map(place, found, chosen),
    }
    return render(request, "web/office/area.html", values)


def strip_figures(found: Strip, place: AreaView, keep: str) -> list[Figure]:
    """The institution's figures; each opens the areas below."""
    return [
        Figure(
            name=_("Laporan masuk") if one.indicator == REPORTS_IN else one.label,
            value=words.number(one.value),
            of=words.number(one.of) if one.of is not None else "",
            href=indicator_link(place.code, one.indicator, keep),
            beside=_beside(found, one),
        )
        for one in found.figures
        if one.indicator != TRAINED_HERE
    ]


def _beside(found: Strip, one: StripFigure) -> str:
    """The share; of trained kader also how many were trained here, where the others are only told of."""
    told = [words.percent(one.value, one.of)] if one.of else []
    if one.indicator == TRAINED and one.value:
        told.append(_("%(n)s dalam bimtek yang tercatat") % {"n": words.number(found.get(TRAINED_HERE).value)})
    return ", ".join(told)


def cards(actor: Actor, place: AreaView, found: Below, chosen: Picker) -> list[Card]:
    """A card for each field that the actor may see."""
    drawn = trends(actor, place, chosen)
    made = []
    for field in standards.fields():
        lead, *_rest = headlines.HEADLINES[field.code]
        if lead in drawn:
            made.append(
                Card(
                    code=field.code,
                    name=field.name,
                    icon=field.icon,
                    href=reverse("field", kwargs={"code": place.code, "field": field.code}) + chosen.keep,
                    trend=drawn[lead],
                    lines=tuple(_line(found.own, place, one, chosen.keep) for one in headlines.HEADLINES[field.code]),
                )
            )
    return made


def trends(actor: Actor, place: AreaView, chosen: Picker) -> dict[str, Trend]:
    """Twelve months of each leading figure up to the chosen period, over the twelve before."""
    last = Period.of(min(chosen.period.last_day, chosen.today))
    found = series(by=actor, indicators=headlines.LEADS, period=last, area_id=place.id, length=2 * MONTHS)
    return {one.code: trend_of(one) for one in found}


def trend_of(one: Series) -> Trend:
    """The last half of a series drawn over its first half."""
    half = len(one.points) // 2
    before, now = one.points[:half], one.points[half:]
    name = _("%(name)s, 12 bulan") % {"name": one.name}
    return trend(name, [p.period for p in now], [p.live for p in now], [p.live for p in before], one.unit)


def _line(own: BelowRow, place: AreaView, code: str, keep: str) -> Line:
    indicator = standards.indicator(code)
    live, told = own.value(code), own.reported.get(code, {}).get("")
    return Line(
        name=indicator.name,
        text=with_unit(live, indicator.unit),
        difference=words.difference(live, told),
        href=indicator_link(place.code, code, keep),
    )


def with_unit(value: float | None, unit: str) -> str:
    """`87,5 %`; other units stand in the name of the figure."""
    text = words.number(value)
    return f"{text}\u00a0%" if unit == "%" and value is not None else text


def below_title(place: AreaView) -> str:
    """What lies below, as a heading."""
    return [_("Provinsi"), _("Kabupaten dan kota"), _("Kecamatan"), _("Desa dan kelurahan"), _("Posyandu")][place.level]


def below_table(place: AreaView, found: Below, chosen: Picker, opens: Opens) -> Table:
    """The areas (or posts) below with completeness and the leading figure of each field."""
    shown = [column for column in found.columns if column.code in headlines.LEADS]
    columns = (
        Column("nama", _("Posyandu") if place.level == VILLAGE else _("Wilayah")),
        Column("lengkap", _("Laporan masuk"), numeric=True),
        *(Column(column.code, column.name, numeric=True) for column in shown),
    )
    codes = [column.code for column in shown]
    rows = [_row(row, codes, chosen.keep, opens) for row in found.rows]
    total = _row(found.own, codes, chosen.keep, opens, is_sum=True)
    return Table(
        caption=f"{below_title(place)}, {place.full_name or place.name}, {chosen.period.title}",
        columns=columns,
        rows=(*rows, total) if rows else (),
        note=counted_note(place, found, chosen),
        quiet_caption=True,
        file_name=f"simpul-{place.code}-{chosen.period}",
    )


def counted_note(place: AreaView, found: Below, chosen: Picker) -> str:
    """When the figures were counted, in the time of the place."""
    if found.counted_at is None:
        return ""
    return _("Dihitung %(at)s.") % {"at": words.moment(found.counted_at, zone(place.id, chosen.today))}


def _row(row: BelowRow, codes: list[str], keep: str, opens: Opens, *, is_sum: bool = False) -> Row:
    name = text_cell(_("Jumlah")) if is_sum else text_cell(row.label, unit_link(row, keep))
    numbers = (number_cell(told(row, code), value_link(row, code, keep, opens)) for code in codes)
    return Row((name, reports_cell(row, keep), *numbers), is_sum=is_sum)


def told(row: BelowRow, code: str) -> Number | None:
    """The live value; nothing, and not zero, where no post is that could have recorded anything."""
    value = row.value(code)
    return value if value or row.completeness.diharapkan else None


def reports_cell(row: BelowRow, keep: str) -> Cell:
    """`12 dari 14`, sorted by the share; a dash where none is expected."""
    state = row.completeness
    if not state.diharapkan:
        return number_cell(None)
    return Cell(
        round(state.masuk * 100 / state.diharapkan, 1),
        f"{words.number(state.masuk)} / {words.number(state.diharapkan)}",
        reports_link(row, keep),
        beside=words.percent(state.masuk, state.diharapkan),
        numeric=True,
    )


def shares(found: Below) -> Mapping[int, int | None]:
    """How many per cent of the expected reports are in, by area."""
    return {
        row.area_id: row.completeness.masuk * 100 // row.completeness.diharapkan
        if row.completeness.diharapkan
        else None
        for row in found.rows
        if row.area_id is not None
    }


def _map(place: AreaView, found: Below, chosen: Picker) -> Any:
    name = _("Peta laporan masuk, %(period)s") % {"period": chosen.period.title}
    return drawing(place, shares(found), name, lambda area: area_link(area.code, chosen.keep))
