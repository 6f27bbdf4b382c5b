"""The pure decisions of the registry, as tables."""

from datetime import date

import pytest

from simpul.kernel.period import Period
from simpul.registry.rules import (
    clean_name,
    describe_open_rule,
    months_touched,
    name_fault,
    number_fault,
    open_days,
    overlaps,
    parse_open_rule,
    place_fault,
    post_key,
    post_label,
)

A_DAY = date(2025, 1, 10)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("", ""),
        ("hari:12", "hari:12"),
        ("pekan:2:selasa", "pekan:2:selasa"),
        ("12", "hari:12"),
        ("tanggal 12", "hari:12"),
        ("Tgl. 05 setiap bulan", "hari:5"),
        ("Selasa kedua", "pekan:2:selasa"),
        ("selasa pekan kedua", "pekan:2:selasa"),
        ("Selasa minggu ke-2", "pekan:2:selasa"),
        ("Selasa, minggu ke 2", "pekan:2:selasa"),
        ("minggu ke II hari Rabu", "pekan:2:rabu"),
        ("Jum'at pertama", "pekan:1:jumat"),
        ("Senin terakhir", "pekan:akhir:senin"),
        ("hari Minggu kedua", "pekan:2:minggu"),
        ("Ahad ketiga", "pekan:3:minggu"),
    ],
)
def test_an_open_day_rule_is_read_from_the_words_of_the_people(words: str, rule: str) -> None:
    assert parse_open_rule(words) == rule


@pytest.mark.parametrize(
    "words", ["selasa", "minggu kedua", "tanggal 32", "tanggal 0", "selasa dan rabu kedua", "5 dan 20", "kapan saja"]
)
def test_words_that_mean_nothing_or_two_things_are_no_rule(words: str) -> None:
    with pytest.raises(ValueError, match="not"):
        parse_open_rule(words)


@pytest.mark.parametrize(
    ("rule", "period", "days"),
    [
        ("hari:12", "2026-11", [date(2026, 11, 12)]),
        ("hari:31", "2026-02", [date(2026, 2, 28)]),
        ("hari:29", "2028-02", [date(2028, 2, 29)]),
        ("pekan:2:selasa", "2026-11", [date(2026, 11, 10)]),
        ("pekan:1:minggu", "2026-11", [date(2026, 11, 1)]),
        ("pekan:4:senin", "2026-02", [date(2026, 2, 23)]),
        ("pekan:akhir:kamis", "2026-10", [date(2026, 10, 29)]),
        ("pekan:akhir:senin", "2026-11", [date(2026, 11, 30)]),
        ("", "2026-11", []),
    ],
)
def test_the_open_day_of_a_month_follows_from_the_rule(rule: str, period: str, days: list[date]) -> None:
    assert open_days(rule, Period.parse(period)) == days


def test_a_rule_is_told_in_the_words_of_the_people() -> None:
    assert describe_open_rule("hari:12") == "Tanggal 12 setiap bulan"
    assert describe_open_rule("pekan:2:selasa") == "Selasa kedua setiap bulan"
    assert describe_open_rule("") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kamaipura Ii", "KAMAIPURA II"),
        ("Posyandu Melati 1", "melati 1"),
        ("Tora Tora", "Tora-Tora"),
        ("Mawar 01", "Mawar I"),
        ("Nunu Njamboko (Beringin Kembar)", "nunu njamboko beringin kembar"),
    ],
)
def test_two_spellings_of_one_post_meet(one: str, other: str) -> None:
    assert post_key(one) == post_key(other)


def test_different_posts_stay_different() -> None:
    assert len({post_key(name) for name in ("Melati", "Melati 1", "Melati 2", "Melati 12", "Posyandu")}) == 5


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Kamaipura   Ii ", "Kamaipura II"),
        ("Mawar\x00\nMerah", "Mawar Merah"),
        ('Melati "Ceria"', 'Melati "Ceria"'),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_a_name_is_tidied_and_nothing_visible_is_lost(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


def test_a_name_must_be_one() -> None:
    assert name_fault("") == "nama-pos-kosong"
    assert name_fault("---") == "nama-pos-kosong"
    assert name_fault("m" * 121) == "nama-pos-terlalu-panjang"
    assert name_fault("Melati") == ""


def test_the_label_names_the_institution_once() -> None:
    assert post_label("Melati") == "Posyandu Melati"
    assert post_label("Posyandu Melati") == "Posyandu Melati"


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("51.08.06.1020.001", ""),
        ("51.08.06.1029.001", "nomor-registrasi-bukan-desa-ini"),
        ("5108061020001", "nomor-registrasi-salah-bentuk"),
        ("51.08.06.1020.1", "nomor-registrasi-salah-bentuk"),
        ("51.08.06.1020.001.0", "nomor-registrasi-salah-bentuk"),
    ],
)
def test_an_official_number_begins_with_the_code_of_its_village(number: str, fault: str) -> None:
    assert number_fault(number, "51.08.06.1020") == fault


def test_a_location_is_both_degrees_and_on_the_globe() -> None:
    assert place_fault(None, None) == ""
    assert place_fault(-8.1, 115.1) == ""
    assert place_fault(-8.1, None) == "letak-tidak-lengkap"
    assert place_fault(-98.1, 115.1) == "letak-di-luar-bumi"


def test_a_change_in_the_past_touches_every_month_since_and_one_to_come_none() -> None:
    assert months_touched(date(2026, 9, 30), date(2026, 11, 1)) == [Period(2026, 9), Period(2026, 10), Period(2026, 11)]
    assert months_touched(date(2027, 1, 1), date(2026, 11, 1)) == []


def test_spans_that_only_meet_share_no_day() -> None:
    assert overlaps(A_DAY, None, date(2020, 1, 1), None)
    assert not overlaps(A_DAY, None, date(2020, 1, 1), A_DAY)
