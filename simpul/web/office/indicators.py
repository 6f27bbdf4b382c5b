"""A field and one figure of an area: live beside reported, over time, and what it is made of below."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView, zone
from simpul.standards import Indicator
from simpul.tally.queries import Below, BelowRow, Figures, below, figures, series
from simpul.web import words
from simpul.web.chart import Trend
from simpul.web.office.areas import MONTHS, below_title, trend_of, with_unit
from simpul.web.office.links import Opens, indicator_link, rows_open_to, unit_link, value_link
from simpul.web.picker import Picker, picker
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, export, number_cell, text_cell
from simpul.web.walk import area_or_refusal, stones, with_link_to_last

SEXES = ("L", "P")


@dataclass(frozen=True)
class Tab:
    """A field to change to."""

    code: str
    href: str
    here: bool


def of_field(field: str) -> str:
    """The code of a field that exists; Refusal `tidak-ditemukan`."""
    if field not in {one.code for one in standards.fields()}:
        raise Refusal("tidak-ditemukan")
    return field


def of_area_and_field(code: str, field: str) -> Scope:
    """The place of a page about one field of an area."""
    return of_area(code, of_field(field))


def of_area_and_indicator(code: str, indicator: str) -> Scope:
    """The place of a page about one figure: its field counts, unless it is about the institution."""
    group = indicator.partition(".")[0]
    return of_area(code) if group == "lembaga" else of_area(code, of_field(group))


@page("report.read", scope=of_area_and_field, methods=("GET",))
def field(request: Request, code: str, field: str) -> HttpResponse:
    """All figures of a field in an area."""
    place, chosen = area_or_refusal(code), picker(request)
    found = figures(by=request.actor, area_id=place.id, period=chosen.period, field=field)
    name = place.full_name or place.name
    table = arrange(
        figures_table(
            found,
            field,
            name,
            lambda one: indicator_link(code, one, chosen.keep),
            f"{code}-{field}",
            all_lines=all_wanted(request),
        ),
        request,
    )
    if file := export(table, request):
        return file
    home = reverse("area", kwargs={"code": code})
    values = {
        "field": standards.field(field),
        "place": name,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": with_link_to_last(stones(request.actor, place.id), home),
        "tabs": _tabs(request.actor, place, field, chosen),
        "posts": found.posts,
        "counted_at": found.counted_at,
        "zone": zone(place.id, request.today),
        "tables": [table],
        **lines_left_out(request, found, field, table),
    }
    return render(request, "web/office/field.html", values)


def _tabs(actor: Actor, place: AreaView, field: str, chosen: Picker) -> list[Tab]:
    allowed = actor.fields("report.read", Scope(area=place.path))
    return [
        Tab(one.code, reverse("field", kwargs={"code": place.code, "field": one.code}) + chosen.keep, one.code == field)
        for one in standards.fields()
        if allowed is None or one.code in allowed
    ]


def all_wanted(request: Request) -> bool:
    """Whether the reader asked for the figures that are zero too."""
    return request.GET.get("semua") == "1"


def lines_left_out(request: Request, found: Figures, field: str, table: Table) -> dict[str, Any]:
    """How many figures are not shown because they are zero, and the address that shows them."""
    query = {**request.GET.dict(), "semua": "1"}
    return {"left_out": len(found.of(field)) - len(table.rows), "all_href": f"?{urlencode(query)}"}


def figures_table(
    found: Figures, field: str, place: str, link: Any, file_name: str, *, all_lines: bool = True
) -> Table:
    """Name, kind, live with its sexes, reported, difference: one row for each indicator of a field.

    `all_lines` False leaves out what is zero or unknown.
    """
    columns = (
        Column("nama", _("Indikator")),
        Column("jenis", _("Jenis")),
        Column("tercatat", _("Tercatat"), numeric=True),
        Column("laki", _("Laki-laki"), numeric=True),
        Column("perempuan", _("Perempuan"), numeric=True),
        Column("dilaporkan", _("Dilaporkan"), numeric=True),
        Column("selisih", _("Selisih"), numeric=True),
    )
    kinds = {"activity": _("Kegiatan"), "outcome": _("Hasil")}
    rows = []
    for line in found.of(field):
        live, told = line.live.get(""), (line.reported or {}).get("")
        if not (all_lines or live or told):
            continue
        opens = link(line.code)
        rows.append(
            Row(
                (
                    text_cell(line.name, opens, "" if line.unit == "%" else line.unit),
                    text_cell(kinds[line.level]),
                    Cell(live, with_unit(live, line.unit), opens if live is not None else "", numeric=True),
                    *(_split_cell(line.live, sex) for sex in SEXES),
                    Cell(told, with_unit(told, line.unit), numeric=True),
                    Cell(_difference(live, told), words.difference(live, told), numeric=True),
                )
            )
        )
    caption = f"{standards.field(field).name}, {place}, {found.period.title}"
    return Table(caption, columns, tuple(rows), quiet_caption=True, file_name=f"simpul-{file_name}-{found.period}")


def _split_cell(values: Mapping[str, Any], split: str) -> Cell:
    """Empty where the indicator is not told by sex, so that it never looks like an unknown number."""
    return number_cell(values[split]) if split in values else text_cell("")


def _difference(live: Any, told: Any) -> Any:
    return None if live is None or told is None else live - told


@page("report.read", scope=of_area_and_indicator, methods=("GET",))
def indicator(request: Request, code: str, indicator: str) -> HttpResponse:
    """One figure of an area and what it is made of below."""
    place, chosen = area_or_refusal(code), picker(request)
    found = below(by=request.actor, area_id=place.id, period=chosen.period, indicators=[indicator_code(indicator)])
    if not found.columns:
        raise Refusal("tidak-ditemukan")
    table = arrange(_below_table(place, found, indicator, chosen, rows_open_to(request.actor, place.path)), request)
    if file := export(table, request):
        return file
    known = catalogued(indicator)
    live, told = found.own.value(indicator), found.own.reported.get(indicator, {}).get("")
    home = reverse("area", kwargs={"code": code})
    values = {
        "indicator": known,
        "name": found.columns[0].name or _("Catatan pelayanan"),
        "place": place.full_name or place.name,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": with_link_to_last(stones(request.actor, place.id), home),
        "live": with_unit(live, found.columns[0].unit),
        "reported": with_unit(told, found.columns[0].unit),
        "told": indicator.partition(".")[0] != "lembaga",
        "difference": words.difference(live, told),
        "parts": _parts(request, place, known, chosen),
        "trend": _trend(request.actor, place, known, chosen),
        "splits": named_splits(found.own.live.get(indicator, {}), chosen.period),
        "below": table,
        "below_title": below_title(place),
        "how": how(known, records=not indicator.startswith("lembaga.")),
    }
    return render(request, "web/office/indicator.html", values)


def indicator_code(indicator: str) -> str:
    """The code if there is such a figure; Refusal `tidak-ditemukan`."""
    group, _dot, name = indicator.partition(".")
    if group != "lembaga" and name != "catatan":
        try:
            standards.indicator(indicator)
        except standards.UnknownIndicator as error:
            raise Refusal("tidak-ditemukan") from error
    return indicator


def catalogued(code: str) -> Indicator | None:
    """The entry of the catalogue; None for the institution's figures and for the count of all records."""
    try:
        return standards.indicator(code)
    except standards.UnknownIndicator:
        return None


