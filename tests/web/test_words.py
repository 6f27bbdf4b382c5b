"""Numbers, dates and ages as people write them (interface.md, "Speech")."""

from datetime import UTC, date, datetime

import pytest

from simpul.web import words


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0, None, "0"),
        (1234, None, "1.234"),
        (1234.5, None, "1.234,5"),
        (83762, None, "83.762"),
        (-12, None, "-12"),
        (12.0, 1, "12,0"),
        (None, None, "–"),
    ],
)
def test_numbers_have_points_and_a_comma(value, decimals, expected) -> None:
    assert words.number(value, decimals) == expected


def test_what_is_not_known_is_never_written_as_zero() -> None:
    assert words.number(None) != words.number(0)


def test_dates_are_written_out() -> None:
    day = date(2026, 8, 12)
    assert words.long_date(day) == "12 Agustus 2026"
    assert words.short_date(day) == "Rab 12 Agu"
    assert words.full_date(day) == "Rabu, 12 Agustus 2026"


def test_a_moment_is_told_in_the_time_of_the_place() -> None:
    at = datetime(2026, 8, 12, 18, 5, tzinfo=UTC)
    assert words.moment(at, "WITA") == "13 Agustus 2026 pukul 02.05 WITA"


@pytest.mark.parametrize(
    ("months", "expected"), [(0, "0 bulan"), (7, "7 bulan"), (12, "1 tahun"), (38, "3 tahun 2 bulan")]
)
def test_ages_are_told_in_years_and_months(months, expected) -> None:
    assert words.age(months) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(2, 3, "66 %"), (3, 3, "100 %"), (299, 300, "99 %"), (0, 0, "–")]
)
def test_a_hundred_per_cent_means_all(part, whole, expected) -> None:
    assert words.percent(part, whole).replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("live", "reported", "expected"),
    [(45, 48, "−3"), (1048, 45, "+1.003"), (45, 45, ""), (45, None, ""), (None, 4, "")],
)
def test_a_difference_is_shown_only_where_there_is_one(live, reported, expected) -> None:
    assert words.difference(live, reported) == expected


def test_money_is_whole_rupiah() -> None:
    assert words.money(250_000) == "Rp\u00a0250.000"
    assert [words.remaining(days) for days in (0, 30, 183, 1135)] == ["0 hari", "30 hari", "6 bulan", "3 tahun 1 bulan"]
