"""A tier's report as a workbook: letterhead, figures as numbers, room for signatures, ready to print on A4."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from simpul import standards
from simpul.kernel.cells import safe
from simpul.tally.queries import Below
from simpul.web import states
from simpul.web.office.tier_report import TierReport

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATES = ("diharapkan", "belum", "nihil", "terlambat", "dikembalikan", "terkirim", "diterima")
Value = str | int | float | None


def answer(content: bytes, file_name: str) -> HttpResponse:
    """The workbook as a download."""
    return HttpResponse(
        content, content_type=KIND, headers={"Content-Disposition": f'attachment; filename="{file_name}.xlsx"'}
    )


def write(found: TierReport, under: Below, head: Sequence[str], code: str) -> bytes:
    """All sheets: institution and completeness, one for each field, what lies below."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        looks = _Looks(book)
        _first_sheet(looks, found, head, code)
        for field in found.figures.fields:
            _field_sheet(looks, found, field)
        _below_sheet(looks, under)
    return out.getvalue()


class _Looks:
    """The formats of a workbook, made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.title = book.add_format({"bold": True, "align": "center", "font_size": 13})
        self.center = book.add_format({"align": "center"})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#EEEEEE", "valign": "top"}
        )
        self.cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self.small = book.add_format({"font_size": 9, "italic": True})

    def sheet(self, name: str, widths: Sequence[int]) -> Worksheet:
        """A new sheet for A4, as wide as a page."""
        sheet = self.book.add_worksheet(name[:31])
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{name}&R{_('Halaman')} &P {_('dari')} &N")
        for number, width in enumerate(widths):
            sheet.set_column(number, number, width)
        return sheet


def _lines(sheet: Worksheet, row: int, lines: Iterable[Sequence[Value]], look: Format) -> int:
    """Write lines from a row on; the row after them."""
    for line in lines:
        sheet.write_row(row, 0, [safe(value) for value in line], look)
        row += 1
    return row


def _first_sheet(looks: _Looks, found: TierReport, head: Sequence[str], code: str) -> None:
    sheet = looks.sheet(_("Lembaga dan laporan"), (34, 14, 14, 14, 14, 14, 14, 14))
    for number, line in enumerate((*head, found.title, found.period.title)):
        sheet.merge_range(number, 0, number, 7, line, looks.title if number in (1, 3) else looks.center)
    row = _lines(sheet, len(head) + 3, found.identity, looks.cell) + 1
    row = _lines(sheet, row, [(_("Lembaga"), _("Jumlah"), _("Dari"))], looks.head)
    row = _lines(
        sheet, row, [(one.label or _("Laporan masuk"), one.value, one.of) for one in found.strip.figures], looks.cell
    )
    names = [_("Diharapkan"), *(str(states.look(state).word) for state in STATES[1:])]
    row = _lines(sheet, row + 1, [(_("Laporan posyandu menurut bidang"), *names)], looks.head)
    told = (found.completeness.whole, *found.completeness.fields)
    row = _lines(
        sheet, row, [(_name(one.field), *(getattr(one, state) for state in STATES)) for one in told], looks.cell
    )
    row = _missing(looks, sheet, row + 1, found)
    _signatures(looks, sheet, row + 1, found, code)


def _name(field: str) -> str:
    return standards.field(field).name if field else _("Seluruh laporan")


def _missing(looks: _Looks, sheet: Worksheet, row: int, found: TierReport) -> int:
    """Who did not report or was returned, by name."""
    row = _lines(sheet, row, [(_("Belum lapor atau dikembalikan"), _("Keadaan"))], looks.head)
    told = [(one.label, str(states.look(one.state).word)) for one in found.missing] or [(_("Tidak ada"), "")]
    return _lines(sheet, row, told, looks.cell)


def _signatures(looks: _Looks, sheet: Worksheet, row: int, found: TierReport, code: str) -> None:
    day = found.printed_on
    sheet.write(row, 5, f"{found.place}, {day.day}-{day.month}-{day.year}", looks.center)
    for one, column in zip(found.signatures, (0, 5), strict=False):
        sheet.write(row + 1, column, one.above, looks.center)
        sheet.write(row + 2, column, one.office, looks.center)
        sheet.write(row + 6, column, one.name or "(.................................)", looks.center)
    sheet.write(row + 8, 0, _("Kode periksa: %(code)s") % {"code": code}, looks.small)


def _field_sheet(looks: _Looks, found: TierReport, field: str) -> None:
    name = standards.field(field).short
    sheet = looks.sheet(name, (52, 12, 12, 12, 12, 12, 12))
    sheet.write(0, 0, f"{standards.field(field).name}, {found.area}, {found.period.title}", looks.title)
    heads = (
        _("Indikator"),
        _("Satuan"),
        _("Tercatat"),
        _("Laki-laki"),
        _("Perempuan"),
        _("Disabilitas"),
        _("Dilaporkan"),
    )
    lines = [
        (
            line.name,
            line.unit,
            *(line.live.get(split) for split in ("", "L", "P", "dis")),
            (line.reported or {}).get(""),
        )
        for line in found.figures.of(field)
    ]
    _lines(sheet, 2, [heads], looks.head)
    _lines(sheet, 3, lines, looks.cell)
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)


def _below_sheet(looks: _Looks, under: Below) -> None:
    sheet = looks.sheet(_("Di bawahnya"), (34, *[14] * (len(under.columns) + 2)))
    heads = (_("Wilayah atau posyandu"), _("Diharapkan"), _("Masuk"), *(column.name for column in under.columns))
    rows = (*under.rows, under.own)
    lines = [
        (
            row.label,
            row.completeness.diharapkan,
            row.completeness.masuk,
            *(row.value(column.code) for column in under.columns),
        )
        for row in rows
    ]
    _lines(sheet, 0, [heads], looks.head)
    _lines(sheet, 1, lines, looks.cell)
    sheet.freeze_panes(1, 1)
