"""Who may hold which office: the rules as tables."""

from dataclasses import replace
from datetime import date

import pytest

from simpul.offices.rules import (
    Office,
    domicile_level,
    domicile_warning,
    ending_codes,
    office_fault,
    office_warnings,
    position_of,
    positions_in,
    reminder_days,
)
from tests.factories import some_id

A_DAY = date(2025, 1, 10)


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
