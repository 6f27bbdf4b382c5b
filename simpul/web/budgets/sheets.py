"""A list of payments to be signed: as PDF, and as a workbook."""

import io
from collections.abc import Sequence
from uuid import UUID

import xlsxwriter
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.incentives import queries
from simpul.incentives.queries import ListView, PaymentView
from simpul.incentives.rules import PDF_AT_MOST
from simpul.kernel.cells import safe
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView, area, head_title
from simpul.reports.queries import Signature
from simpul.standards.budgets import budget_table, name_of
from simpul.web.office.workbook import answer
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.words import long_date

WIDTHS = (5, 30, 34, 18, 8, 16, 24)


@page("incentive.read", methods=("GET",))
def as_paper(request: Request, list_id: UUID) -> HttpResponse:
    """The list on A4 with room for each signature."""
    found = queries.payment_list(by=request.actor, list_id=list_id)
    lines = queries.payments(by=request.actor, list_id=list_id)
    if len(lines) > PDF_AT_MOST:
        raise Refusal("daftar-insentif-terlalu-panjang", paling=PDF_AT_MOST)
    place = area(found.area_id)
    address = request.build_absolute_uri(reverse("incentives:list", kwargs={"list_id": list_id}))
    sheet = Sheet(
        letterhead=letterhead(place),
        title=_("Daftar Penerima Insentif Kader dan Pengurus Posyandu"),
        subtitle=_("Nomor %(number)s · %(period)s") % {"number": found.number, "period": found.period.title},
        place_and_date=place_and_date(place, found.made_on),
        signatures=_signatures(place, found),
        code=_code(found, lines),
        qr=qr_of(address),
    )
    values = {"sheet": sheet, "found": found, "lines": lines, "source": _source(found)}
    return pdf(request, "web/paper/payments.html", values, _file(found))


@page("incentive.read", methods=("GET",))
def as_workbook(request: Request, list_id: UUID) -> HttpResponse:
    """The same as a workbook, ready to print."""
    found = queries.payment_list(by=request.actor, list_id=list_id)
    lines = queries.payments(by=request.actor, list_id=list_id)
    return answer(_workbook(area(found.area_id), found, lines), _file(found))


def _signatures(place: AreaView, found: ListView) -> tuple[Signature, ...]:
    head = head_title(place.id, found.made_on) or _("Kepala")
    return (
        Signature(above=_("Mengetahui"), office=f"{head} {place.name}".strip(), name=""),
        Signature(above=_("Yang membayarkan"), office=_("Bendahara"), name=""),
    )


def _code(found: ListView, lines: Sequence[PaymentView]) -> str:
    return check_code(found.id, *((one.person_id, one.months, one.amount) for one in lines))


def _source(found: ListView) -> str:
    return name_of(budget_table().sources, found.source)


def _file(found: ListView) -> str:
    return f"insentif-{found.number.replace('/', '-')}-{found.period}"


def _workbook(place: AreaView, found: ListView, lines: Sequence[PaymentView]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        looks = {
            "title": book.add_format({"bold": True, "align": "center", "font_size": 13}),
            "center": book.add_format({"align": "center"}),
            "head": book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#EEEEEE"}),
            "cell": book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"}),
            "money": book.add_format({"border": 1, "num_format": '"Rp" #,##0', "valign": "vcenter"}),
            "sum": book.add_format({"border": 1, "bold": True, "num_format": '"Rp" #,##0'}),
            "small": book.add_format({"font_size": 9, "italic": True}),
        }
        sheet = book.add_worksheet(_("Insentif"))
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        _head(sheet, looks, place, found)
        _body(sheet, looks, found, lines)
    return out.getvalue()


def _head(
    sheet: xlsxwriter.worksheet.Worksheet, looks: dict[str, xlsxwriter.format.Format], place: AreaView, found: ListView
) -> None:
    last = len(WIDTHS) - 1
    sheet.merge_range(0, 0, 0, last, _("DAFTAR PENERIMA INSENTIF KADER DAN PENGURUS POSYANDU"), looks["title"])
    sheet.merge_range(1, 0, 1, last, safe(place.full_name or place.name), looks["center"])
    words = _("Nomor %(number)s · %(period)s · sumber dana %(source)s")
    told = {"number": found.number, "period": found.period.title, "source": _source(found)}
    sheet.merge_range(2, 0, 2, last, words % told, looks["center"])
    names = (_("No."), _("Nama"), _("Posyandu"), _("Jabatan"), _("Bulan"), _("Jumlah"), _("Tanda tangan"))
    sheet.write_row(4, 0, names, looks["head"])
    sheet.freeze_panes(5, 2)
    sheet.repeat_rows(4)


def _body(
    sheet: xlsxwriter.worksheet.Worksheet,
    looks: dict[str, xlsxwriter.format.Format],
    found: ListView,
    lines: Sequence[PaymentView],
) -> None:
    row = 5
    for one in lines:
        sheet.set_row(row, 28)
        values = (one.place, safe(one.name), safe(f"{one.posts}, {one.village}"), one.position, one.months)
        sheet.write_row(row, 0, values, looks["cell"])
        sheet.write_number(row, 5, one.amount, looks["money"])
        sheet.write(row, 6, f"{one.place}. " if one.place % 2 else f"{' ' * 16}{one.place}. ", looks["cell"])
        row += 1
    sheet.write_row(row, 0, ("", _("Jumlah"), "", "", ""), looks["head"])
    sheet.write_number(row, 5, found.amount, looks["sum"])
    told = {"on": long_date(found.made_on), "who": found.made_by, "code": _code(found, lines)}
    sheet.write(row + 2, 0, safe(_("Dibuat %(on)s oleh %(who)s. Kode periksa: %(code)s") % told), looks["small"])
