"""Reading lists as people really write them: headers, values, spoilt numbers."""

from datetime import date

import pytest

from simpul.rows.rules.people import ReadPerson, read_person
from simpul.sheets.rules import values
from simpul.sheets.rules.columns import open_sheet
from simpul.standards.lists import ListKind, list_kind

# facts/peers.md section 5: subsets of this header agree in four unrelated code bases.
EPPGBM = ["NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "Nama Ortu", "Kec", "Pukesmas", "Desa/Kel", "Posyandu", "RT"]
OPENSID = ["alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir", "nama_ibu"]

KIND = list_kind("people")


def read(*table: list[str], known: dict[str, str] | None = None) -> list[ReadPerson]:
    opened = open_sheet(table, KIND, known or {})
    assert opened is not None
    return [read_person(line) for line in opened[1]]


def columns(*table: list[str]) -> dict[str, int]:
    opened = open_sheet(table, KIND, {})
    return dict(opened[0].columns) if opened else {}


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ([EPPGBM], {"nik": 0, "name": 1, "sex": 2, "birth_date": 3, "district": 6, "village": 8, "post": 9, "rt": 10}),
        (
            [OPENSID],
            {
                "address": 0,
                "rw": 2,
                "rt": 3,
                "name": 4,
                "kk": 5,
                "nik": 6,
                "sex": 7,
                "birth_date": 9,
                "mother_name": 10,
            },
        ),
        ([["PEMERINTAH DESA"], [], ["No", "NAMA LENGKAP", "L/P"]], {"name": 1, "sex": 2}),
        ([["Nama", "Lahir", "", "JK"], ["", "Tempat", "Tanggal", ""]], {"name": 0, "birth_date": 2, "sex": 3}),
        ([["Nama", "Alamat"]], {}),
        ([*[["x"]] * 15, ["Nama", "JK"]], {}),
    ],
)
def test_the_header_is_found_where_it_stands(table: list, found: dict[str, int]) -> None:
    assert columns(*table) == found


def test_what_people_said_about_a_heading_goes_before_what_we_know() -> None:
    table = [["Nama", "Nama Kecil", "JK"], ["Ni Luh Sari", "Sari", "P"]]
    assert read(*table)[0].name == "Ni Luh Sari"
    assert read(*table, known={"namakecil": "name", "nama": ""})[0].name == "Sari"


def test_printed_headers_are_passed_over_and_the_mark_of_the_end_ends() -> None:
    rows = read(["Nama", "JK"], ["Ayu", "P"], [], ["Nama", "JK"], ["Budi", "L"], ["###"], ["Hantu", "L"])
    assert [(one.row, one.name) for one in rows] == [(2, "Ayu"), (5, "Budi")]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2020-12-31", date(2020, 12, 31)),
        ("2020-12-31T00:00:00", date(2020, 12, 31)),
        ("31/12/2020", date(2020, 12, 31)),
        ("1-2-2020", date(2020, 2, 1)),
        ("31 Desember 2020", date(2020, 12, 31)),
        ("3 Peb 2020", date(2020, 2, 3)),
        ("44196", date(2020, 12, 31)),  # days since 30 December 1899
        ("44196.0", date(2020, 12, 31)),
        ("-", None),
        ("0000-00-00", None),
    ],
)
def test_a_day_is_read_in_the_ways_in_use(cell: str, day: date | None) -> None:
    assert values.day(cell) == day


@pytest.mark.parametrize(
    ("reader", "cell", "code"),
    [
        (values.day, "12/31/2020", "tanggal-tidak-terbaca"),  # month first is not written here
        (values.day, "31/12/20", "tahun-dua-angka"),
        (values.day, "2020", "tanggal-tidak-terbaca"),
        (values.day, "kemarin", "tanggal-tidak-terbaca"),
        (values.long_number, "5.10806E+15", "angka-rusak"),
        (values.long_number, "3,2E+15", "angka-rusak"),
        (values.phone, "6,28123E+11", "angka-rusak"),
        (values.sex, "X", "jenis-kelamin-tidak-terbaca"),
    ],
)
def test_what_is_spoilt_or_unclear_is_told_and_never_guessed(reader, cell: str, code: str) -> None:
    with pytest.raises(values.Unclear) as unclear:
        reader(cell)
    assert unclear.value.code == code


@pytest.mark.parametrize(
    ("reader", "cell", "value"),
    [
        (values.long_number, "'5108 0601 0120 0001", "5108060101200001"),
        (values.long_number, "5108060101200001.0", "5108060101200001"),
        (values.phone, "+62 812-3456-789", "08123456789"),
        (values.phone, "8123456789.0", "08123456789"),
        (values.phone, "0362 21234", "036221234"),
        (values.sex, "Laki-laki", "L"),
        (values.sex, "2", "P"),  # OpenSID writes 1 and 2
    ],
)
def test_numbers_are_read_as_they_were_meant(reader, cell: str, value: str) -> None:
    found = reader(cell)
    assert found.replace(" ", "") == value


def test_an_address_ends_with_rt_and_rw_unless_it_names_them() -> None:
    assert values.address("Jl. Melati 3", "1", "2.0") == "Jl. Melati 3 RT 001/RW 002"
    assert values.address("Jl. Melati RT 1", "1", "") == "Jl. Melati RT 1"
    assert values.address("", "", "-") == ""


def test_the_same_heading_cannot_mean_two_things() -> None:
    kind = KIND.model_dump()
    kind["columns"][0]["headings"] = ("Nama",)
    with pytest.raises(ValueError, match="two things"):
        ListKind.model_validate(kind)
