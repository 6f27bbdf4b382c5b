"""One table for every page: sorted, exported as seen, safe to open in a spreadsheet."""

import io

import openpyxl
import pytest
from django.test import RequestFactory

from simpul.web.table import Column, Made, Row, Table, arrange, export, number_cell, safe, state_cell, text_cell

TABLE = Table(
    caption="Kelurahan di Kec. Buleleng",
    columns=(Column("nama", "Nama"), Column("jumlah", "Balita", numeric=True), Column("keadaan", "Laporan")),
    rows=(
        Row((text_cell("Penarukan"), number_cell(48), state_cell("diterima"))),
        Row((text_cell("Banyuasri"), number_cell(None), state_cell("belum"))),
        Row((text_cell("Kaliuntu"), number_cell(120), state_cell("dikembalikan", "2"))),
        Row((text_cell("Jumlah"), number_cell(168), text_cell("")), is_sum=True),
    ),
    file_name="buleleng-2026-11",
)


def arranged(query: str) -> list[str]:
    return [row.cells[0].text for row in arrange(TABLE, RequestFactory().get(f"/{query}")).rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?urut=nama", ["Banyuasri", "Kaliuntu", "Penarukan", "Jumlah"]),
        ("?urut=-jumlah", ["Kaliuntu", "Penarukan", "Banyuasri", "Jumlah"]),
        ("?urut=jumlah", ["Penarukan", "Kaliuntu", "Banyuasri", "Jumlah"]),
        ("?urut=rahasia", ["Penarukan", "Banyuasri", "Kaliuntu", "Jumlah"]),
    ],
)
def test_rows_sort_with_the_unknown_last_and_the_sum_at_the_end(query, expected) -> None:
    assert arranged(query) == expected


def test_a_sentence_stands_below_its_label_on_a_phone_and_a_word_beside_it() -> None:
    assert text_cell("Semua posyandu aktif ber-SK pendirian; Tim Pembina desa terbentuk").is_long
    assert not any(one.is_long for one in (text_cell("Penarukan"), number_cell(48), state_cell("belum")))


def test_of_a_long_table_only_the_rows_of_the_page_are_made() -> None:
    made: list[int] = []

    def row(number: int) -> Row:
        made.append(number)
        return Row((number_cell(number),))

    def shown(query: str) -> list[int]:
        made.clear()
        table = Table("Angka", (Column("angka", "Angka", numeric=True),), Made(range(2_000), row), page_size=50)
        return [one.cells[0].value for one in arrange(table, RequestFactory().get(f"/{query}")).rows]

    assert shown("?lembar=3") == made == list(range(100, 150))
    assert shown("?urut=-angka&lembar=2") == list(range(1_949, 1_899, -1))
    assert sorted(made) == list(range(2_000))  # to sort, each is made once
    assert shown("?unduh=csv") == list(range(2_000))


def test_sorting_keeps_the_period_in_the_address() -> None:
    columns = arrange(TABLE, RequestFactory().get("/?periode=2026-T3&urut=nama")).columns
    assert columns[0].sorted == "ascending"
    assert columns[0].sort_href == "?periode=2026-T3&urut=-nama"
    assert columns[1].sort_href == "?periode=2026-T3&urut=-jumlah"


def test_csv_holds_what_is_seen_in_the_order_seen() -> None:
    request = RequestFactory().get("/?urut=nama&unduh=csv")
    answer = export(arrange(TABLE, request), request)
    assert answer is not None
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "Nama;Balita;Laporan",
        "Banyuasri;;Belum lapor",
        "Kaliuntu;120;Dikembalikan · 2",
        "Penarukan;48;Diterima",
        "Jumlah;168;",
    ]


def test_excel_holds_numbers_as_numbers_and_nothing_where_nothing_is_known() -> None:
    request = RequestFactory().get("/?unduh=xlsx")
    answer = export(arrange(TABLE, request), request)
    assert answer is not None
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[0][0] == "Kelurahan di Kec. Buleleng"
    assert rows[2] == ("Nama", "Balita", "Laporan")
    assert rows[3] == ("Penarukan", 48, "Diterima")
    assert rows[4] == ("Banyuasri", None, "Belum lapor")


@pytest.mark.parametrize("evil", ["=1+1", "+62812", "-2", "@SUM(A1)", "\t=1"])
def test_a_text_that_would_run_as_a_formula_is_defused(evil) -> None:
    assert safe(evil) == f"'{evil}"


def test_a_page_without_a_wish_for_a_file_gets_none() -> None:
    request = RequestFactory().get("/?unduh=exe")
    assert export(TABLE, request) is None


def shown(query: str) -> Table:
    long = Table("Desa", TABLE.columns[:1], tuple(Row((text_cell(f"Desa {n:03}"),)) for n in range(250)), page_size=100)
    return arrange(long, RequestFactory().get(f"/{query}"))


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [("", 1, 100), ("?lembar=3", 201, 250), ("?lembar=99", 201, 250), ("?lembar=dua", 1, 100), ("?lembar=0", 1, 100)],
)
def test_a_long_table_is_shown_by_pages(query, first, last) -> None:
    table = shown(query)
    assert table.part is not None
    assert (table.part.first, table.part.last, table.part.whole) == (first, last, 250)
    assert len(table.rows) == last - first + 1
    assert table.rows[0].cells[0].text == f"Desa {first - 1:03}"


def test_the_pages_lead_to_each_other_and_another_order_begins_anew() -> None:
    table = shown("?keadaan=kosong&lembar=2")
    assert table.part is not None
    assert table.part.before == "?keadaan=kosong&lembar=1"
    assert table.part.after == "?keadaan=kosong&lembar=3"
    assert table.columns[0].sort_href == "?keadaan=kosong&urut=nama"


def test_a_file_has_all_rows_and_a_short_table_no_pages() -> None:
    assert len(shown("?unduh=csv&lembar=2").rows) == 250
    assert arrange(TABLE, RequestFactory().get("/?lembar=2")).part is None
