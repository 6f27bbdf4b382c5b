"""Reports and summaries on paper and in a workbook."""

import io
import re
import zlib

import openpyxl
import pytest
from PIL import Image

from simpul.kernel.pictures import encoded_anew
from simpul.kernel.refusals import Refusal
from simpul.web.paper import as_pdf, check_code
from tests.web.reports_stage import KEEP, Office, office

VILLAGE = "/wilayah/51.08.06.1020"


@pytest.fixture
def place(db) -> Office:
    return office()


def pages(content: bytes) -> int:
    """How many pages a PDF has."""
    assert content.startswith(b"%PDF")
    streams = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    readable = [content, *(_inflated(stream) for stream in streams)]
    return sum(len(re.findall(rb"/Type\s*/Page\b", part)) for part in readable)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def test_the_summary_of_a_village_is_one_sheet(browse, place) -> None:
    answer = browse(place.lurah).get(f"{VILLAGE}/ringkasan.pdf{KEEP}")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.pdf
def test_the_report_is_a_pdf(browse, place) -> None:
    answer = browse(place.lurah).get(f"{VILLAGE}/laporan.pdf{KEEP}")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")


def test_the_workbook_has_the_institution_each_field_and_what_lies_below(browse, place) -> None:
    answer = browse(place.lurah).get(f"{VILLAGE}/laporan.xlsx{KEEP}")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[0] == "Lembaga dan laporan"
    assert len(book.sheetnames) == 8
    first = [value for row in book.worksheets[0].iter_rows(values_only=True) for value in row if value is not None]
    assert "TIM PEMBINA POSYANDU" in first
    assert "Belum lapor" in first
    assert any("Lurah" in str(value) for value in first)
    social = {row[0]: row[2] for row in book["Sosial"].iter_rows(min_row=4, values_only=True)}
    assert social["Peserta penyuluhan sosial"] == 19


@pytest.mark.pdf
def test_a_sheet_never_asks_another_machine() -> None:
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError, match="Error fetching"):
        as_pdf('<img src="http://127.0.0.1:9/x.png">')


@pytest.mark.pdf
def test_half_a_photo_stays_refused_after_a_sheet_was_made() -> None:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((900, 600)).save(out, "JPEG")
    as_pdf("<p>Lembar</p>")
    with pytest.raises(Refusal, match="Foto ini tidak terbaca"):
        encoded_anew(out.getvalue()[: len(out.getvalue()) // 2], (1280, 80))


def test_another_figure_gives_another_code() -> None:
    assert check_code("51.08", 45) != check_code("51.08", 46)
    assert len(check_code("51.08", 45)) == 9


def test_the_code_on_paper_tells_whether_the_figures_are_still_the_same(browse, place) -> None:
    client = browse(place.lurah)
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{VILLAGE}/laporan.xlsx{KEEP}").content))
    cells = [str(value) for row in book.worksheets[0].iter_rows(values_only=True) for value in row]
    code = next(value for value in cells if value.startswith("Kode periksa: ")).removeprefix("Kode periksa: ")
    address = f"/periksa/51.08.06.1020/{KEEP}&kode={code}"
    assert "sama dengan angka sekarang" in client.get(address).content.decode()
    place.weigh(place.child, weight=9.9)
    assert "Kodenya berbeda" in client.get(address).content.decode()


def test_a_stranger_prints_nothing(browse, place) -> None:
    for name in ("ringkasan.pdf", "laporan.pdf", "laporan.xlsx"):
        assert browse(place.stranger).get(f"{VILLAGE}/{name}").status_code == 403
