"""Names, births, NIK. Sources: facts/domain.md section 11 (NIK), interface of the paper forms (ages)."""

from datetime import date
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from simpul.kernel.nik import Nik
from simpul.kernel.refusals import Refusal
from simpul.people.rules import (
    NumberKeys,
    age_text,
    check_birth,
    check_death,
    clean,
    clean_name,
    kk_digits,
    nik_of,
    nik_warnings,
    person_key,
)

TODAY = date(2026, 11, 22)
KEYS = NumberKeys("satu", "dua")
ROW, OTHER = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ni  Luh   Ayu ", "Ni Luh Ayu"),
        ("Ma'ruf", "Ma'ruf"),
        ("Nur’aini “Ani”", "Nur’aini “Ani”"),
        ("<b>Sari</b>", "<b>Sari</b>"),
        ("ᬦᬶ ᬮᬸᬄ", "ᬦᬶ ᬮᬸᬄ"),
        ("محمد", "محمد"),
        ("陳美", "陳美"),
        ("Ayu\n\tSari\x00\x07", "Ayu Sari"),
        ("Andre\u0301", "Andr\u00e9"),
    ],
)
def test_a_name_stays_as_people_write_it(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "123", "---", "\x00"])
def test_a_name_has_letters(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        clean_name(typed)
    assert refused.value.code == "nama-kosong"


@pytest.mark.parametrize("text", ["x" * 201, "x" * 1_000_000, "é" * 201])
def test_too_long_a_text_says_how_long_it_may_be(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        clean_name(text)
    assert refused.value.sentence == "Nama terlalu panjang. Tulis paling banyak 200 huruf."
    assert refused.value.field == "name"


def test_the_longest_text_is_kept_whole() -> None:
    assert clean("é" * 200, field="name", label="Nama", longest=200) == "é" * 200


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NI LUH AYU", "Ni Luh Ayu"),
        ("Ma'ruf", "Maruf"),
        ("Nur’aini", "Nur'aini"),
        ("I. Made Arta", "I Made  Arta"),
        ("Siti-Aminah", "Siti Aminah"),
    ],
)
def test_two_spellings_of_a_name_are_one_key(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)


@given(st.text(max_size=300))
def test_a_key_is_stable_whatever_is_typed(text: str) -> None:
    assert person_key(person_key(text)) == person_key(text)


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_the_short_way_to_a_key_without_accents_leads_to_the_same(text: str) -> None:
    assert person_key(f"é {text}") == f"é {person_key(text)}".strip()


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (None, None),
        (TODAY, None),
        (date(2026, 11, 23), "lahir-mendatang"),
        (date(1901, 1, 1), None),
        (date(1900, 12, 31), "umur-mustahil"),
        (date(26, 11, 22), "umur-mustahil"),
    ],
)
def test_a_birth_lies_in_the_past_but_not_too_far(born: date | None, code: str | None) -> None:
    if code is None:
        check_birth(born, TODAY)
        return
    with pytest.raises(Refusal) as refused:
        check_birth(born, TODAY)
    assert (refused.value.code, refused.value.field) == (code, "birth_date")


@pytest.mark.parametrize(
    ("died", "born", "code"),
    [
        (None, TODAY, None),
        (TODAY, TODAY, None),
        (date(2026, 11, 23), None, "meninggal-mendatang"),
        (date(2024, 3, 4), date(2024, 3, 5), "meninggal-sebelum-lahir"),
        (date(2024, 3, 4), None, None),
    ],
)
def test_a_death_comes_after_the_birth_and_not_tomorrow(died: date | None, born: date | None, code: str | None) -> None:
    if code is None:
        check_death(died, born, TODAY)
        return
    with pytest.raises(Refusal) as refused:
        check_death(died, born, TODAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("born", "text"),
    [
        (None, ""),
        (date(2026, 11, 23), ""),
        (TODAY, "0 hari"),
        (date(2026, 10, 23), "30 hari"),
        (date(2026, 10, 22), "1 bulan"),
        (date(2025, 11, 23), "11 bulan"),
        (date(2025, 11, 22), "1 tahun"),
        (date(2024, 3, 5), "2 tahun 8 bulan"),
        (date(2020, 10, 1), "6 tahun"),
        (date(1960, 1, 1), "66 tahun"),
        (date(2024, 2, 29), "2 tahun 8 bulan"),
    ],
)
def test_an_age_reads_as_people_say_it(born: date | None, text: str) -> None:
    assert age_text(born, TODAY) == text


@pytest.mark.parametrize(
    "typed",
    [
        "5108",
        "510806450324000a",
        "5108067503240001",
        "5108064513240001",
        "5108060003240001",
        "5108064503240000",
        "9" * 99,
    ],
)
def test_a_nik_of_wrong_shape_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        nik_of(typed)
    assert (refused.value.code, refused.value.field) == ("nik-salah", "nik")


def test_no_nik_is_no_fault() -> None:
    assert nik_of("  ") is None
    assert kk_digits("") is None


@pytest.mark.parametrize("typed", ["5108", "1" * 16, "510806010120000a", "٥" * 16, "5" * 1_000_000])
def test_a_kk_of_wrong_shape_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        kk_digits(typed)
    assert refused.value.code == "kk-salah"


@pytest.mark.parametrize(
    ("born", "sex", "village", "codes"),
    [
        (date(2024, 3, 5), "P", "51.08.06.1020", []),
        (date(2024, 3, 6), "P", "51.08.06.1020", ["nik-beda-lahir"]),
        (date(1924, 3, 5), "P", "51.08.06.1020", []),
        (None, "L", "51.08.01.2001", ["nik-beda-jenis-kelamin"]),
        (date(2023, 3, 5), "L", "63.09.02.2002", ["nik-beda-lahir", "nik-beda-jenis-kelamin", "nik-beda-wilayah"]),
    ],
)
def test_a_nik_that_disagrees_only_warns(born: date | None, sex: str, village: str, codes: list[str]) -> None:
    warned = nik_warnings(Nik.parse("5108064503240001"), born=born, sex=sex, village_code=village)
    assert [one.code for one in warned] == codes
    assert all(one.sentence for one in warned)


def test_a_sealed_number_opens_with_its_key_and_in_its_row_only() -> None:
    sealed = KEYS.seal("5108064503240001", ROW)
    assert b"5108064503240001" not in sealed
    assert KEYS.open(sealed, ROW) == "5108064503240001"
    assert KEYS.seal("5108064503240001", ROW) != sealed
    with pytest.raises(InvalidTag):
        KEYS.open(sealed, OTHER)
    with pytest.raises(InvalidTag):
        NumberKeys("lain", "dua").open(sealed, ROW)


def test_a_number_is_found_by_a_keyed_hash_of_its_kind() -> None:
    found = KEYS.find("5108064503240001")
    assert found == NumberKeys("lain", "dua").find("5108064503240001")
    assert found != NumberKeys("satu", "lain").find("5108064503240001")
    assert found != KEYS.find("5108064503240001", "kk")
