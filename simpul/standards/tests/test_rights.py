"""The table of rights is sound, and a slip in it is an error. What it means: simpul/accounts/tests/test_rules.py."""

from collections.abc import Mapping
from datetime import date

import pytest
from pydantic import ValidationError

from simpul.standards.persons import person_words
from simpul.standards.rights import Rights, rights

ROLE = {
    "code": "kader",
    "name": "Kader",
    "held_at": ["pos"],
    "field": "one",
    "valid_from": date(2024, 9, 17),
    "source": {"ref": "uji", "trust": "own"},
    "rights": {"record.read": "own"},
}


def table(*roles: Mapping[str, object]) -> Rights:
    return Rights.model_validate({"disability_fields": ["sosial"], "roles": list(roles)})


def test_a_sound_table_is_taken() -> None:
    assert table(ROLE).role("kader").rights == {"record.read": "own"}
    assert table(ROLE).role("raja") is None


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"field": "none"}, "no own field"),
        ({"rights": {"record.reed": "own"}}, "record.reed"),
        ({"rights": {"record.read": ["pertanian"]}}, "rights"),
        ({"held_at": ["dusun"]}, "held_at"),
        ({"gives": ["kader"]}, "manages accounts"),
        ({"rights": {"account.manage": "all"}}, "manages accounts"),
        ({"rights": {"account.manage": "all"}, "gives": ["raja"]}, "not in the table"),
        ({"salary": 1}, "salary"),
    ],
)
def test_a_slip_in_the_table_is_an_error(slip: Mapping[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        table({**ROLE, **slip})


def test_a_role_stands_once() -> None:
    with pytest.raises(ValidationError, match="twice"):
        table(ROLE, ROLE)


def test_every_role_says_where_it_comes_from() -> None:
    assert {role.source.trust for role in rights().roles} <= {"weak", "medium", "own"}


def test_the_words_about_persons_stand_once_each() -> None:
    words = person_words()
    for listed in (words.disabilities, words.welfare, words.welfare_sources):
        assert len({word.code for word in listed}) == len(listed) > 0
