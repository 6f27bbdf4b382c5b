"""Lists of kader and pengurus as people write them: positions in words, groups under headings, merged cells."""

from datetime import date

import pytest

from simpul.rows.rules.officers import ReadOfficer, read_officers
from simpul.rows.rules.wording import read_field, read_position
from simpul.sheets.rules.columns import open_sheet
from simpul.sheets.rules.values import Unclear
from simpul.standards.lists import list_kind

KIND = list_kind("officers")
HEAD = ["No", "Nama", "NIK", "Jabatan", "Bidang", "Alamat", "No HP", "Posyandu"]


def read(*table: list[str]) -> list[ReadOfficer]:
    opened = open_sheet(table, KIND, {})
    assert opened is not None
    return list(read_officers(opened[1]))


def where(rows: list[ReadOfficer]) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.person.name, row.posts) for row in rows]


@pytest.mark.parametrize(
    ("text", "position", "behind"),
    [
        ("Ketua", "ketua", ""),
        ("KETUA POSYANDU", "ketua", ""),
        ("Ketua Melati 2", "ketua", "Melati 2"),
        ("Kader Kesehatan", "kader", "Kesehatan"),
        ("Koord. Bidang Pendidikan", "koordinator", "Bidang Pendidikan"),
        ("Koordinator Bid. Sosial", "koordinator", "Bid Sosial"),
        ("Anggota Bidang Sosial", "anggota", "Sosial"),
        ("sekertaris", "sekretaris", ""),
        ("-", "", ""),
        ("", "", ""),
    ],
)
def test_a_position_is_read_from_the_words_in_use(text: str, position: str, behind: str) -> None:
    assert read_position(text, KIND.words_of("position")) == (position, behind)


@pytest.mark.parametrize("text", ["Wakil Ketua", "Penasihat", "Ibu RT"])
def test_a_position_that_a_post_does_not_have_is_not_guessed(text: str) -> None:
    with pytest.raises(Unclear):
        read_position(text, KIND.words_of("position"))


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Kesehatan", "kesehatan"),
        ("Bidang Kesehatan", "kesehatan"),
        ("PEKERJAAN UMUM", "pekerjaan_umum"),
        ("Bid. PU", "pekerjaan_umum"),
        ("Perumahan Rakyat", "perumahan"),
        ("Trantibum Linmas", "trantibumlinmas"),
        ("Pekerjaan Umum dan Penataan Ruang", "pekerjaan_umum"),
        ("", ""),
    ],
)
def test_a_field_is_read_from_the_words_in_use(text: str, field: str) -> None:
    assert read_field(text, KIND.words_of("field")) == field


