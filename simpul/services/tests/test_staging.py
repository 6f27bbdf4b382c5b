"""What a list needs is read once: sixty are judged with as many queries as one."""

from datetime import UTC, datetime, time, timedelta

import pytest

from simpul.kernel.ids import new_id
from simpul.people.queries import snapshots
from simpul.services.commands import record_services
from simpul.services.queries.staging import grounds_of, past_of, stage_for, subject_of
from tests import factories

from .conftest import AT, TODAY, WEIGHING, one


def test_the_ground_of_a_post_is_its_scope_its_day_and_its_village(cast) -> None:
    found = grounds_of([cast.post_a.id, new_id()], AT)
    assert set(found) == {cast.post_a.id}
    ground = found[cast.post_a.id]
    assert (ground.scope.area, ground.today, ground.village_code) == (
        cast.areas.penarukan.path,
        TODAY,
        "51.08.06.1020",
    )


def test_the_zone_is_looked_up_only_for_a_day_that_has_not_begun_everywhere(cast, django_assert_num_queries) -> None:
    post, tomorrow = cast.post_a.id, TODAY + timedelta(days=1)
    half_past_midnight_in_bali = datetime.combine(TODAY, time(16, 30), UTC)
    with django_assert_num_queries(1):
        assert grounds_of([post], half_past_midnight_in_bali, until=TODAY)[post].today >= TODAY
    assert grounds_of([post], half_past_midnight_in_bali, until=tomorrow)[post].today == tomorrow


def test_sixty_services_are_recorded_with_as_many_statements_as_one(
    cast, weighing, django_assert_max_num_queries
) -> None:
    one(cast.kader_a, weighing())
    many = [factories.person(cast.post_a, born=TODAY - timedelta(days=400)) for _ in range(60)]
    with django_assert_max_num_queries(15):
        outcomes = record_services(by=cast.kader_a, at=AT, items=[weighing(person_id=kid.id) for kid in many])
    assert {outcome.state for outcome in outcomes} == {"accepted"}


def test_the_stage_holds_only_what_the_list_names(cast, child, weighing) -> None:
    item = weighing()
    one(cast.kader_a, item)
    stage = stage_for(cast.kader_a, grounds_of([cast.post_a.id], AT), [item])
    assert stage.known[item.id] == (item.digest, cast.kader_a.id)
    assert set(stage.persons) == {child.id}
    assert stage.may_write(cast.post_a.id, "kesehatan", False)
    assert not stage.may_write(cast.post_a.id, "kesehatan", True)
    assert not stage.may_write(cast.post_a.id, "sosial", False)


@pytest.mark.parametrize(("days", "found"), [(100, True), (101, False)])
def test_the_past_reaches_a_hundred_days_back(cast, child, weighing, days: int, found: bool) -> None:
    one(cast.kader_a, weighing(9.0, on=TODAY - timedelta(days=days)))
    past = past_of([(child.id, WEIGHING, TODAY)])
    assert (past.newest(child.id, WEIGHING, TODAY) is not None) is found
    assert past_of([]).rows == {}


def test_a_person_is_seen_by_the_rules_as_people_froze_them(child) -> None:
    subject = subject_of(snapshots([child.id])[child.id])
    assert (subject.sex, subject.birth_date, subject.disability) == ("P", child.birth_date, False)
