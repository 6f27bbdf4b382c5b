from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.kernel.period import Period


@pytest.mark.parametrize(
    ("text", "first", "last", "title", "key"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31), "Oktober 2026", 20261001),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Februari 2024", 20240201),
        ("2026-T4", date(2026, 10, 1), date(2026, 12, 31), "Triwulan IV 2026", 20261003),
        ("2026-S1", date(2026, 1, 1), date(2026, 6, 30), "Semester I 2026", 20260106),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "Tahun 2026", 20260112),
    ],
)
def test_a_period_is_written_and_read_in_one_way(text: str, first: date, last: date, title: str, key: int) -> None:
    period = Period.parse(text)
    assert (period.first_day, period.last_day, period.title, period.key) == (first, last, title, key)
    assert str(period) == text
    assert Period.from_key(key) == period


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-00", "2026-T5", "2026-S3", "26-01", "2026-1", " 2026", "1899-12", "2026-10\n", "٢٠٢٦"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        Period.parse(text)


def test_a_quarter_cannot_begin_in_february() -> None:
    with pytest.raises(ValueError, match="not a period"):
        Period(2026, 2, 3)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from([1, 3, 6, 12]))
def test_every_day_lies_in_its_period_and_not_in_the_neighbours(day: date, months: int) -> None:
    period = Period.of(day, months)
    assert day in period
    assert day not in period.shift(1)
    assert day not in period.shift(-1)
    assert len(list(period.each_month())) == months


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from([1, 3, 6, 12]), st.integers(-60, 60))
def test_shifting_there_and_back_comes_home(day: date, months: int, steps: int) -> None:
    period = Period.of(day, months)
    assert period.shift(steps).shift(-steps) == period


def test_a_month_lies_in_its_quarter_half_year_and_year() -> None:
    assert [str(period) for period in Period(2026, 5).longer()] == ["2026-T2", "2026-S1", "2026"]
