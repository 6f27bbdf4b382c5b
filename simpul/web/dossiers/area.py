"""How far an area is on the way to numbers: counts by state, share, pace, the areas below, and the dossiers."""

from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.dossiers import queries
from simpul.dossiers.queries import Pipeline, Stand
from simpul.dossiers.rules import NUMBERED, STORED, months_left
from simpul.kernel.actor import REGENCY, VILLAGE, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.tally.queries import Below, BelowRow, below
from simpul.web import states, words
from simpul.web.office.areas import below_title
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Column, Row, Table, arrange, date_cell, export, number_cell, text_cell
from simpul.web.walk import area_or_refusal, stones

ACTIVE, WITH_NUMBER = "lembaga.pos_aktif", "lembaga.pos_nomor"
SHOWN = (*STORED, NUMBERED)
PAGE = 50
PACE = 3  # months looked back on: ours (docs/rules/registrasi.md)


@page("report.read", scope=of_area, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """The pipeline of an area, with its dossiers of one state or all."""
    area = area_or_refusal(code)
    now, zone = Period(request.today.year, request.today.month), places.zone(area.id, request.today)
    counted, before = (
        below(by=request.actor, area_id=area.id, period=period, indicators=(ACTIVE, WITH_NUMBER))
        for period in (now, now.shift(-PACE))
    )
    found = queries.pipeline(by=request.actor, area_id=area.id)
    table = arrange(_table(area, counted, before, found, zone), request)
    if file := export(table, request):
        return file
    values = {
        "area": area,
        "trail": stones(request.actor, area.id, page="dossiers:area"),
        "figures": [(one, found.own.counts.get(one, 0)) for one in SHOWN[:-1]],
        "oldest": words.long_date(_day(found.own.oldest, zone)) if found.own.oldest else "",
        "below": table if area.level < VILLAGE else None,
        "below_title": below_title(area),
        "compares": area.level < REGENCY,
        "may_submit": area.level == REGENCY and request.actor.may("dossier.submit", Scope(area=area.path)),
        **_share(counted.own, before.own),
        **_listed(request, area, zone),
    }
    return render(request, "web/dossiers/area.html", values)


def _share(now: BelowRow, before: BelowRow) -> dict[str, object]:
    """How many active posts have their number, and when all will."""
    active, numbered = (int(now.value(one) or 0) for one in (ACTIVE, WITH_NUMBER))
    return {
        "active": active,
        "numbered": numbered,
        "share": words.percent(numbered, active),
        "forecast": _forecast(active, numbered, before),
    }


def _listed(request: Request, area: AreaView, zone: str) -> dict[str, object]:
    """The dossiers of one state or all, a page of them, with the day since which each has been where it is."""
    state, start = request.GET.get("keadaan", ""), _start(request.GET.get("mulai", ""))
    lines = queries.dossiers_seen(
        by=request.actor, area_id=area.id, state=state if state in SHOWN else "", limit=PAGE + 1, start=start
    )
    return {
        "state": state,
        "states": [("", _("Semua keadaan")), *((one, states.look(one).word) for one in SHOWN)],
        "lines": [(one, day_at(one.since, zone)) for one in lines[:PAGE]],
        "more": start + PAGE if len(lines) > PAGE else 0,
    }


def _start(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _day(moment: datetime | None, zone: str) -> date | None:
    return day_at(moment, zone) if moment else None


def _forecast(active: int, numbered: int, before: BelowRow) -> str:
    then = before.value(WITH_NUMBER)
    left = months_left(active, numbered, None if then is None else int(then), PACE)
    if left is None:
        return _("belum dapat diperkirakan: tidak ada nomor baru tiga bulan ini")
    if left == 0:
        return _("semua posyandu aktif sudah bernomor") if active else ""
    return _("kira-kira %(n)s bulan lagi, menurut tiga bulan terakhir") % {"n": words.number(left)}


def _left(active: float | None, numbered: float | None, then: float | None) -> int | None:
    """Months until all have their number; None where nothing is known or nothing moved."""
    if not active or numbered is None:
        return None
    return months_left(int(active), int(numbered), None if then is None else int(then), PACE)


def _table(area: AreaView, counted: Below, before: Below, found: Pipeline, zone: str) -> Table:
    columns = (
        Column("nama", _("Wilayah")),
        Column("aktif", _("Posyandu aktif"), numeric=True),
        Column("nomor", _("Bernomor"), numeric=True),
        Column("bagian", _("Bagian bernomor"), numeric=True),
        Column("perkiraan", _("Perkiraan (bulan)"), numeric=True),
        Column("lama", _("Terlama sejak")),
        *(Column(one, str(states.look(one).word), numeric=True) for one in SHOWN[:-1]),
    )
    then = {one.area_id: one.value(WITH_NUMBER) for one in before.rows}
    rows = tuple(
        _row(one, found.below.get(one.area_id, Stand()), then.get(one.area_id), zone)
        for one in counted.rows
        if one.area_id
    )
    return Table(
        caption=_("Nomor registrasi, %s") % area.label,
        columns=columns,
        rows=rows,
        quiet_caption=True,
        note=_note(found, zone),
        file_name=f"registrasi-{area.code}",
    )


def _note(found: Pipeline, zone: str) -> str:
    """From when the counts are, and how the forecast is made."""
    pace = _("Perkiraan: sisa posyandu dibagi pertambahan nomor tiga bulan terakhir; kosong bila tidak ada nomor baru.")
    if found.counted_at is None:
        return pace
    return _("Berkas dihitung %(saat)s.") % {"saat": words.moment(found.counted_at, zone)} + " " + pace


def _row(row: BelowRow, stand: Stand, then: float | None, zone: str) -> Row:
    active, numbered = row.value(ACTIVE), row.value(WITH_NUMBER)
    share = numbered / active * 100 if active and numbered is not None else None
    return Row(
        (
            text_cell(row.label, reverse("dossiers:area", kwargs={"code": row.code})),
            number_cell(active),
            number_cell(numbered),
            number_cell(None if share is None else round(share, 1)),
            number_cell(_left(active, numbered, then)),
            date_cell(_day(stand.oldest, zone)),
            *(number_cell(stand.counts.get(one, 0)) for one in SHOWN[:-1]),
        )
    )