def _trend(actor: Actor, place: AreaView, known: Indicator | None, chosen: Picker) -> Trend | None:
    if known is None:
        return None
    last = Period.of(min(chosen.period.last_day, chosen.today))
    found = series(by=actor, indicators=[known.code], period=last, area_id=place.id, length=2 * MONTHS)
    return trend_of(found[0]) if found else None


def _parts(request: Request, place: AreaView, known: Indicator | None, chosen: Picker) -> list[dict[str, str]]:
    """Numerator and denominator of a ratio, each of which opens too."""
    if known is None or known.kind != "ratio":
        return []
    codes = [code for code in (known.numerator, known.denominator) if code]
    found = below(by=request.actor, area_id=place.id, period=chosen.period, indicators=codes).own
    return [
        {
            "name": standards.indicator(code).name,
            "text": words.number(found.value(code)),
            "href": indicator_link(place.code, code, chosen.keep),
        }
        for code in codes
    ]


def named_splits(values: Mapping[str, Any], period: Period) -> list[tuple[str, str]]:
    """The values by sex, age and disability with the words of the forms."""
    bands = {f"age:{band.code}": band.label for band in standards.age_bands(period.last_day)}
    names = {"L": _("Laki-laki"), "P": _("Perempuan"), **bands, "dis": _("Penyandang disabilitas")}
    return [(names[split], words.number(values[split])) for split in names if split in values]


