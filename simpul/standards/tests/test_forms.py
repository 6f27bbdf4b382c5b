"""Forms made from the catalogue: shown, checked, parsed, exported."""

import time
from datetime import date
from pathlib import Path

import pytest

from simpul import standards
from simpul.standards import forms

SERVICE = standards.load_catalogue(Path(__file__).parent / "catalogue").service("sosial.contoh_lengkap")
WEIGHING = standards.service("kesehatan.timbang_ukur_balita")
SOMEONE = "0193b0a4-0000-7000-8000-000000000001"
FULL = {
    "hadir": True,
    "jenis": "barang",
    "barang": ["beras", "telur"],
    "jumlah": 3,
    "berat": 9.5,
    "merek": "Rojolele",
    "cerita": "Baris satu\nbaris dua",
    "tanggal_daftar": "2026-08-12",
    "saksi": [SOMEONE],
    "foto": [SOMEONE],
    "titik": {"lat": -8.112, "lon": 115.088},
}
TYPED = {
    "hadir": "ya",
    "jenis": "barang",
    "barang": ["beras", "telur"],
    "jumlah": "3",
    "berat": "9,5",
    "merek": " Rojolele ",
    "cerita": "Baris satu\r\nbaris dua",
    "tanggal_daftar": "12 Agustus 2026",
    "saksi": [SOMEONE],
    "foto": SOMEONE,
    "titik": "-8.112, 115.088",
}


def test_an_answer_of_every_type_is_kept_and_becomes_its_fact() -> None:
    checked = forms.check(SERVICE, FULL)
    assert (checked.errors, checked.warnings) == ({}, {})
    assert checked.answers == FULL
    assert checked.facts == {
        "hadir": True,
        "jenis": "barang",
        "barang": ["beras", "telur"],
        "jumlah": 3,
        "berat": 9.5,
        "saksi": 1,
    }


def test_what_is_typed_on_the_web_ends_as_the_same_answers() -> None:
    assert forms.parse(SERVICE, TYPED) == (FULL, {})


def test_a_question_appears_only_when_its_condition_holds() -> None:
    assert "barang" not in forms.visible(SERVICE, {"jenis": "uang"})
    assert {"barang", "merek"} <= forms.visible(SERVICE, {"jenis": "barang", "barang": ["beras"]})
    assert "merek" not in forms.visible(SERVICE, {"jenis": "barang", "barang": ["telur"]})


def test_a_question_under_a_hidden_one_is_hidden_too() -> None:
    assert "merek" not in forms.visible(SERVICE, {"jenis": "uang", "barang": ["beras"]})


def test_answers_to_hidden_questions_are_dropped() -> None:
    checked = forms.check(SERVICE, FULL | {"jenis": "uang"})
    assert checked.errors == {}
    assert not {"barang", "merek"} & checked.answers.keys()
    assert "barang" not in checked.facts


def test_what_must_be_answered_is_asked_for() -> None:
    assert forms.check(SERVICE, {}).errors == {"hadir": forms.REQUIRED, "jenis": forms.REQUIRED}
    assert forms.parse(SERVICE, {"hadir": "", "jenis": "  "})[1] == {"hadir": forms.REQUIRED, "jenis": forms.REQUIRED}


def test_a_no_is_an_answer() -> None:
    assert forms.check(SERVICE, {"hadir": False, "jenis": "uang"}).facts["hadir"] is False


def test_an_unknown_question_is_an_error_for_commands_and_ignored_from_a_web_form() -> None:
    assert forms.check(SERVICE, FULL | {"warna": "biru"}).errors == {"warna": forms.UNKNOWN}
    assert forms.parse(SERVICE, TYPED | {"csrfmiddlewaretoken": "x"})[1] == {}


@pytest.mark.parametrize(
    ("code", "value", "says"),
    [
        ("hadir", "ya", "Ya atau Tidak"),
        ("hadir", 1, "Ya atau Tidak"),
        ("jenis", "emas", "salah satu"),
        ("jenis", ["uang"], "salah satu"),
        ("barang", "beras", "satu atau lebih"),
        ("barang", ["emas"], "satu atau lebih"),
        ("barang", [["beras"]], "satu atau lebih"),
        ("jumlah", 2.5, "bilangan bulat"),
        ("jumlah", True, "bilangan bulat"),
        ("jumlah", 0, "antara 1 dan 100 paket"),
        ("jumlah", 10**30, "antara 1 dan 100 paket"),
        ("berat", "9.5", "angka"),
        ("berat", float("nan"), "angka"),
        ("berat", float("inf"), "angka"),
        ("berat", 9500, "Mungkin maksudnya 9,5 kg"),
        ("berat", 9.555, "2 angka di belakang koma"),
        ("merek", 5, "tulisan"),
        ("merek", "x" * 201, "paling banyak 200"),
        ("cerita", "x" * 1_048_576, "Terlalu panjang: 1.048.576 huruf"),
        ("cerita", "nol\x00nol", "tidak dapat disimpan"),
        ("cerita", "separuh \ud800", "tidak dapat disimpan"),
        ("tanggal_daftar", "2026-02-31", "tidak ada"),
        ("tanggal_daftar", "20260812", "12/08/2026"),
        ("tanggal_daftar", "0206-08-12", "tidak wajar"),
        ("saksi", ["Budi"], "dari daftar"),
        ("saksi", [SOMEONE] * 501, "Paling banyak 500"),
        ("foto", SOMEONE, "dari daftar"),
        ("titik", {"lat": 91, "lon": 115}, "tidak ada di peta"),
        ("titik", {"lat": "x", "lon": 115}, "angka"),
        ("titik", {"lat": -8.1}, "titik lokasi"),
        ("titik", {"lat": True, "lon": 115}, "angka"),
    ],
)
def test_a_wrong_answer_is_refused_beside_its_question(code: str, value: object, says: str) -> None:
    checked = forms.check(SERVICE, FULL | {code: value})
    assert says in checked.errors[code]
    assert code not in checked.answers
    assert set(checked.errors) == {code}


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("berat", "9500", "Mungkin maksudnya 9,5 kg"),
        ("berat", "9.500", "Mungkin maksudnya 9,5 kg"),
        ("berat", "berat sekali", "antara 0,5 dan 40 kg"),
        ("jumlah", "2,5", "bilangan bulat"),
        ("jumlah", "tiga", "antara 1 dan 100 paket"),
        ("tanggal_daftar", "31/02/2026", "tidak ada"),
        ("tanggal_daftar", "29/02/2025", "tidak ada"),
        ("tanggal_daftar", "12/08/26", "empat angka"),
        ("merek", "x" * 1_048_576, "paling banyak 200"),
        ("hadir", "mungkin", "Ya atau Tidak"),
        ("titik", "di balai banjar", "lintang dan bujur"),
        ("saksi", "bukan-id", "dari daftar"),
    ],
)
def test_wrong_typing_is_answered_with_a_sentence_that_says_what_to_do(code: str, text: str, says: str) -> None:
    answers, errors = forms.parse(SERVICE, TYPED | {code: text})
    assert says in errors[code]
    assert code not in answers
    assert len(errors) == 1


