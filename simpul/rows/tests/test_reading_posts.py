"""Reading a spreadsheet of posts."""

from collections import Counter

import pytest

from simpul.rows.rules.posts import ReadPost, plain_regency, read_posts
from simpul.sheets.rules.columns import LONGEST_CELL, open_sheet
from simpul.sheets.rules.messages import message
from simpul.sheets.rules.places import PlaceNames, is_bps_code
from simpul.standards.lists import list_kind

KIND = list_kind("posts")


def read_sheet(table: list[list[str]]) -> list[ReadPost]:
    opened = open_sheet(table, KIND, {})
    return list(read_posts(opened[1])) if opened else []


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["nama_posyandu", "desa", "kecamatan", "kabupaten"], {"name": 0, "village": 1, "district": 2, "regency": 3}),
        (["kecamatan", "desa", "puskesmas", "posyandu"], {"name": 3, "village": 1, "district": 0, "puskesmas": 2}),
        (["No", "Nama Posyandu", "Desa/Kelurahan", "Kec."], {"name": 1, "village": 2, "district": 3}),
        (["NAMA", "KEL/DESA", "KAB/KOTA", "PROVINSI"], {"name": 0, "village": 1, "regency": 2, "province": 3}),
        (["Nama", "Posyandu", "Kode Wilayah"], {"name": 1, "code": 2}),
        (["kecamatan_bps", "desa_id", "nama posyandu"], {"code": 1, "name": 2}),
    ],
)
def test_columns_are_found_by_the_headings_in_use(headings: list[str], found: dict[str, int]) -> None:
    opened = open_sheet([headings], KIND, {})
    assert opened is not None
    assert dict(opened[0].columns) == found


def test_the_header_may_stand_under_a_letterhead() -> None:
    table = [
        ["PEMERINTAH KABUPATEN"],
        [],
        ["DAFTAR POSYANDU", "", "2025"],
        *[[""]] * 8,
        ["Posyandu", "Desa"],
        ["Melati", "A"],
    ]
    assert read_sheet(table) == [ReadPost(row=13, name="Melati", place=PlaceNames(village="A"))]


def test_a_header_too_far_down_is_none() -> None:
    assert open_sheet([*[["x"]] * 15, ["Posyandu", "Desa"], ["Melati", "A"]], KIND, {}) is None


def test_a_table_without_a_place_is_no_sheet_of_posts() -> None:
    assert open_sheet([["Posyandu", "Alamat"], ["Melati", "5"]], KIND, {}) is None


def test_empty_rows_and_repeated_headers_are_passed_over_and_short_rows_are_not() -> None:
    table = [["Posyandu", "Desa", "Kecamatan"], [], ["", " "], ["Posyandu", "Desa", "Kecamatan"], ["Melati"]]
    assert [(row.row, row.name, row.place.village) for row in read_sheet(table)] == [(5, "Melati", "")]


def puskesmas_sheet(odd: str) -> list[ReadPost]:
    rows = [["Posyandu", "Desa", "Kecamatan", "Puskesmas"]]
    rows += [[f"P{n}", f"D{n}", "Dolo Barat", "Kaleke"] for n in range(3)]
    return read_sheet([*rows, ["Lestari", "Bobo", odd, "Kaleke"]])


def test_a_puskesmas_that_serves_another_district_makes_its_one_row_doubtful() -> None:
    assert [row.place.doubt for row in puskesmas_sheet("Palolo")] == ["", "", "", "Dolo Barat"]
    assert [row.place.doubt for row in puskesmas_sheet("DOLO  BARAT")] == ["", "", "", ""]


def test_a_puskesmas_of_two_districts_is_nothing_odd() -> None:
    rows = [["Posyandu", "Desa", "Kecamatan", "Puskesmas"]]
    rows += [[f"P{n}", f"D{n}", "Dolo Barat" if n < 3 else "Palolo", "Kaleke"] for n in range(6)]
    assert not any(row.place.doubt for row in read_sheet(rows))


@pytest.mark.parametrize("code", ["7210010003", "3201190006.0", "7210010"])
def test_numbers_without_dots_look_like_codes_of_bps(code: str) -> None:
    assert is_bps_code(code)


@pytest.mark.parametrize("code", ["72.10.01.2001", "876", "", "abc"])
def test_other_texts_do_not(code: str) -> None:
    assert not is_bps_code(code)


def test_a_pasted_book_is_no_cell() -> None:
    head = ["Posyandu", "Desa"]
    assert read_sheet([head, ["x" * LONGEST_CELL, "A"]])[0].faults == ()
    assert [fault.field for fault in read_sheet([head, ["x", "x" * 1_000_000]])[0].faults] == ["village"]


@pytest.mark.parametrize(
    ("held", "pairs", "regency"),
    [
        ({7210: 120, 7203: 3}, 130, 7210),
        ({7210: 5}, 5, 7210),
        ({7210: 4}, 4, None),  # too few pairs prove nothing
        ({7210: 50}, 130, None),  # most pairs lie elsewhere
        ({7210: 90, 7203: 30}, 130, None),  # another regency is too near
        ({}, 10, None),
    ],
)
def test_a_file_is_about_one_regency_only_when_that_is_plain(held: dict, pairs: int, regency: int | None) -> None:
    assert plain_regency(Counter(held), pairs) == regency


def test_a_message_quotes_little_of_what_was_pasted() -> None:
    assert len(message("kode-bps", code="9" * 1_000_000)) < 200
