"""The matrix of a batch as XLSX: written for those who answer, read back when the numbers stand in it."""

import io
from dataclasses import dataclass
from uuid import UUID

import xlsxwriter
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from simpul.dossiers.queries import BatchView
from simpul.kernel.cells import safe
from simpul.kernel.refusals import Refusal

MATRIX_AT_MOST = 4 * 1024 * 1024
ROWS_AT_MOST = 20_000
# By these headings the matrix is known again; they are not translated.
ID, NUMBER = "Id posyandu (jangan diubah)", "Nomor registrasi"


def write_matrix(batch: BatchView, regency: str) -> bytes:
    """One line for each post; the last two columns are those that are read back."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Matriks"))
        bold, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
        sheet.write(
            0,
            0,
            _("Matriks rekapitulasi posyandu, %(regency)s, %(name)s")
            % {
                "regency": regency,
                "name": batch.name,
            },
            bold,
        )
        heads = ["No.", _("Kode desa/kelurahan"), _("Kecamatan"), _("Desa/kelurahan"), _("Posyandu"), NUMBER, ID]
        sheet.write_row(2, 0, heads, bold)
        for number, one in enumerate(batch.lines, start=1):
            line = (one.village_code, one.district_name, one.village_name, one.label, one.number, str(one.post_id))
            sheet.write_row(number + 2, 0, [number, *(safe(cell) for cell in line)])
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 4, 22)
        sheet.set_column(5, 6, 38, text)
        sheet.freeze_panes(3, 0)
    return out.getvalue()


@dataclass(frozen=True)
class FileNumber:
    """A line of the matrix with a number: which row of the sheet, the post's id as it stands there, the number."""

    row: int
    id: str
    number: str

    @property
    def post_id(self) -> UUID | None:
        """None for an id that somebody has changed."""
        return UUID(self.id) if _is_id(self.id) else None


def read_numbers(data: bytes) -> list[FileNumber]:
    """The lines that have a number, in their order. Refusal `matriks-tidak-terbaca`."""
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(nrows=ROWS_AT_MOST)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise Refusal("matriks-tidak-terbaca", field="file") from error
    head = next((row for row in rows if ID in row and NUMBER in row), None)
    if head is None:
        raise Refusal("matriks-tidak-terbaca", field="file")
    id_at, number_at = head.index(ID), head.index(NUMBER)
    first = rows.index(head) + 1
    lines = (
        FileNumber(at, str(row[id_at]).strip(), str(row[number_at]).strip())
        for at, row in enumerate(rows[first:], start=first + 1)
    )
    return [one for one in lines if one.number]


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