@pytest.mark.parametrize(
    ("text", "code"), [("Kesehatan, Sosial", "bidang-lebih-dari-satu"), ("Ternak", "bidang-tidak-terbaca")]
)
def test_what_is_no_single_field_is_said(text: str, code: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read_field(text, KIND.words_of("field"))
    assert unclear.value.code == code


def test_rows_are_grouped_under_headings_of_posts_and_the_list_ends() -> None:
    rows = read(
        ["LAMPIRAN SK"],
        ["No", "Nama", "NIK", "Jabatan", "Alamat"],
        ["POSYANDU MELATI 2 RW 03", "", "", "", ""],
        ["1", "Ni Luh Sari", "", "Ketua", "Jl. Pantai"],
        ["2", "Ni Made Rai", "", "Kader Kesehatan", "Jl. Pantai"],
        ["No", "Nama", "NIK", "Jabatan", "Alamat"],
        ["B.", "Posyandu : Dahlia", "", "", ""],
        ["1", "Ni Ketut Ayu", "", "Ketua", ""],
        ["###", "", "", "", ""],
        ["9", "Bukan", "", "Ketua", ""],
    )
    assert where(rows) == [
        ("Ni Luh Sari", ("MELATI 2 RW 03", "MELATI 2")),
        ("Ni Made Rai", ("MELATI 2 RW 03", "MELATI 2")),
        ("Ni Ketut Ayu", ("Dahlia",)),
    ]
    assert [(row.position, row.field) for row in rows] == [("ketua", ""), ("kader", "kesehatan"), ("ketua", "")]


def test_villages_stand_as_headings_above_their_posts() -> None:
    rows = read(
        HEAD[:4],
        ["DESA TAMBAKAN", "", "", ""],
        ["POSYANDU MELATI", "", "", ""],
        ["1", "Sari", "", "Ketua"],
        ["Posyandu Mawar", "", "", ""],
        ["1", "Rai", "", "Ketua"],
        ["KELURAHAN PENARUKAN", "", "", ""],
        ["1", "Ayu", "", "Ketua"],
    )
    assert [(row.person.place.village, row.posts) for row in rows] == [
        ("TAMBAKAN", ("MELATI",)),
        ("TAMBAKAN", ("Mawar",)),
        ("PENARUKAN", ()),
    ]


def test_a_merged_cell_holds_for_the_rows_below_and_says_so() -> None:
    rows = read(
        HEAD,
        ["1", "Sari", "", "Ketua", "", "", "", "Melati 1"],
        ["2", "Rai", "", "Kader", "Sosial", "", "", ""],
        ["3", "Ayu", "", "Ketua", "", "", "", "Melati 2"],
    )
    assert [(row.posts, row.from_above) for row in rows] == [
        (("Melati 1",), False),
        (("Melati 1",), True),
        (("Melati 2",), False),
    ]


def test_what_stands_above_the_header_holds_for_all_rows() -> None:
    rows = read(
        ["Desa", ":", "Penarukan"],
        ["Kecamatan : Buleleng"],
        ["Nomor SK: 140/12/2024"],
        ["No", "Nama Kader", "Jabatan"],
        ["1", "Sari", "Ketua"],
    )
    assert (rows[0].person.place.village, rows[0].person.place.district) == ("Penarukan", "Buleleng")
    assert rows[0].decree_number == "140/12/2024"


def test_the_list_of_sapa_is_read() -> None:
    letterhead = [["DATA KADER"], *[[]] * 4]
    head = ["NAMA", "NOMOR TELEPON", "DESA", "KECAMATAN", "KABUPATEN"]
    [row] = read(*letterhead, head, ["Siti Contoh", "6281234567890", "Karangsari", "Kebumen", "Kebumen"])
    assert (row.person.name, row.person.phone, row.position) == ("Siti Contoh", "081234567890", "")


def test_place_and_day_of_birth_share_a_cell_and_days_are_read() -> None:
    head = ["Nama", "TTL", "Jabatan", "No SK", "Tgl SK", "TMT"]
    [row] = read(head, ["Sari", "Singaraja, 12-03-1990", "Ketua", "140/12", "2 Januari 2025", "45658"])
    assert row.person.birth_date == date(1990, 3, 12)
    assert (row.decree_number, row.decree_on, row.valid_from) == ("140/12", date(2025, 1, 2), date(2025, 1, 1))


def test_a_header_of_two_rows_is_read_as_one() -> None:
    [row] = read(
        ["No", "Nama", "Jabatan", "SK", ""], ["", "", "", "Nomor", "Tanggal"], ["1", "Sari", "Ketua", "140", "1/2/2025"]
    )
    assert (row.decree_number, row.decree_on) == ("140", date(2025, 2, 1))


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        (["Sari", "5,10806E+15", "Ketua"], "nik", "angka-rusak"),
        (["Sari", "", "Wakil Ketua"], "position", "jabatan-tidak-terbaca"),
        (["Sari", "", "Kader Ternak"], "position", "bidang-tidak-terbaca"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_column(cells: list[str], column: str, code: str) -> None:
    [row] = read(["Nama", "NIK", "Jabatan"], cells)
    assert [(fault.field, fault.code) for fault in row.faults] == [(column, code)]
