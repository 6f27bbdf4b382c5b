"""Who may hold which office: the rules as tables."""

from dataclasses import replace
from datetime import date

import pytest

from simpul.offices.rules import (
    Office,
    candidate_of,
    ending_codes,
    office_fault,
    office_warnings,
    position_of,
    positions_in,
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
            office(
                2,
                1,
                "kader",
                "sosial",
                exception_reason="lima kader",
                exception_by="Lurah",
                exception_until=date(2026, 1, 1),
            ),
            "",
        ),
        (
            "an exception that nobody has granted",
            office(2, 1, "kader", "sosial", exception_reason="lima kader", exception_until=date(2026, 1, 1)),
            "pengecualian-tidak-lengkap",
        ),
        (
            "an exception without end",
            office(2, 1, "kader", "sosial", exception_reason="lima kader", exception_by="Lurah"),
            "pengecualian-tidak-lengkap",
        ),
        (
            "an exception that ends before it begins",
            office(2, 1, "kader", "sosial", exception_reason="lima kader", exception_by="Lurah", exception_until=A_DAY),
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
        (replace(office(9, 1, "ketua"), body="tim_pembina", body_id=some_id(5)), [KADER], ()),
    ],
)
def test_what_is_odd_about_an_office_only_warns(new: Office, held: list[Office], warnings: tuple[str, ...]) -> None:
    assert office_warnings(new, held, has_decree=True) == warnings
    assert office_warnings(new, held, has_decree=False) == ("tanpa-sk", *warnings)


def test_a_candidate_is_seen_with_earlier_terms_a_second_field_and_the_kader_beside() -> None:
    earlier = office(7, 1, "ketua", valid_from=date(2019, 1, 1), valid_to=A_DAY)
    of_another = office(8, 3, "ketua", valid_from=date(2014, 1, 1), valid_to=date(2019, 1, 1))
    homes = {"lives_in": (1, None), "serves_in": (1, None)}
    chair = candidate_of(office(9, 1, "ketua"), [earlier, of_another, KADER], **homes)
    assert (chair.officer, chair.served, chair.kader) == (True, ((date(2019, 1, 1), A_DAY),), 1)
    kader = candidate_of(office(9, 1, "kader", "sosial"), [KADER, office(2, 2, "kader", "sosial")], **homes)
    assert (kader.officer, kader.second_field, kader.kader) == (False, True, 2)


def test_positions_and_endings_come_from_the_table() -> None:
    in_post = {p.code for p in positions_in("posyandu", A_DAY)}
    assert in_post == {"kader", "ketua", "sekretaris", "bendahara", "koordinator", "anggota"}
    in_team = {p.code for p in positions_in("tim_pembina", A_DAY)}
    assert {"ketua", "wakil", "sekretaris", "bendahara", "kepala_bidang", "pengarah", "penasihat"} <= in_team
    assert position_of("posyandu", "wakil", A_DAY) is None
    assert "pindah" in ending_codes()
    assert "kepala_daerah_berganti" in ending_codes()
