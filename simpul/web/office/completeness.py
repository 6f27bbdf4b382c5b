"""Who has reported: belum lapor, nihil, terlambat and dikembalikan are four different things, here and in the files."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.places.queries import AreaView
from simpul.reports.queries import completeness
from simpul.tally.queries import Below, BelowRow, Completeness, below
from simpul.web import states, words
from simpul.web.office.areas import below_title, counted_note
from simpul.web.office.inbox import last_month
from simpul.web.office.links import unit_link
from simpul.web.picker import Picker, picker
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, export, number_cell, text_cell
from simpul.web.walk import area_or_refusal, stones

STATES = ("belum", "nihil", "terlambat", "dikembalikan", "terkirim", "diterima")


@page("report.read", scope=of_area, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """Completeness and timeliness of an area: whole, per field, and below."""
    place = area_or_refusal(code)
    chosen = picker(request, last_month(request))
    found = completeness(by=request.actor, area_id=place.id, period=chosen.period)
    under = below(by=request.actor, area_id=place.id, period=chosen.period, indicators=())
    table = arrange(_below_table(place, under, chosen), request)
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": stones(request.actor, place.id, page="completeness"),
        "due_on": found.due_on,
        "whole": found.whole,
        "figures": [(state, getattr(found.whole, state)) for state in STATES],
        "complete": words.percent(found.whole.masuk, found.whole.diharapkan),
        "in_time": words.percent(_in_time(found.whole), found.whole.diharapkan),
        "fields": [_field_row(one) for one in found.fields],
        "states": [(state, states.look(state)) for state in STATES],
        "below": table,
        "below_title": below_title(place),
        "inbox": reverse("reports", kwargs={"code": code}) + chosen.keep,
    }
    return render(request, "web/office/completeness.html", values)


def _in_time(one: Completeness) -> int:
    """Reports that came by the last day; a returned one came too."""
    return one.masuk + one.dikembalikan - one.terlambat


def _field_row(one: Completeness) -> dict[str, object]:
    return {
        "code": one.field,
        "expected": one.diharapkan,
        "numbers": [(state, states.look(state).word, getattr(one, state)) for state in STATES],
        "complete": words.percent(one.masuk, one.diharapkan),
    }


def _below_table(place: AreaView, found: Below, chosen: Picker) -> Table:
    columns = (
        Column("nama", _("Wilayah atau posyandu")),
        Column("diharapkan", _("Diharapkan"), numeric=True),
        *(Column(state, str(states.look(state).word), numeric=True) for state in STATES),
        Column("lengkap", _("Kelengkapan"), numeric=True),
        Column("tepat", _("Tepat waktu"), numeric=True),
    )
    rows = [_row(row, chosen.keep) for row in found.rows]
    return Table(
        caption=_("Kelengkapan laporan, %(area)s, %(period)s") % {"area": place.label, "period": chosen.period.title},
        columns=columns,
        rows=(*rows, _row(found.own, chosen.keep, is_sum=True)) if rows else (),
        note=counted_note(place, found, chosen),
        quiet_caption=True,
        file_name=f"kelengkapan-{place.code}-{chosen.period}",
    )


def _row(row: BelowRow, keep: str, *, is_sum: bool = False) -> Row:
    state = row.completeness
    opens = reverse("completeness", kwargs={"code": row.code}) + keep if row.area_id else unit_link(row, keep)
    name = text_cell(_("Jumlah")) if is_sum else text_cell(row.label, opens)
    shares = [
        Cell(
            part * 100 / state.diharapkan if state.diharapkan else None,
            words.percent(part, state.diharapkan),
            numeric=True,
        )
        for part in (state.masuk, _in_time(state))
    ]
    numbers = [number_cell(getattr(state, one)) for one in ("diharapkan", *STATES)]
    return Row((name, *numbers, *shares), is_sum=is_sum)
