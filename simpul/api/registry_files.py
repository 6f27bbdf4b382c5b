"""The open registry as files: CSV line by line, XLSX with little memory."""

import csv
import io
from collections.abc import Iterable, Iterator

import xlsxwriter

from simpul.kernel.cells import safe
from simpul.places.queries import Attribution
from simpul.published.queries import Published

# The columns in their order. Their names are for machines and stay; the meaning is for people.
HEADINGS = {
    "id": "tanda posyandu di Simpul, tetap",
    "nama": "nama posyandu",
    "keadaan": "aktif, istirahat, atau tutup",
    "nomor_registrasi": "nomor dari Kemendagri; kosong: belum ada",
    "nomor_sejak": "tanggal nomor dicatat",
    "sejak": "hari pertama posyandu yang diketahui Simpul",
    "kode_provinsi": "kode Kemendagri",
    "provinsi": "nama",
    "kode_kabupaten_kota": "kode Kemendagri",
    "kabupaten_kota": "nama",
    "kode_kecamatan": "kode Kemendagri",
    "kecamatan": "nama",
    "kode_desa_kelurahan": "kode Kemendagri",
    "desa_kelurahan": "nama",
    "bagian_desa": "dusun, banjar, lingkungan, RW, atau RT",
    "lintang": "derajat; kosong: tidak dicatat",
    "bujur": "derajat; kosong: tidak dicatat",
    "hari_buka": "jadwal buka",
}
_LINES_AT_ONCE = 500


def line(one: Published) -> list[str | float | None]:
    """A post in the order of HEADINGS."""
    days = (one.number_from.isoformat() if one.number_from else "", one.since.isoformat() if one.since else "")
    names = [part for place in one.places for part in place]
    given = [str(one.id), one.label, one.state, one.number, *days, *names, one.hamlet]
    return [*(str(safe(part)) for part in given), one.latitude, one.longitude, one.open_words]


def as_csv(posts: Iterable[Published]) -> Iterator[str]:
    """The file in pieces of some hundred lines."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    for number, one in enumerate(posts, start=1):
        writer.writerow(line(one))
        if number % _LINES_AT_ONCE == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def as_xlsx(posts: Iterable[Published], source: Attribution) -> bytes:
    """One sheet with the posts, one with what the columns mean and whose the area data are."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet, bold = book.add_worksheet("Posyandu"), book.add_format({"bold": True, "bottom": 1})
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, 0, 38)
        sheet.set_column(1, len(HEADINGS) - 1, 20)
        sheet.write_row(0, 0, list(HEADINGS), bold)
        for number, one in enumerate(posts, start=1):
            sheet.write_row(number, 0, line(one))
        about = book.add_worksheet("Keterangan")
        about.set_column(0, 0, 24)
        for number, told in enumerate(
            [*HEADINGS.items(), ("sumber wilayah", source.sentence), ("", source.licence_url)]
        ):
            about.write_row(number, 0, told)
    return out.getvalue()
