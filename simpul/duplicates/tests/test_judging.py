"""Who is probably one person: cases written by hand, ours (docs/adr/0075)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from simpul.duplicates.rules.persons import Judge, Known, words_of
from simpul.duplicates.rules.traits import LONGEST, traits_of
from simpul.kernel.ids import new_id
from simpul.standards.resemblance import resemblance

JUDGE = Judge(resemblance(date(2026, 11, 22)))
CHILD = Known(new_id(), 7, "Kadek Dwi Antari", "P", date(2024, 3, 5), mother_name="Ni Wayan Sari")
FAMILY = new_id()


def other(**more: Any) -> Known:
    return replace(CHILD, id=new_id(), **more)


ONE = {
    "the very same": {},
    "by sound": {"name": "Kadek Dwi Antary"},
    "no mother told": {"mother_name": ""},
    "day and month swapped": {"birth_date": date(2024, 5, 3)},
    "a digit of the day": {"birth_date": date(2024, 3, 6)},
    "a digit of the year": {"birth_date": date(2014, 3, 5)},
    "only the year is known": {"birth_date": date(2024, 1, 1), "birth_estimated": True},
    "birth date unknown": {"birth_date": None},
    "a shorter name": {"name": "Dwi Antari"},
    "the mother in short": {"mother_name": "Wyn Sari"},
    "sex typed wrong": {"sex": "L"},
    "born before a name was given": {"name": "By. Ny. Sari"},
    "another post": {"post_id": new_id()},
}
TWO = {
    "a twin": {"name": "Komang Tri Antara", "sex": "L"},
    "a twin of nearly the same name": {"name": "Kadek Dwi Antara"},
    "a twin of nearly the same name in the family": {"name": "Kadek Dwi Antara", "household_id": FAMILY},
    "a namesake of another mother": {"mother_name": "Made Ratna"},
    "a namesake of another day": {"birth_date": date(2021, 8, 17)},
    "somebody else of that day": {"name": "Putu Bayu", "mother_name": "Luh Eka"},
    "a sister": {"name": "Komang Tri Antari", "birth_date": date(2026, 1, 9)},
}


@pytest.mark.parametrize("case", ONE)
def test_these_are_proposed_as_one_person_and_share_a_trait(case: str) -> None:
    double = other(**ONE[case])
    assert JUDGE.judge(CHILD, double).score >= JUDGE.rules.propose
    assert JUDGE.judge(CHILD, double) == JUDGE.judge(double, CHILD)
    assert traits_of(JUDGE, CHILD) & traits_of(JUDGE, double)


@pytest.mark.parametrize("case", TWO)
def test_these_are_two_persons(case: str) -> None:
    child = replace(CHILD, household_id=TWO[case].get("household_id"))
    assert JUDGE.judge(child, other(**TWO[case])).score < JUDGE.rules.propose


def test_two_who_have_a_nik_each_are_never_one() -> None:
    assert JUDGE.judge(replace(CHILD, nik_end="0001"), other(nik_end="0002")).score < 0


def test_the_reasons_are_told_in_words() -> None:
    found = JUDGE.judge(CHILD, other(name="Kadek Dwi Antary", phone=""))
    assert words_of(found.reasons) == "nama terdengar sama; tanggal lahir sama; ibu sama"


def test_a_phone_is_the_same_however_it_is_written() -> None:
    one, two = other(phone="0812-3456-7890"), other(phone="+62 812 3456 7890")
    assert "phone_same" in JUDGE.judge(one, two).reasons


def test_a_trait_is_short_enough_to_be_stored() -> None:
    assert all(len(one) <= LONGEST for one in traits_of(JUDGE, other(name="Wijayakusuma " * 15)))
