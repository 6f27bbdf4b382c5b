"""What a receiving office has on its desk for a period: the reports that came, and who has not reported."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import Scope
from simpul.kernel.period import Period
from simpul.places.queries import AreaView
from simpul.reports.queries import Inbox, InboxLine, inbox
from simpul.web import words
from simpul.web.picker import Picker, picker
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, export, number_cell, state_cell, text_cell
from simpul.web.walk import area_or_refusal, stones

# What waits for the office stands first, then what it waits for.
ORDER = ("terkirim", "dikembalikan", "belum", "diterima")


def last_month(request: Request) -> Period:
    """Reports are about the month that has ended, so that is what an office opens first."""
    return Period.of(request.today).shift(-1)


@page("report.read", scope=of_area, methods=("GET",))
def reports(request: Request, code: str) -> HttpResponse:
    """The reports that this area receives, and its own."""
    place = area_or_refusal(code)
    chosen = picker(request, last_month(request))
    found = inbox(by=request.actor, area_id=place.id, period=chosen.period)
    table = arrange(_table(place, found, chosen), request)
    if file := export(table, request):
        return file
    values = {
        "area": place,
        "inbox": found,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": stones(request.actor, place.id, page="reports"),
        "table": table,
        "counts": [(state, found.count(state)) for state in ORDER],
        "other_length": chosen.period.months != found.months,
        "may_close": request.actor.may("report.close", Scope(area=place.path), exact=True),
        "may_set": request.actor.may("report.settings", Scope(area=place.path)),
        "right_length": Period.of(chosen.period.first_day, found.months),
    }
    return render(request, "web/office/reports.html", values)


def _table(place: AreaView, found: Inbox, chosen: Picker) -> Table:
    columns = (
        Column("pengirim", _("Pengirim")),
        Column("keadaan", _("Keadaan")),
        Column("tanda", _("Tanda")),
        Column("dikirim", _("Dikirim")),
        Column("ke", _("Kiriman ke"), numeric=True),
    )
    lines = sorted(found.lines, key=lambda line: (ORDER.index(line.state), line.label))
    return Table(
        caption=_("Laporan untuk %(area)s, %(period)s")
        % {"area": place.full_name or place.name, "period": chosen.period.title},
        columns=columns,
        rows=tuple(_row(line) for line in lines),
        quiet_caption=True,
        file_name=f"laporan-masuk-{place.code}-{chosen.period}",
    )


def _row(line: InboxLine) -> Row:
    opens = reverse("submission", kwargs={"submission_id": line.submission_id}) if line.submission_id else ""
    name = text_cell(line.label, opens, "" if line.expected else _("tidak diharapkan: posyandu sedang tidak aktif"))
    mark = "nihil" if line.nihil else "terlambat" if line.terlambat else ""
    sent = Cell(line.sent_at.date(), words.long_date(line.sent_at.date())) if line.sent_at else text_cell("")
    return Row(
        (
            name,
            state_cell(line.state, href=opens),
            state_cell(mark) if mark else text_cell(""),
            sent,
            number_cell(line.revision) if line.revision else text_cell(""),
        )
    )
