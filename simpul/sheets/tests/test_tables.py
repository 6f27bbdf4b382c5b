"""Files are read by what they hold, whatever they are called."""

import io

import pytest
import xlsxwriter

from simpul.sheets.rules.tables import UnreadableFile, read_tables

PAGE = """<html><head><style>td {}</style></head><body><table border=1>
<tr><th colspan=2>DAFTAR KADER</th></tr><tr><th>Nama<br>Kader</th><th>NIK</th></tr>
<tr><td>Ni Luh &amp; Sari<td>5108065203900001</tr></table></body></html>"""


def read(data: bytes, name: str) -> list[list[str]]:
    return [list(row) for row in read_tables(data, name)[0]]


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["NIK", "Kode", "Lahir"])
        sheet.write_row(1, 0, [5108065203900001, 5108061020.0, 32944])
        sheet.write_row(2, 0, [3.2e15, "51.08.06.1020", "12/03/1990"])
    return out.getvalue()


def test_a_page_called_xls_is_read_as_its_table() -> None:
    assert read(PAGE.encode(), "kader.xls") == [
        ["DAFTAR KADER", ""],
        ["Nama Kader", "NIK"],
        ["Ni Luh & Sari", "5108065203900001"],
    ]


def test_a_table_with_tabs_called_xls_is_read_as_one() -> None:
    assert read(b"Nama\tNIK\nSari\t5108065203900001\n", "kader.xls")[1] == ["Sari", "5108065203900001"]


@pytest.mark.parametrize("name", ["kader.xlsx", "kader.xls", "kader.csv", "kader"])
def test_a_workbook_is_one_whatever_it_is_called(name: str) -> None:
    rows = read(workbook(), name)
    assert rows[1] == ["5108065203900001", "5108061020", "32944"]
    assert rows[2][0] == "3.20000E+15", "spoilt, as the spreadsheet shows it"


@pytest.mark.parametrize("page", ["<table><tr><td colspan=999999999>x</td></tr></table>", "<table><tr></table><td>y"])
def test_a_page_that_is_broken_fills_no_memory(page: str) -> None:
    assert all(len(row) <= 300 for row in read(page.encode(), "a.xls"))


def test_what_is_called_a_workbook_and_is_none_is_said() -> None:
    with pytest.raises(UnreadableFile):
        read_tables(b"JFIF", "foto.xlsx")