def how(known: Indicator | None, *, records: bool = False) -> str:
    """One sentence on how the figure is counted (docs/rules/indikator.md); `records`: it is all records of a field."""
    if known is None:
        return _("Semua catatan dalam masa ini.") if records else _("Keadaan pada hari terakhir masa ini.")
    return {
        "flow": _("Dijumlahkan dari semua catatan dalam masa ini."),
        "distinct": _("Banyaknya orang berbeda dalam masa ini; seorang yang datang dua kali dihitung sekali."),
        "stock": _("Keadaan pada hari terakhir masa ini menurut catatan terakhir tiap orang, keluarga atau tempat."),
        "ratio": _("Pembilang dibagi penyebut; kosong bila penyebutnya nol."),
    }[known.kind]


def _below_table(place: AreaView, found: Below, code: str, chosen: Picker, opens: Opens) -> Table:
    sexes = [sex for sex in SEXES if sex in found.own.live.get(code, {})]
    told = not code.startswith("lembaga.")
    columns = [Column("nama", _("Posyandu") if place.level == VILLAGE else _("Wilayah"))]
    columns.append(Column("tercatat", _("Tercatat") if told else _("Jumlah"), numeric=True))
    columns += [Column(sex, _("Laki-laki") if sex == "L" else _("Perempuan"), numeric=True) for sex in sexes]
    if told:
        columns += [Column("dilaporkan", _("Dilaporkan"), numeric=True), Column("selisih", _("Selisih"), numeric=True)]
    rows = [_row(row, code, sexes, chosen.keep, opens, told=told) for row in found.rows]
    total = _row(found.own, code, sexes, chosen.keep, opens, told=told, is_sum=True)
    return Table(
        caption=f"{found.columns[0].name}, {place.full_name or place.name}, {chosen.period.title}",
        columns=tuple(columns),
        rows=(*rows, total) if rows else (),
        quiet_caption=True,
        file_name=f"simpul-{place.code}-{code}-{chosen.period}",
    )


def _row(
    row: BelowRow, code: str, sexes: list[str], keep: str, opens: Opens, *, told: bool, is_sum: bool = False
) -> Row:
    unit = "%" if (known := catalogued(code)) is not None and known.unit == "%" else ""
    live, reported = row.value(code), row.reported.get(code, {}).get("")
    cells = [text_cell(_("Seluruhnya")) if is_sum else text_cell(row.label, unit_link(row, keep))]
    href = "" if is_sum or live is None else value_link(row, code, keep, opens)
    cells.append(Cell(live, with_unit(live, unit), href, numeric=True))
    cells += [number_cell(row.value(code, sex)) for sex in sexes]
    if told:
        cells.append(Cell(reported, with_unit(reported, unit), numeric=True))
        cells.append(Cell(_difference(live, reported), words.difference(live, reported), numeric=True))
    return Row(tuple(cells), is_sum=is_sum)