@pytest.mark.parametrize("name", ['D\'Angelo "Ibu" <b>&', "ᬩᬮᬶ", "नमस्ते", "José", "😀", "'; DROP TABLE record;--"])
def test_quotes_and_scripts_of_the_world_are_kept_as_written(name: str) -> None:
    assert forms.parse(SERVICE, TYPED | {"merek": name})[0]["merek"] == name


def test_composed_and_decomposed_letters_end_the_same() -> None:
    assert forms.check(SERVICE, FULL | {"merek": "Jose\u0301"}).answers["merek"] == "José"


def test_an_error_in_a_hidden_question_stops_nobody() -> None:
    raw = TYPED | {"jenis": "uang", "barang": ["emas"]}
    assert forms.parse(SERVICE, raw)[1] == {}


def test_an_odd_number_is_asked_about_and_not_refused() -> None:
    checked = forms.check(SERVICE, FULL | {"berat": 35.0})
    assert checked.errors == {}
    assert "benar?" in checked.warnings["berat"]
    assert checked.facts["berat"] == 35.0


def test_a_date_after_the_record_is_refused_when_the_record_has_a_date() -> None:
    assert forms.check(SERVICE, FULL, on=date(2026, 8, 12)).errors == {}
    assert "sesudah tanggal catatan" in forms.check(SERVICE, FULL, on=date(2026, 8, 11)).errors["tanggal_daftar"]


def test_the_order_of_chosen_answers_is_that_of_the_form_and_none_is_doubled() -> None:
    assert forms.check(SERVICE, FULL | {"barang": ["telur", "beras", "telur"]}).answers["barang"] == ["beras", "telur"]


def test_no_symptom_and_a_symptom_cannot_both_be_true() -> None:
    answers = {"bb": 9.5, "rujuk": False, "tbc": ["batuk", "tidak_ada"]}
    assert "Tidak ada gejala" in forms.check(WEIGHING, answers).errors["tbc"]
    assert forms.check(WEIGHING, answers | {"tbc": ["tidak_ada"]}).errors == {}


def test_columns_of_an_export_follow_the_form_with_units() -> None:
    assert forms.columns(SERVICE)[3:5] == (("jumlah", "Jumlah (paket)"), ("berat", "Berat (kg)"))


@pytest.mark.parametrize(
    ("code", "sex", "age_days", "says"),
    [
        ("kesehatan.pemeriksaan_bumil", "L", 9000, "hanya untuk perempuan"),
        ("kesehatan.timbang_ukur_balita", "L", 3000, "0–71 bulan"),
        ("kesehatan.lansia", "P", 9000, "60 tahun ke atas"),
        ("kesehatan.usia_sekolah_remaja", "P", 9000, "6–17 tahun"),
    ],
)
def test_a_service_for_others_says_whom_it_is_for(code: str, sex: str, age_days: int, says: str) -> None:
    sentence = forms.not_for(standards.service(code), sex=sex, age_days=age_days, on=date(2026, 8, 12))
    assert sentence is not None
    assert says in sentence
    assert not forms.is_for(standards.service(code), sex=sex, age_days=age_days, on=date(2026, 8, 12))


def test_a_service_for_this_person_says_nothing() -> None:
    assert forms.not_for(WEIGHING, sex="L", age_days=400, on=date(2026, 8, 12)) is None
    assert forms.is_for(WEIGHING, sex="L", age_days=400, on=date(2026, 8, 12))
    assert forms.not_for(standards.service("sosial.bansos"), sex="L", age_days=9000, on=date(2026, 8, 12)) is None


def test_checking_a_form_of_six_answers_takes_less_than_60_microseconds() -> None:
    answers = {"bb": 9.5, "pb_tb": 75.0, "cara_ukur": "telentang", "nt": "N", "tbc": ["tidak_ada"], "rujuk": False}
    best = min(_seconds(answers) for _ in range(7))
    assert best / 200 < 60e-6


def _seconds(answers: dict[str, object]) -> float:
    start = time.perf_counter()
    for _ in range(200):
        forms.check(WEIGHING, answers)
    return time.perf_counter() - start
