"""Who is to be paid how much: tables of offices and rates, without a database."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.incentives.rules import Held, RateInForce, days_in_office, differences, entitled, rate_of
from simpul.kernel.period import Period

SARI, RAI = UUID(int=1), UUID(int=2)
MELATI, MAWAR = UUID(int=11), UUID(int=12)
OCTOBER, SECOND_HALF, YEAR = Period(2026, 10), Period(2026, 7, 6), Period(2026, 1, 12)
LONG_AGO = date(2020, 1, 1)


def held(person=SARI, post=MELATI, since=LONG_AGO, until=None, position="kader") -> Held:
    return Held(person, f"Nama {person.int}", position, post, 7, since, until)


def rate(amount=250_000, months=1, since=LONG_AGO, until=None, position="kader", steps=0) -> RateInForce:
    return RateInForce(position, amount, months, since, until, steps)


def owed(offices, rates, period=OCTOBER, covered=None) -> dict[UUID, tuple[int, int]]:
    found = entitled(offices, rates, period, days_at_least=15, covered=covered or {})
    assert len({one.person_id for one in found}) == len(found)
    return {one.person_id: (len(one.months), one.amount) for one in found}


@pytest.mark.parametrize(
    ("offices", "rates", "period", "expected"),
    [
        ([held()], [rate()], OCTOBER, (1, 250_000)),
        ([held(), held(post=MAWAR)], [rate()], OCTOBER, (1, 250_000)),  # two posts, one payment
        ([held(since=date(2026, 10, 17))], [rate()], OCTOBER, (1, 250_000)),  # fifteen days
        ([held(since=date(2026, 10, 18))], [rate()], OCTOBER, None),
        ([held(until=date(2026, 10, 16))], [rate()], OCTOBER, (1, 250_000)),
        ([held(until=date(2026, 10, 15))], [rate()], OCTOBER, None),
        # ten days here and ten days there: somebody who changed posts served the month
        (
            [held(until=date(2026, 10, 11)), held(post=MAWAR, since=date(2026, 10, 22))],
            [rate()],
            OCTOBER,
            (1, 250_000),
        ),
        ([held(), held(position="ketua")], [rate(), rate(300_000, position="ketua")], OCTOBER, (1, 300_000)),
        ([held(position="sekretaris")], [rate()], OCTOBER, None),
        ([held()], [rate(500_000, 12)], YEAR, (12, 500_000)),
        ([held()], [rate(600_000, 12)], SECOND_HALF, (6, 300_000)),
        ([held(since=date(2026, 12, 1))], [rate(500_000, 12)], YEAR, (1, 41_666)),  # rounded down once
        ([held()], [rate(), rate(300_000, since=date(2026, 10, 1))], SECOND_HALF, (6, 3 * 250_000 + 3 * 300_000)),
        ([held()], [rate(until=date(2026, 9, 1))], SECOND_HALF, (2, 500_000)),
        ([held()], [rate(100_000), rate(900_000, steps=2)], OCTOBER, (1, 100_000)),  # the nearest area's rate
        ([], [rate()], OCTOBER, None),
    ],
)
def test_months_in_office_are_paid_once_by_the_rate_in_force(offices, rates, period, expected) -> None:
    assert owed(offices, rates, period).get(SARI) == expected


def test_months_on_another_list_are_left_out() -> None:
    keys = [month.key for month in SECOND_HALF.each_month()]
    assert owed([held()], [rate()], SECOND_HALF, {SARI: keys[:4]}) == {SARI: (2, 500_000)}
    assert owed([held()], [rate()], SECOND_HALF, {SARI: keys}) == {}


def test_the_latest_rate_of_the_nearest_area_holds() -> None:
    old, new, above = rate(1), rate(2, since=date(2026, 1, 1)), rate(3, since=date(2026, 6, 1), steps=1)
    assert rate_of([above, old, new], "kader", date(2026, 10, 1)) == new
    assert rate_of([above, old, new], "kader", date(2025, 10, 1)) == old
    assert rate_of([above], "ketua", date(2026, 10, 1)) is None


def test_days_are_counted_once_however_many_offices() -> None:
    assert days_in_office([held(), held(post=MAWAR), held(until=date(2026, 10, 5))], OCTOBER) == 31
    assert days_in_office([], OCTOBER) == 0


def test_what_differs_is_told_and_what_is_equal_is_not() -> None:
    now = entitled([held(), held(RAI)], [rate()], OCTOBER, days_at_least=15, covered={})
    listed = {SARI: ("Sari", 1, 250_000), UUID(int=3): ("Widi", 1, 250_000)}
    told = [(one.person_id.int, one.listed, one.now) for one in differences(listed, now)]
    assert told == [(2, 0, 250_000), (3, 250_000, 0)]


@given(st.lists(st.tuples(st.integers(0, 364), st.integers(1, 400), st.sampled_from([MELATI, MAWAR])), max_size=5))
def test_nobody_is_ever_paid_more_than_one_whole_year(spans) -> None:
    first = date(2026, 1, 1).toordinal()
    offices = [
        held(post=post, since=date.fromordinal(first + start), until=date.fromordinal(first + start + length))
        for start, length, post in spans
    ]
    assert owed(offices, [rate(600_000, 12)], YEAR).get(SARI, (0, 0))[1] <= 600_000
