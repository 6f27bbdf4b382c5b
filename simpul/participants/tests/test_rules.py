"""Names without titles, who is one and the same, who has a seat, sums without counting twice."""

from collections import Counter
from datetime import date
from uuid import UUID

import pytest

from simpul.participants.queries.matching import name_key_of
from simpul.participants.rules.links import link_token, participant_code, token_hash
from simpul.participants.rules.naming import dialled
from simpul.participants.rules.sameness import Known, Told, is_same, matched
from simpul.participants.rules.seats import Claim, full, moves_up, taken
from simpul.participants.rules.sums import asked_within, seats_within
from simpul.standards.participants import group_of, holding_on, pace_on

A, B, C = (UUID(int=number, version=4) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Hj. Siti Aminah, S.Pd", "siti aminah"),
        ("SITI AMINAH", "siti aminah"),
        ("Hj Siti Aminah S.Pd., M.Si", "siti aminah"),
        ("Ny. Ketut Rai", "ketut rai"),
        ("dr. Ni Luh Ayu", "ni luh ayu"),
        ("Luh Widi A.Md.Keb", "luh widi"),
        ("Luh Widi SKM", "luh widi"),
        ("I G. Ngurah Rai", "i g ngurah rai"),
        ("Ibu", "ibu"),
        ("Dra. Hj. Sri", "sri"),
    ],
)
def test_titles_do_not_count(written: str, key: str) -> None:
    assert name_key_of(written) == key


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+62 812-3456-7890", "081234567890"),
        ("81234567890", "081234567890"),
        ("81234567890.0", "081234567890"),
        ("0361 123456", "0361123456"),
        ("-", ""),
        ("tanya bidan", ""),
    ],
)
def test_a_phone_is_kept_as_it_is_dialled(typed: str, number: str) -> None:
    assert dialled(typed) == number


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Told("sari", 1), Told("sari", 1), True),
        (Told("sari", 1), Told("sari", 2), False),
        (Told("sari", 1, phone="1"), Told("sari", 1, phone="2"), False),
        (Told("sari", 1, phone="1"), Told("sari", 1), True),
        (Told("sari", 1, post_id=A), Told("sari", 1, post_id=B), False),
        (Told("sari", 1, nik_hash="x"), Told("rai", 2, nik_hash="x"), True),
        (Told("sari", 1, nik_hash="x"), Told("sari", 1, nik_hash="y"), False),
        (Told("sari", 1, person_id=A), Told("luh sari", 1, person_id=A), True),
    ],
)
def test_who_is_one_and_the_same(one: Told, other: Told, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same


@pytest.mark.parametrize(
    ("told", "by_nik", "alike", "found"),
    [
        (Told("sari"), A, [], (A, "pasti")),
        (Told("sari", phone="1"), None, [Known(A, "1"), Known(B, "2")], (A, "pasti")),
        (Told("sari", post_id=C), None, [Known(A), Known(B, serves=frozenset({C}))], (B, "pasti")),
        (Told("sari"), None, [Known(A)], (A, "mungkin")),
        (Told("sari"), None, [Known(A), Known(B)], (None, "tidak")),
        (Told("sari"), None, [], (None, "tidak")),
    ],
)
def test_who_is_registered_is_sure_perhaps_or_nobody(
    told: Told, by_nik: UUID | None, alike: list[Known], found: tuple[UUID | None, str]
) -> None:
    assert matched(told, by_nik, alike) == found


def test_every_quota_above_must_have_room() -> None:
    quotas = {10: 2, 11: 1}
    used = taken([Claim(A, (1, 10, 11))])
    assert full(Claim(B, (1, 10, 11)), quotas, used) == 11
    assert full(Claim(B, (1, 10, 12)), quotas, used) is None
    assert full(Claim(B, ()), quotas, used) is None
    assert full(Claim(B, (1, 12), post_id=C), {C: 1}, Counter({C: 1})) == C


def test_those_who_wait_move_up_in_their_order_where_there_is_room() -> None:
    waiting = [Claim(A, (1, 11)), Claim(B, (1, 12)), Claim(C, (1, 12))]
    assert moves_up(waiting, {11: 0, 12: 1}, Counter()) == [B]


def test_a_quota_of_a_district_and_those_of_its_villages_are_the_same_seats() -> None:
    quotas = {(1, 2): 10, (1, 2, 3): 4, (1, 2, 4): 4, (1, 5): 17, (1, 5, 6, C): 3}
    assert seats_within(quotas, None) == 27
    assert seats_within(quotas, 1) == 27
    assert seats_within(quotas, 2) == 10
    assert seats_within(quotas, 3) == 4
    assert seats_within(quotas, 99) is None


def test_invitations_that_say_no_number_are_not_guessed() -> None:
    assert asked_within([((1, 2), 5), ((1, 3), None), ((), 7)], None) == 12
    assert asked_within([((1, 2), 5), ((1, 3), None)], 3) is None


def test_fourteen_regencies_of_seventeen_are_two_hundred_and_thirty_eight() -> None:
    assert seats_within({(0, 62, number): 17 for number in range(14)}, None) == 238


def test_a_link_cannot_be_guessed_and_a_new_one_ends_the_old() -> None:
    first, second = link_token(b"k", A, 1), link_token(b"k", A, 2)
    assert len({first, second, link_token(b"k", B, 1), link_token(b"x", A, 1)}) == 4
    assert len(first) == 32
    assert token_hash(first) != token_hash(second)
    assert len(participant_code(b"k", A)) == 8


def test_positions_are_counted_in_their_groups() -> None:
    assert [group_of(one) for one in ("kader", "ketua", "kasi", "tak dikenal")] == [
        "kader",
        "pengurus",
        "pembina",
        "lain",
    ]


def test_links_and_paces_are_dated_data() -> None:
    assert holding_on(date(2026, 11, 22)).link_days > 0
    assert holding_on(date(2000, 1, 1)) == holding_on(date(2026, 11, 22))
    assert pace_on(date(2000, 1, 1)).registrations > 0
