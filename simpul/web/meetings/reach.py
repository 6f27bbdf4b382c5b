"""How far a socialisation has come, by group and area (S2.8), and who was at one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import NATION
from simpul.meetings.queries import head
from simpul.places.queries import AreaView
from simpul.socialisation import commands, queries
from simpul.socialisation.queries import AreaReach, GroupReach
from simpul.web import words
from simpul.web.errand_form import run
from simpul.web.meetings.forms import ReachForm
from simpul.web.meetings.whereabouts import meeting_errand, trail_to
from simpul.web.office.areas import below_title
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, export, text_cell
from simpul.web.walk import area_or_refusal


@page("meeting.read", scope=of_area, methods=("GET",))
def coverage(request: Request, code: str) -> HttpResponse:
    """Who of those in office was at a socialisation."""
    place = area_or_refusal(code)
    own, below = queries.coverage(by=request.actor, area_id=place.id, on=request.today)
    table = arrange(_table(place, below), request) if below else None
    if table and (file := export(table, request)):
        return file
    values = {
        "area": place,
        "trail": trail_to(request, place.id),
        "own": [(one, _share(one)) for one in own.groups] if own else None,
        "counted_on": queries.last_day() if place.level == NATION else None,
        "table": table,
        "below_title": below_title(place) if below else "",
    }
    return render(request, "web/meetings/coverage.html", values)


@page("meeting.write")
def record(request: Request, meeting_id: UUID, code: str) -> HttpResponse:
    """Tick off who of an area was at the socialisation."""
    place = area_or_refusal(code)
    found, _mine = head(by=request.actor, meeting_id=meeting_id)
    people = queries.candidates(by=request.actor, meeting_id=meeting_id, area_id=place.id)
    named = [(str(one.appointment_id), ", ".join(filter(None, (one.name, one.position, one.place)))) for one in people]
    known = [str(one.appointment_id) for one in people if one.reached]
    form = ReachForm(request.POST or None, people=named, initial={"there": known})

    def act() -> None:
        wanted = [UUID(one) for one in form.cleaned_data["there"]]
        commands.record_reach(
            by=request.actor, at=request.at, meeting_id=meeting_id, area_id=place.id, appointment_ids=wanted
        )

    title = _("Yang hadir dari %(area)s") % {"area": place.label}
    lead = "" if named else _("Belum ada pengurus, kader, atau Tim Pembina yang tercatat di wilayah ini.")
    errand = meeting_errand(
        request,
        found,
        "socialisation.record_reach",
        title,
        _("Simpan"),
        _("Yang hadir dicatat."),
        lead=lead,
        to=reverse("meetings:coverage", kwargs={"code": place.code}),
    )
    return run(request, form, errand, act)


def _table(place: AreaView, rows: list[AreaReach]) -> Table:
    names = [(one.code, one.name) for one in rows[0].groups]
    return Table(
        caption=_("Sosialisasi di %(area)s") % {"area": place.full_name or place.name},
        columns=(Column("nama", _("Wilayah")), *(Column(code, name, numeric=True) for code, name in names)),
        rows=tuple(_row(one) for one in rows),
        quiet_caption=True,
        file_name=f"sosialisasi-{place.code}",
    )


def _row(one: AreaReach) -> Row:
    href = reverse("meetings:coverage", kwargs={"code": one.area.code})
    return Row((text_cell(one.area.label, href), *(_cell(group) for group in one.groups)))


def _cell(one: GroupReach) -> Cell:
    """Where nobody is in office nothing was reached or missed: no zero."""
    if not one.of:
        return Cell(None, _("belum tercatat"), numeric=True)
    return Cell(one.reached, words.number(one.reached), beside=_share(one), numeric=True)


def _share(one: GroupReach) -> str:
    return _("dari %(n)s") % {"n": words.number(one.of)}
