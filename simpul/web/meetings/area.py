"""The meetings of an area, and what of their decisions is still to be done in it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.decisions import queries as decisions
from simpul.decisions.queries import AreaActions
from simpul.kernel.actor import VILLAGE, Scope
from simpul.meetings import queries
from simpul.meetings.queries import MeetingView
from simpul.places.queries import AreaView
from simpul.web.meetings.whereabouts import address_of, trail_to, until, when
from simpul.web.office.areas import below_title
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Column, Row, Table, arrange, date_cell, export, number_cell, state_cell, text_cell
from simpul.web.walk import area_or_refusal


@page("meeting.read", scope=of_area, methods=("GET",))
def overview(request: Request, code: str) -> HttpResponse:
    """The meetings that an area holds or is invited to, and the first of what is open."""
    place = area_or_refusal(code)
    found = queries.meetings(by=request.actor, area_id=place.id)
    items = decisions.open_items(by=request.actor, area_id=place.id, today=request.today, limit=5)
    table = arrange(_meetings(place, found), request)
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "table": table,
        "items": [(one, until(None, one.due_on)) for one in items],
        "may_write": request.actor.may("meeting.write", Scope(area=place.path), exact=True),
    }
    return render(request, "web/meetings/area.html", values)


@page("meeting.read", scope=of_area, methods=("GET",))
def follow_up(request: Request, code: str) -> HttpResponse:
    """What is to be done here, what this office has asked of others, and where work is late below."""
    place = area_or_refusal(code)
    by, today = request.actor, request.today
    below = decisions.actions_below(by=by, area_id=place.id, today=today)
    items = decisions.open_items(by=by, area_id=place.id, today=today)
    asked = decisions.actions_of(by=by, area_id=place.id, today=today)
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "items": [(one, until(None, one.due_on)) for one in items],
        "asked": [(one, when(one)) for one in asked],
        "below": arrange(_below(place, below), request) if below else None,
        "below_title": below_title(place) if place.level < VILLAGE else "",
    }
    return render(request, "web/meetings/follow_up.html", values)


def _meetings(place: AreaView, found: list[MeetingView]) -> Table:
    return Table(
        caption=_("Rapat %(area)s") % {"area": place.full_name or place.name},
        columns=(
            Column("nama", _("Rapat")),
            Column("tanggal", _("Tanggal")),
            Column("undangan", _("Diundang"), numeric=True),
            Column("hadir", _("Hadir"), numeric=True),
            Column("orang", _("Orang"), numeric=True),
            Column("keadaan", _("Keadaan")),
        ),
        rows=tuple(_row(place, one) for one in found),
        quiet_caption=True,
        file_name=f"rapat-{place.code}",
    )


def _row(place: AreaView, one: MeetingView) -> Row:
    held = one.state == "selesai"
    beside = one.kind_name if one.area.id == place.id else f"{one.kind_name} · {one.area.label}"
    return Row(
        (
            text_cell(one.title, address_of(one.id), beside),
            date_cell(one.on),
            number_cell(one.invited),
            number_cell(one.there if held else None),
            number_cell(one.persons if held else None),
            state_cell(one.state),
        )
    )


def _below(place: AreaView, found: list[AreaActions]) -> Table:
    rows = tuple(
        Row(
            (
                text_cell(one.area.label, reverse("meetings:actions", kwargs={"code": one.area.code})),
                number_cell(one.late),
                number_cell(one.open),
                number_cell(one.done),
            )
        )
        for one in found
    )
    names = (("terlambat", _("Terlambat")), ("terbuka", _("Belum selesai")), ("selesai", _("Selesai")))
    columns = (
        Column("nama", _("Wilayah dan isinya")),
        *(Column(key, name, numeric=True) for key, name in names),
    )
    caption = _("Tindak lanjut di bawah %(area)s") % {"area": place.label}
    return Table(caption, columns, rows, quiet_caption=True, file_name=f"tindak-lanjut-{place.code}")
