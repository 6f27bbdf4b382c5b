"""The demo and the simulation: made up, marked, the same for the same seed, and obeying every rule."""

from datetime import date

import pytest
from click.testing import CliRunner

from simpul.accounts.models import User
from simpul.accounts.queries import actor_for, offices_in_reach, own_offices
from simpul.dossiers import queries as dossiers
from simpul.eligibility.queries import memberships
from simpul.facts.models import Record
from simpul.heads.queries import head
from simpul.jobs.demo import demo
from simpul.jobs.simulate import simulate
from simpul.jobs.simulation.building import Size, build, rebuild_all
from simpul.jobs.simulation.cast import PARTS, write_bidan, write_cast
from simpul.jobs.simulation.dossiers import STEPS, write_dossiers
from simpul.jobs.simulation.doubles import write_doubles, write_heads
from simpul.jobs.simulation.lives import write_lives
from simpul.jobs.simulation.reporting import chain_above, report_month
from simpul.jobs.simulation.teams import write_teams
from simpul.jobs.simulation.world import plan_village
from simpul.jobs.simulation.writing import months_until, noon
from simpul.kernel.actor import SYSTEM
from simpul.kernel.nik import Nik
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.lifecycle import queries as lifecycle
from simpul.offices import queries as offices
from simpul.people.models import Person
from simpul.places import queries as places
from simpul.recount.queries import recount
from simpul.registry.models import Post
from simpul.reports import queries as reports
from simpul.services.models import OpenDay
from simpul.upkeep.queries import kind_counts, my_offices
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


def test_made_up_posts_have_lives(village) -> None:
    plans = build([(village, 6)], seed=3, size=Size(people=12, months=1), today=TODAY, say=lambda text: None)
    write_lives(plans, today=TODAY)
    assert [one.held_at for one in lifecycle.open_proposals(by=SYSTEM, area_id=village.id)] == ["Balai Penarukan"]
    heir, origin = (plan.post.id for plan in plans[0].posts[-2:])
    assert lifecycle.heirs_of([origin]) == {origin: heir}
    kinds = {step.kind for step in lifecycle.timeline(by=SYSTEM, post_id=plans[0].posts[0].post.id, at=noon(TODAY))}
    assert kinds == {"berdiri", "mekar"}
    decrees = offices.decrees(by=SYSTEM, area_id=village.id)
    assert len([one for one in decrees if one.replaced_by]) == 1


def test_made_up_dossiers_stand_at_every_step_of_the_way(village, settings, tmp_path) -> None:
    settings.PAPER_DIR = tmp_path
    plans = build([(village, 16)], seed=3, size=Size(people=3, months=0), today=TODAY, say=lambda text: None)
    write_dossiers(plans, seed=2, today=TODAY)
    counts = dossiers.pipeline(by=SYSTEM, area_id=village.id).own.counts
    assert set(counts) >= set(STEPS) - {"belum-mulai"}


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


def test_the_demo_has_somebody_outside_the_banjar_and_somebody_in_two_bodies(village) -> None:
    """Seeds: pengurus should live in the banjar (S0.6); kader of PKK and Posyandu may not double (S2.10)."""
    other = factories.areas().tambakan
    plans = build([(village, 1), (other, 1)], seed=1, size=Size(people=60, months=1), today=TODAY, say=lambda _: None)
    write_heads(plans, seed=1, today=TODAY)
    write_doubles(plans, seed=1, today=TODAY)
    found = {
        one.kind.code: one.count for one in kind_counts(by=SYSTEM, area_id=factories.areas().buleleng.id, on=TODAY)
    }
    assert (found["domisili"], found["rangkap-pkk"]) == (1, 1)
    listed = memberships(by=SYSTEM, area_id=other.id, on=TODAY)
    assert sorted(one.state for one in listed) == ["cocok", "mungkin"]
    assert head(by=SYSTEM, area_id=village.id, on=TODAY).title == "Lurah"


def test_every_role_gets_an_account_in_the_demo_and_none_outside(village, settings) -> None:
    plans = made(village, months=1)
    write_teams(plans, seed=1, today=TODAY)
    write_heads(plans, seed=1, today=TODAY)
    settings.DEMO = True
    write_cast(plans, noon(TODAY))
    assert set(User.objects.values_list("username", flat=True)) == {part.username for part in PARTS}
    post = plans[0].posts[0].post.id
    for username in ("kader", "ketua", "sekretaris", "bendahara"):
        (office,) = my_offices(by=actor_for(User.objects.get(username=username).id, TODAY), on=TODAY)
        assert (office.post_id, office.current) == (post, True)
    for username in ("lurah", "tim.kabupaten", "pusat"):
        owner = User.objects.get(username=username)
        (seat,) = own_offices(by=actor_for(owner.id, TODAY))
        assert owner.name in {one.holder for one in offices_in_reach(owner.id, TODAY) if one.id == seat}
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


def test_some_villages_of_the_rakor_of_buleleng_have_no_bidan(village) -> None:
    bontihing = places.area(factories.area("51.08.08.2003", "Bontihing", factories.areas().kubutambahan).id)
    assert not any(plan_village(seed, bontihing, posts=1, people=20, today=TODAY).with_bidan for seed in range(4))


@pytest.mark.parametrize("command", [demo, simulate])
def test_outside_demo_mode_no_made_up_data_comes_in(db, settings, command) -> None:
    settings.DEMO = False
    result = CliRunner().invoke(command, [])
    assert result.exit_code == 1
    assert "mode contoh" in result.output
