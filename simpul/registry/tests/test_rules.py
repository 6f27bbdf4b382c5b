"""The pure decisions of the registry, as tables."""

from dataclasses import replace
from datetime import date

import pytest

from simpul.kernel.period import Period
from simpul.registry.rules import (
    Office,
    clean_name,
    describe_open_rule,
    domicile_level,
    domicile_warning,
    ending_codes,
    months_touched,
    name_fault,
    number_fault,
    office_fault,
    office_warnings,
    open_days,
    overlaps,
    parse_open_rule,
    place_fault,
    position_of,
    positions_in,
    post_key,
    post_label,
    reminder_days,
)
from tests.factories import some_id

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


def office(number: int, person: int, position: str, field: str = "", **more) -> Office:
    given = {"body_id": some_id(100), "body": "posyandu", "valid_from": A_DAY}
    return Office(id=some_id(number), person_id=some_id(person), position=position, field=field, **{**given, **more})


KADER = office(1, 1, "kader", "kesehatan")


@pytest.mark.parametrize(
    ("case", "new", "fault"),
    [
        ("a kader of one field", office(2, 2, "kader", "sosial"), ""),
        ("a second field", office(2, 1, "kader", "sosial"), "kader-satu-bidang"),
        ("a second field in another post", office(2, 1, "kader", "sosial", body_id=some_id(101)), "kader-satu-bidang"),
        ("the same field in another post", office(2, 1, "kader", "kesehatan", body_id=some_id(101)), ""),
        ("the same office again", office(2, 1, "kader", "kesehatan"), "jabatan-sudah-ada"),
        ("a kader without field", office(2, 2, "kader"), "jabatan-perlu-bidang"),
        ("a ketua with a field", office(2, 2, "ketua", "sosial"), "jabatan-tanpa-bidang"),
        ("a field that is none", office(2, 2, "kader", "dapur"), "bidang-tidak-dikenal"),
        ("a position that is none", office(2, 2, "presiden"), "jabatan-tidak-dikenal"),
        ("a position of a team in a post", office(2, 2, "pengarah"), "jabatan-tidak-dikenal"),
        (
            "an exception with its end",
            office(2, 1, "kader", "sosial", exception_reason="lima kader", exception_until=date(2026, 1, 1)),
            "",
        ),
        (
            "an exception without end",
            office(2, 1, "kader", "sosial", exception_reason="lima kader"),
            "pengecualian-tidak-lengkap",
        ),
        (
            "an exception that ends before it begins",
            office(2, 1, "kader", "sosial", exception_reason="lima kader", exception_until=A_DAY),
            "pengecualian-tidak-lengkap",
        ),
        ("a kader before the table's first day", office(2, 2, "kader", "sosial", valid_from=date(2015, 1, 1)), ""),
    ],
)
def test_what_one_kader_may_hold(case: str, new: Office, fault: str) -> None:
    assert office_fault(new, [KADER]) == fault, case


def test_a_single_office_has_one_holder_at_a_time() -> None:
    former = office(1, 1, "ketua", valid_to=date(2026, 1, 1))
    assert office_fault(office(2, 2, "ketua"), [former]) == "jabatan-terisi"
    assert office_fault(office(2, 2, "ketua", valid_from=date(2026, 1, 1)), [former]) == ""


def test_officials_by_name_alone_are_nobodys_double() -> None:
    first = replace(office(1, 1, "anggota"), person_id=None, body="tim_pembina")
    assert office_fault(replace(first, id=some_id(2)), [first]) == ""


@pytest.mark.parametrize(
    ("new", "held", "warnings"),
    [
        (office(9, 1, "ketua"), [], ()),
        (office(9, 1, "ketua"), [KADER], ("merangkap-pengurus",)),
        (office(9, 1, "ketua", valid_to=date(2031, 6, 1)), [], ("masa-terlalu-lama",)),
        (
            office(9, 1, "ketua"),
            [
                office(7, 1, "ketua", valid_from=date(2014, 1, 1), valid_to=date(2019, 1, 1)),
                office(8, 1, "ketua", valid_from=date(2019, 1, 1), valid_to=A_DAY),
            ],
            ("masa-ketiga",),
        ),
        (replace(office(9, 1, "ketua"), body="tim_pembina", body_id=some_id(5)), [KADER], ()),
    ],
)
def test_what_is_odd_about_an_office_only_warns(new: Office, held: list[Office], warnings: tuple[str, ...]) -> None:
    assert office_warnings(new, held, has_decree=True) == warnings
    assert office_warnings(new, held, has_decree=False) == ("tanpa-sk", *warnings)


def test_bali_asks_for_the_banjar_and_others_for_the_village() -> None:
    assert domicile_level("51.08.06.1020", date(2026, 1, 1)) == "dusun"
    assert domicile_level("51.08.06.1020", date(2025, 1, 1)) == "desa"
    assert domicile_level("63.09.02.2002", date(2026, 1, 1)) == "desa"


@pytest.mark.parametrize(
    ("level", "lives", "serves", "warnings"),
    [
        ("desa", (1, some_id(1)), (1, some_id(2)), ()),
        ("dusun", (1, some_id(1)), (1, some_id(2)), ("domisili-luar-dusun",)),
        ("dusun", (1, None), (1, some_id(2)), ()),
        ("desa", (2, None), (1, None), ("domisili-luar-desa",)),
    ],
)
def test_living_elsewhere_warns(level: str, lives: tuple, serves: tuple, warnings: tuple) -> None:
    assert domicile_warning(level=level, lives_in=lives, serves_in=serves) == warnings


def test_positions_and_endings_come_from_the_table() -> None:
    in_post = {p.code for p in positions_in("posyandu", A_DAY)}
    assert in_post == {"kader", "ketua", "sekretaris", "bendahara", "koordinator", "anggota"}
    in_team = {p.code for p in positions_in("tim_pembina", A_DAY)}
    assert {"ketua", "wakil", "sekretaris", "bendahara", "kepala_bidang", "pengarah", "penasihat"} <= in_team
    assert position_of("posyandu", "wakil", A_DAY) is None
    assert "pindah" in ending_codes()
    assert reminder_days(A_DAY) == 90
