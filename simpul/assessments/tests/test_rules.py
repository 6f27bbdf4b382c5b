"""Ranks from scores, years from appointments: tables of cases, no database."""

from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from simpul.assessments.rules.scoring import Given, Sheet, Weighed, missing, ranked
from simpul.assessments.rules.years import service

A, B, C = (UUID(int=number) for number in (1, 2, 3))
DESK, SITE, EXTRA = (UUID(int=number) for number in (11, 12, 13))
JUDGE, OTHER = UUID(int=21), UUID(int=22)
SHEET = Sheet((Weighed(DESK, "administrasi", 1), Weighed(SITE, "lapangan", 3)), 1, 4)


def given(*rows: tuple[UUID, UUID, int], judge: UUID = JUDGE) -> list[Given]:
    return [Given(judge, entrant, criterion, points) for entrant, criterion, points in rows]


def test_points_count_by_weight_and_by_the_highest_of_the_scale() -> None:
    found = ranked(SHEET, [A, B], given((A, DESK, 4), (A, SITE, 2), (B, DESK, 1), (B, SITE, 4)))
    assert [(one.entrant, one.total, one.rank) for one in found] == [
        (B, Fraction(1300, 16), 1),  # 25 x 1 + 100 x 3, of 4
        (A, Fraction(1000, 16), 2),
    ]


def test_the_weight_of_a_stage_is_that_of_the_level_where_it_is_told() -> None:
    sheet = Sheet(SHEET.criteria, 1, 4, {"administrasi": 40, "lapangan": 60})
    found = ranked(sheet, [A], given((A, DESK, 4), (A, SITE, 2)))
    assert found[0].total == 70
    assert found[0].stages == {"administrasi": 100, "lapangan": 50}


def test_several_judges_count_as_their_mean() -> None:
    scores = [*given((A, DESK, 4), (A, SITE, 4)), *given((A, DESK, 3), judge=OTHER)]
    assert ranked(SHEET, [A], scores)[0].means[DESK] == Fraction(7, 2)


def test_the_same_total_is_the_same_rank_and_the_next_rank_is_left_out() -> None:
    rows = [(one, part, 3) for one in (A, B) for part in (DESK, SITE)]
    found = ranked(SHEET, [A, B, C], given(*rows, (C, DESK, 1), (C, SITE, 1)))
    assert [(one.rank, one.tied) for one in found] == [(1, True), (1, True), (3, False)]


def test_equal_totals_are_parted_only_by_a_criterion_that_the_instrument_names() -> None:
    sheet = Sheet((Weighed(DESK, "administrasi", 1), Weighed(EXTRA, "administrasi", 1, breaks_ties=1)), 1, 4)
    found = ranked(sheet, [A, B], given((A, DESK, 4), (A, EXTRA, 2), (B, DESK, 2), (B, EXTRA, 4)))
    assert [(one.entrant, one.rank, one.tied, one.parted_by) for one in found] == [
        (B, 1, False, EXTRA),
        (A, 2, False, EXTRA),
    ]


def test_who_lacks_a_score_is_not_ranked() -> None:
    found = ranked(SHEET, [A, B], given((A, DESK, 4), (A, SITE, 4), (B, DESK, 4)))
    assert [(one.entrant, one.rank) for one in found] == [(A, 1), (B, None)]
    assert missing([(JUDGE, DESK), (JUDGE, SITE)], [A, B], given((A, DESK, 1))) == 3


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("spans", "years", "day"),
    [
        ([(date(2016, 11, 22), None)], 10, date(2026, 11, 22)),
        ([(date(2016, 11, 23), None)], 10, None),
        ([(date(2010, 1, 1), date(2016, 1, 1)), (date(2012, 1, 1), None)], 10, date(2020, 1, 1)),  # never twice
        ([(date(2010, 1, 1), date(2015, 1, 1)), (date(2016, 1, 1), None)], 10, date(2020, 12, 31)),  # 365 days later
        ([(date(2000, 1, 1), date(2010, 1, 1))], 10, date(2010, 1, 1)),
        ([(date(2000, 1, 1), date(2009, 12, 31))], 10, None),
        ([(date(2016, 2, 29), None)], 10, date(2026, 3, 1)),
        ([(date(2027, 1, 1), None)], 0, None),
    ],
)
def test_years_are_full_by_the_calendar_without_gaps(
    spans: list[tuple[date, date | None]], years: int, day: date | None
) -> None:
    served = service(spans, TODAY)
    assert (served.reached(years) if served else None) == day


def test_gaps_are_told_and_overlaps_are_one() -> None:
    spans = [(date(2010, 1, 1), date(2012, 1, 1)), (date(2011, 1, 1), date(2013, 1, 1)), (date(2014, 1, 1), None)]
    served = service(spans, TODAY)
    assert served is not None
    assert served.gaps == ((date(2013, 1, 1), date(2014, 1, 1)),)
    assert served.full_years == 15
    assert service([], TODAY) is None
