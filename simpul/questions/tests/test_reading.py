"""How lists of questions are read: options in columns, cells and rows, keys as letters and in words. No database."""

import pytest

from simpul.questions.rules.options import options_in, read_key
from simpul.questions.rules.reading import ReadQuestion, read_questions
from simpul.sheets.rules.columns import open_sheet
from simpul.sheets.rules.values import Unclear
from simpul.standards.lists import list_kind
from simpul.standards.training import curriculum


def read(*rows: list[str]) -> list[ReadQuestion]:
    opened = open_sheet(rows, list_kind("questions"), {})
    assert opened is not None
    return list(read_questions(opened[1]))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("A. Sekali B. Dua belas kali C. Tak pernah", ["Sekali", "Dua belas kali", "Tak pernah"]),
        ("a) 1\nb) 12", ["1", "12"]),
        ("1; 12; 40", ["1", "12", "40"]),
        ("Ya\nTidak", ["Ya", "Tidak"]),
        ("Vitamin A. dan D; zat besi", ["Vitamin A. dan D", "zat besi"]),
        ("", []),
    ],
)
def test_options_of_one_cell_are_taken_apart(cell: str, told: list[str]) -> None:
    assert options_in(cell) == told


@pytest.mark.parametrize(
    ("key", "options", "place"),
    [
        ("B", ["1", "12"], 1),
        ("b.", ["1", "12"], 1),
        ("12", ["1", "12"], 1),
        ("B. 12", ["1", "12"], 1),
        ("Benar", [], 0),
        ("S", [], 1),
        ("Salah", ["Benar", "Salah"], 1),
        ("A", ["Salah", "Benar"], 1),
    ],
)
def test_a_key_is_a_letter_or_the_option_itself(key: str, options: list[str], place: int) -> None:
    assert read_key(key, options) == place


@pytest.mark.parametrize(
    ("key", "options", "code"),
    [
        ("", ["1", "12"], "kunci-kosong"),
        ("D", ["1", "12"], "kunci-tidak-terbaca"),
        ("3", ["1", "12"], "kunci-tidak-terbaca"),
        ("A", ["B", "A"], "kunci-dua-arti"),
        ("A. 12", ["1", "12"], "kunci-dua-arti"),
        ("B", ["Benar", "Salah"], "kunci-dua-arti"),
        ("A", [], "soal-tanpa-pilihan"),
    ],
)
def test_a_key_that_is_not_plain_is_never_guessed(key: str, options: list[str], code: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read_key(key, options)
    assert unclear.value.code == code


def test_the_header_is_not_in_the_first_row_and_options_stand_under_one_heading() -> None:
    found = read(
        ["BANK SOAL BIMTEK POSYANDU"],
        [""],
        ["No", "Bidang", "Pertanyaan", "Pilihan Jawaban", "", "", "Kunci"],
        ["", "", "", "A", "B", "C", ""],
        ["1", "Kesehatan", "Berapa kali balita ditimbang?", "1", "12", "", "B"],
        ["2", "", "Apa itu KMS?", "Kartu", "Kapsul", "Kader", "A"],
        ["3", "", "", "", "", "", ""],
    )
    assert [(one.row, one.field, one.options, one.right) for one in found] == [
        (5, "kesehatan", ("1", "12"), 1),
        (6, "kesehatan", ("Kartu", "Kapsul", "Kader"), 0),
    ]


def test_options_may_stand_in_the_rows_below_their_question() -> None:
    found = read(
        ["No", "Soal", "Kunci"],
        ["1", "Siapa yang dihubungi bila ada kebakaran?", "B"],
        ["", "A. Bidan", ""],
        ["", "B. Damkar", ""],
        ["2", "A. Hasan menulis lagu Posyandu.", "Salah"],
    )
    assert [(one.text[:5], one.options, one.right) for one in found] == [
        ("Siapa", ("Bidan", "Damkar"), 1),
        ("A. Ha", (), 1),
    ]


def test_a_heading_above_tells_the_module_and_a_module_tells_its_field() -> None:
    found = read(
        ["Soal", "Kunci", "Materi"],
        ["I. Penanganan kebakaran akibat kompor gas", "", ""],
        ["Tabung gas boleh dipanaskan.", "S", ""],
        ["Kain basah dapat memadamkan api kompor.", "B", ""],
        ["Kader mencatat satu kali.", "B", "Tupoksi"],
        ["Air bersih itu penting.", "B", "Ilmu Gaib"],
    )
    assert [(one.module, one.field, one.unknown_module) for one in found] == [
        ("kebakaran_kompor", "trantibumlinmas", ""),
        ("kebakaran_kompor", "trantibumlinmas", ""),
        ("tugas_fungsi", "", ""),
        ("", "", "Ilmu Gaib"),
    ]


def test_every_module_of_the_curriculum_can_be_named() -> None:
    words = list_kind("questions").words_of("module")
    assert {(one.value, one.name) for one in words} == {(one.code, one.name) for one in curriculum().modules}
