"""The demo and the simulation: made up, marked, the same for the same seed, and obeying every rule."""

from datetime import date

import pytest
from click.testing import CliRunner

from simpul.accounts.models import User
from simpul.facts.models import Record
from simpul.jobs.demo import demo
from simpul.jobs.simulate import simulate
from simpul.jobs.simulation.building import Size, build, rebuild_all
from simpul.jobs.simulation.cast import PARTS, write_bidan, write_cast
from simpul.jobs.simulation.reporting import chain_above, report_month
from simpul.jobs.simulation.teams import write_teams
from simpul.jobs.simulation.world import plan_village
from simpul.jobs.simulation.writing import months_until, noon
from simpul.kernel.actor import SYSTEM
from simpul.kernel.nik import Nik
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.people.models import Person
from simpul.places import queries as places
from simpul.recount.queries import recount
from simpul.registry.models import Post
from simpul.reports import queries as reports
from simpul.services.models import OpenDay
from tests import factories

TODAY = date(2026, 11, 22)


@pytest.fixture
def village(db):
    return places.area(factories.areas().penarukan.id)


def made(village, *, seed: int = 1, months: int = 2):
    size = Size(people=25, months=months)
    return build([(village, 2)], seed=seed, size=size, today=TODAY, say=lambda text: None)


def test_the_same_seed_plans_the_same_village_and_another_seed_another_one(village) -> None:
    one, same, other = (plan_village(seed, village, posts=2, people=25, today=TODAY) for seed in (1, 1, 2))
    assert one == same
    assert one.posts[0].post.population != other.posts[0].post.population


def test_everything_made_up_is_marked(village) -> None:
    made(village)
    assert Post.objects.count() == 2
    assert set(Post.objects.values_list("is_demo", flat=True)) == {True}
    assert set(Person.objects.values_list("is_demo", flat=True)) == {True}


def test_a_made_up_nik_belongs_to_no_province(village) -> None:
    plan = plan_village(1, village, posts=1, people=25, today=TODAY)
    assert {Nik.parse(one.nik).digits[:2] for one in plan.posts[0].post.population.people} == {"99"}


def test_two_months_of_services_and_the_days_to_come_are_there(village) -> None:
    made(village)
    assert set(Record.objects.values_list("period", flat=True)) == {20261001, 20261101}
    assert OpenDay.objects.filter(on__gte=TODAY).count() >= 2


def test_nobody_is_served_before_birth_or_after_today(village) -> None:
    made(village)
    assert not Record.objects.filter(on__gt=TODAY).exists()
    assert not Record.objects.filter(age_days__lt=0).exists()


def test_made_up_reports_climb_and_a_recount_finds_no_difference(village) -> None:
    plans = made(village)
    above = chain_above(plans, places.trail)
    months = months_until(TODAY, 2)
    for month in months:
        report_month(plans, above, month, seed=1, today=TODAY)
    rebuild_all(months, at=noon(TODAY))
    october = Period(2026, 10)
    assert reports.completeness(by=SYSTEM, area_id=places.nation_id(), period=october).whole.diharapkan == 2
    assert recount(by=SYSTEM, period=october) == []


def test_every_role_gets_an_account_in_the_demo_and_none_outside(village, settings) -> None:
    plans = made(village, months=1)
    write_teams(plans, seed=1, today=TODAY)
    settings.DEMO = True
    write_cast(plans, noon(TODAY))
    assert set(User.objects.values_list("username", flat=True)) == {part.username for part in PARTS}
    settings.DEMO = False
    with pytest.raises(Refusal):
        write_cast(plans, noon(TODAY))


def test_some_villages_of_the_demo_have_no_bidan(village, settings) -> None:
    settings.DEMO = True
    plans = [plan_village(seed, village, posts=1, people=20, today=TODAY) for seed in range(12)]
    having = [plan for plan in plans if plan.with_bidan]
    assert 0 < len(having) < 12
    assert write_bidan([having[0]], noon(TODAY)) == 0
    assert User.objects.get(username="bidan.51.08").holdings.get().area_id == village.id


@pytest.mark.parametrize("command", [demo, simulate])
def test_outside_demo_mode_no_made_up_data_comes_in(db, settings, command) -> None:
    settings.DEMO = False
    result = CliRunner().invoke(command, [])
    assert result.exit_code == 1
    assert "mode contoh" in result.output
