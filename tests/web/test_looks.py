"""What is drawn: states, charts, the period picker."""

from datetime import date
from itertools import combinations

import pytest
from django.test import RequestFactory

from simpul.kernel.period import Period
from simpul.web import chart, states
from simpul.web.picker import picker

REPORT = ("belum", "nihil", "terlambat", "dikembalikan", "terkirim", "diterima")
YEAR = [Period(2025, 12).shift(step) for step in range(12)]


@pytest.mark.parametrize(("one", "other"), list(combinations(REPORT, 2)))
def test_two_states_of_a_report_differ_in_word_icon_and_colour(one, other) -> None:
    first, second = states.look(one), states.look(other)
    assert first.word != second.word
    assert first.icon != second.icon
    assert first.colour != second.colour


def test_bars_begin_at_zero_and_a_missing_month_has_none() -> None:
    drawn = chart.trend("Balita ditimbang", YEAR, [None, *[10] * 10, 20], [5] * 12)
    assert drawn.bars[0].missing
    assert drawn.bars[0].title == "Desember 2025: –"
    assert drawn.bars[11].height == 2 * drawn.bars[10].height
    assert drawn.last == "20"


def test_a_chart_tells_in_words_what_it_shows() -> None:
    drawn = chart.trend("Balita ditimbang", YEAR, [*range(12)], [None] * 12, unit="anak")
    assert drawn.summary == "November 2026: 11 anak. Tertinggi 11 pada November 2026."
    assert drawn.rows[0] == ("Desember 2025", "0", "–")


@pytest.mark.parametrize(("value", "shade"), [(None, 0), (0, 1), (24.9, 1), (25, 2), (75, 4), (100, 4)])
def test_an_unknown_share_has_a_shade_of_its_own(value, shade) -> None:
    assert chart.shade(value) == shade


def of(query: str = "", today: date = date(2026, 11, 22)):
    request = RequestFactory().get(f"/{query}")
    request.today = today
    return picker(request)


def test_the_period_is_this_month_unless_the_address_names_one() -> None:
    assert str(of().period) == "2026-11"
    assert str(of("?periode=2026-T3").period) == "2026-T3"


@pytest.mark.parametrize("query", ["?periode=2026-13", "?periode=besok", "?periode=2031-01", "?periode=1999"])
def test_a_period_that_cannot_be_shown_falls_back_to_this_month(query) -> None:
    assert str(of(query).period) == "2026-11"


def test_the_next_period_is_offered_only_when_it_has_begun() -> None:
    assert of().later is None
    assert str(of("?periode=2026-09").later) == "2026-10"


def test_the_picker_offers_the_quarter_half_year_and_year_of_what_is_shown() -> None:
    assert [str(period) for _, period, _ in of("?periode=2026-02").kinds] == ["2026-02", "2026-T1", "2026-S1", "2026"]
