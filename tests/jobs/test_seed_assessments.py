"""The lomba of the demo, the award whose winner nobody named, and those who served for long."""

from datetime import date

import pytest

from simpul.assessments import queries
from simpul.jobs.simulation.assessments import write_assessments, write_veterans
from simpul.kernel.actor import SYSTEM
from simpul.places.queries import AreaView, area
from tests import factories

TODAY = date(2026, 11, 22)


@pytest.fixture
def villages(db: None) -> list[AreaView]:
    """Three villages of Buleleng with a post each, and the province of the report."""
    areas = factories.areas()
    factories.area("62", "Kalimantan Tengah", areas.nation)
    found = (areas.penarukan, areas.kaliuntu, areas.tambakan)
    for one in found:
        factories.post(one)
    return [area(one.id) for one in found]


def test_the_lomba_of_the_demo_ends_with_a_tie_that_is_told(villages: list[AreaView]) -> None:
    write_assessments(villages, seed=1, today=TODAY)
    (one,) = queries.contests(by=SYSTEM, area_id=factories.areas().buleleng.id)
    ranks = [(one.rank, one.tied) for one in queries.ranking(by=SYSTEM, contest_id=one.id).standings]
    assert ranks == [(1, True), (1, True), (3, False)]


def test_the_award_of_the_report_names_no_winner(villages: list[AreaView]) -> None:
    write_assessments([], seed=1, today=TODAY)
    (award,) = queries.public_awards(area_id=factories.areas().nation.id)
    assert (award.year, award.category, award.winner) == (2025, "tim_pembina", "")


def test_two_kader_of_the_demo_have_served_for_long(villages: list[AreaView]) -> None:
    post = factories.post(factories.areas().penarukan)
    for number in range(3):
        who = factories.person(post, born=date(1970 + number, 1, 1))
        factories.appointment(who, post, field="sosial", valid_from=date(2025, 1, 1))
    write_veterans(villages, today=TODAY)
    found = queries.long_service(by=SYSTEM, area_id=factories.areas().buleleng.id, on=TODAY)
    assert [(one.years, len(one.gaps)) for one in found] == [(22, 1), (15, 1)]
