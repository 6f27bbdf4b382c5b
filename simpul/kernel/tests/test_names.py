"""Spellings that must meet and spellings that must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.kernel.names import (
    Reading,
    bare_name,
    name_key,
    readings,
    reformed_key,
    spelling_key,
    without_front_words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kamaipura Ii", "KAMAIPURA II"),
        ("Kamaipura II", "Kamaipura 2"),
        ("Melati 01", "MELATI 1"),
        ("Melati1", "melati 1"),
        ("O'O Parese", "o o parese"),
        ("O’o", "OO"),
        ("Pulo Ie I", "PULO IE 1"),
        ("Ba`u", "Ba'u"),
        ("Tuwo Tanijaya", "TUWO TANI JAYA"),
        ("  Ue   rani ", "Uerani"),
        ("Sidondo IV", "SIDONDO-4"),
        ("Kandangan (I)", "kandangan 1"),
        ("Café Désa", "cafe desa"),
        ("N i a n", "Nian"),
    ],
)
def test_two_spellings_of_one_name_share_their_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Porelea", "Porelea II"),
        ("Kamarora A", "Kamarora B"),
        ("Melati 1", "Melati 11"),
        ("Sibalaya Utara", "Sibalaya Barat"),
        ("Kantewu II", "Kantewu III"),
    ],
)
def test_neighbours_keep_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Soerabaja", "Surabaja"), ("Djatiwangi", "Jatiwangi"), ("Tjimahi", "Cimahi"), ("Pandjang", "Panjang")],
)
def test_the_old_spelling_and_the_new_one_meet(old: str, new: str) -> None:
    assert reformed_key(name_key(old)) == reformed_key(name_key(new))


@pytest.mark.parametrize("name", ["I Nyoman", "Vi", "X"])
def test_a_name_that_begins_like_a_numeral_stays_a_name(name: str) -> None:
    assert name_key(name) == name.casefold().replace(" ", "")


@given(st.text(max_size=60))
def test_the_key_of_any_text_is_letters_and_digits_and_does_not_depend_on_case_or_blanks(text: str) -> None:
    key = name_key(text)
    assert all(c.isalpha() or c.isnumeric() for c in key)
    assert name_key(f"  {text} ") == key


@pytest.mark.parametrize("text", ["", "  ", "-'()", "…"])
def test_a_text_without_letter_or_digit_has_no_key(text: str) -> None:
    assert name_key(text) == ""


def test_names_in_other_scripts_keep_their_letters() -> None:
    assert name_key("ᬩᬮᬶ") != ""
    assert name_key("Деревня 2") == "деревня2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kep. Siau Tagulandang Biaro", "Kepulauan Siau Tagulandang Biaro"),
        ("Sei. Pasanan", "Sungai Pasanan"),
        ("Tj Redeb", "Tanjung Redeb"),
    ],
)
def test_short_forms_are_another_way_of_writing(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "level", "bare"),
    [
        ("Kabupaten Aceh Selatan", 2, "Aceh Selatan"),
        ("Kota Administrasi Jakarta Pusat", 2, "Jakarta Pusat"),
        ("Kota  Kotamobagu", 2, "Kotamobagu"),
        ("Kab. Sigi", 2, "Sigi"),
        ("Kabupaten Kotabaru", 2, "Kotabaru"),
        ("Kota Baru", 4, "Kota Baru"),
        ("Desa Baru ", 4, "Desa Baru"),
        ("Provinsi Bali", 1, "Bali"),
        ("Kampung\x00Baru\t", 4, "Kampung Baru"),
    ],
)
def test_only_regencies_and_provinces_lose_the_word_in_front(name: str, level: int, bare: str) -> None:
    assert bare_name(name, level) == bare


@pytest.mark.parametrize(
    ("typed", "level", "bare"),
    [
        ("KEL. PENARUKAN", 4, "PENARUKAN"),
        ("Kel Penarukan", 4, "Penarukan"),
        ("Desa Tambakan", 4, "Tambakan"),
        ("Desa", 4, "Desa"),
        ("Kelua", 3, "Kelua"),
        ("Kec. Kelua", 3, "Kelua"),
        ("Distrik Sentani", 3, "Sentani"),
        ("Kab Buleleng", 0, "Buleleng"),
    ],
)
def test_words_typed_in_front_fall_away(typed: str, level: int, bare: str) -> None:
    assert without_front_words(typed, level) == bare


def test_kota_baru_is_first_a_name_and_then_a_city() -> None:
    assert readings("Kota Baru") == (Reading("kotabaru"), Reading("baru", 2, "kota"))
    assert readings("Kel. Penarukan") == (Reading("penarukan", 4, "kelurahan"),)
    assert readings("Penarukan") == (Reading("penarukan"),)
