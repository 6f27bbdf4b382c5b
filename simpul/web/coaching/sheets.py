"""The Laporan Pembinaan as PDF and as a workbook: as it was sent, else as it is counted now."""

import io

import xlsxwriter
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.coaching import queries
from simpul.coaching.queries import CoachingReport
from simpul.kernel.cells import safe
from simpul.kernel.period import Period
from simpul.kernel.signature import Signature
from simpul.places.queries import AreaView
from simpul.web.coaching.reports import chosen_period, lines_table
from simpul.web.office.tier_report import signatures
from simpul.web.office.workbook import answer
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal


def _report(request: Request, place: AreaView, period: Period) -> CoachingReport:
    """As it was sent last; a report that was not sent yet is a draft and says so."""
    found = queries.coaching_report(by=request.actor, at=request.at, area_id=place.id, period=period)
    if found.sent is None:
        return found
    return queries.sent_report(by=request.actor, at=request.at, id=found.sent.id)


@page("report.read", scope=of_area, methods=("GET",))
def as_paper(request: Request, code: str) -> HttpResponse:
    """The report on A4."""
    place = area_or_refusal(code)
    chosen = chosen_period(request, place)
    found = _report(request, place, chosen.period)
    address = request.build_absolute_uri(reverse("coaching:reports", kwargs={"code": code}) + chosen.keep)
    sheet = Sheet(
        letterhead=letterhead(place),
        title=_("Laporan Pembinaan Posyandu"),
        subtitle=f"{place.full_name or place.name} · {chosen.period.title}",
        place_and_date=place_and_date(place, request.today),
        signatures=_signatures(request, place, chosen.period),
        code=_code(found),
        qr=qr_of(address),
    )
    values = {"sheet": sheet, "found": found, "missing": _missing(found)}
    return pdf(request, "web/paper/coaching.html", values, f"laporan-pembinaan-{code}-{chosen.period}")


@page("report.read", scope=of_area, methods=("GET",))
def as_workbook(request: Request, code: str) -> HttpResponse:
    """The same as a workbook: the lines, the texts, and who has not reported."""
    place = area_or_refusal(code)
    chosen = chosen_period(request, place)
    found = _report(request, place, chosen.period)
    return answer(_workbook(place, found), f"laporan-pembinaan-{code}-{chosen.period}")


def _signatures(request: Request, place: AreaView, period: Period) -> tuple[Signature, ...]:
    return signatures(request.actor, place, period, request.today)


def _missing(found: CoachingReport) -> list[str]:
    return [line.label for line in found.inbox.lines if line.state in ("belum", "dikembalikan")]


def _code(found: CoachingReport) -> str:
    told = ((one.code, one.counted, one.accepted) for one in found.lines)
    return check_code(found.area.id, found.period, *told)


def _workbook(place: AreaView, found: CoachingReport) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "font_size": 13})
        head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#EEEEEE"})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
        count = book.add_format({"border": 1, "num_format": "#,##0", "valign": "vcenter"})
        sheet = book.add_worksheet(_("Laporan Pembinaan"))
        sheet.set_paper(9)
        sheet.set_column(0, 0, 56)
        sheet.set_column(1, 3, 20)
        sheet.write(0, 0, safe(_("LAPORAN PEMBINAAN POSYANDU")), bold)
        sheet.write(1, 0, safe(f"{place.full_name or place.name} · {found.period.title}"))
        table = lines_table(found)
        sheet.write_row(3, 0, [column.name for column in table.columns], head)
        for number, row in enumerate(table.rows, start=4):
            sheet.write(number, 0, safe(row.cells[0].text), cell)
            for column, told in enumerate(row.cells[1:], start=1):
                sheet.write(number, column, told.value if told.numeric else "", count)
        below = len(table.rows) + 5
        texts = [(_("Kendala"), found.obstacles), (_("Usul"), found.proposals), *_who(found)]
        for number, (title, text) in enumerate(texts, start=below):
            sheet.write(number, 0, safe(title), head)
            sheet.write(number, 1, safe(text or "-"), cell)
    return out.getvalue()


def _who(found: CoachingReport) -> list[tuple[str, str]]:
    told = [(_("Kode periksa"), _code(found))]
    return [(_("Belum melapor"), ", ".join(_missing(found))), *told] if found.inbox.lines else told
