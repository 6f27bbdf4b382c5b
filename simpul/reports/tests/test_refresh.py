"""The worker: one record reaches every tier, and only what changed is written."""

from datetime import date

import pytest

from simpul.audit.models import DirtyMark
from simpul.facts.models import Record
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.offices.commands import NewAppointment, appoint, form_team
from simpul.recount.queries import recount
from simpul.reports import commands
from simpul.reports.tests.stage import (
    AT_SCHOOL,
    NOON,
    NOVEMBER,
    OCTOBER,
    WEIGHED,
    WEIGHINGS,
    count,
    live,
    school,
    weigh,
)
from simpul.tally.models import AreaPeriod, PostPeriod
from tests import factories

pytestmark = pytest.mark.django_db


def tiers(cast):
    return [cast.areas.penarukan, cast.areas.kec_buleleng, cast.areas.buleleng, cast.areas.bali, cast.areas.nation]


def test_a_weighing_reaches_every_tier(cast):
    child = factories.person(cast.post_a, sex="P", born=date(2024, 3, 5))
    weigh(cast.post_a, child, date(2026, 11, 10))
    count()
    assert live(cast.post_a.id, NOVEMBER, WEIGHED) == 1
    assert [live(area.id, NOVEMBER, WEIGHED, "P") for area in tiers(cast)] == [1, 1, 1, 1, 1]
    assert [live(area.id, NOVEMBER, WEIGHED, "L") for area in tiers(cast)] == [0, 0, 0, 0, 0]
    assert live(cast.areas.kalsel.id, NOVEMBER, WEIGHED) == 0


def test_a_child_weighed_twice_is_one_child_and_two_weighings(cast):
    child = factories.person(cast.post_a)
    for day in (3, 17):
        weigh(cast.post_a, child, date(2026, 11, day))
    count()
    assert live(cast.areas.nation.id, NOVEMBER, WEIGHED) == 1
    assert live(cast.areas.nation.id, NOVEMBER, WEIGHINGS) == 2


def test_a_child_of_two_months_is_one_child_of_the_quarter(cast):
    child = factories.person(cast.post_a)
    weigh(cast.post_a, child, date(2026, 10, 6))
    weigh(cast.post_a, child, date(2026, 11, 10))
    count()
    for period in NOVEMBER.longer():
        assert live(cast.areas.nation.id, period, WEIGHED) == 1
        assert live(cast.areas.nation.id, period, WEIGHINGS) == 2


def test_a_state_lasts_until_it_changes_and_a_quarter_has_that_of_its_last_month(cast):
    child = factories.person(cast.post_a)
    school(cast.post_a, child, date(2026, 9, 8))
    count()
    quarter = NOVEMBER.longer()[0]
    assert live(cast.areas.nation.id, OCTOBER, AT_SCHOOL) == 1
    assert live(cast.areas.nation.id, quarter, AT_SCHOOL) == 1
    school(cast.post_a, child, date(2026, 11, 2), "tidak")
    count()
    assert live(cast.areas.nation.id, OCTOBER, AT_SCHOOL) == 1
    assert live(cast.areas.nation.id, NOVEMBER, AT_SCHOOL) == 0
    assert live(cast.areas.nation.id, quarter, AT_SCHOOL) == 0


def test_a_month_begins_with_the_posts_that_are_expected_to_report(cast):
    count()
    assert live(cast.areas.nation.id, NOVEMBER, "laporan.diharapkan") == 3
    assert live(cast.areas.penarukan.id, NOVEMBER, "laporan.belum", "sosial") == 2
    assert live(cast.areas.nation.id, NOVEMBER, "lembaga.pos_aktif") == 3


def test_nothing_is_written_when_nothing_changed(cast):
    child = factories.person(cast.post_a)
    weigh(cast.post_a, child, date(2026, 11, 10))
    count()
    before = list(AreaPeriod.objects.values_list("id", "counted_at", "cells"))
    posts = list(PostPeriod.objects.values_list("id", "counted_at", "cells"))
    commands.rebuild(NOVEMBER, at=NOON.replace(hour=9))
    assert list(AreaPeriod.objects.values_list("id", "counted_at", "cells")) == before
    assert list(PostPeriod.objects.values_list("id", "counted_at", "cells")) == posts


def test_a_second_worker_finds_nothing_left_to_do(cast):
    weigh(cast.post_a, factories.person(cast.post_a), date(2026, 11, 10))
    count()
    assert commands.refresh(at=NOON) == 0
    assert commands.roll(at=NOON) == 0


def test_a_team_formed_shows_in_its_area_and_in_all_above(cast):
    count()
    form_team(by=SYSTEM, at=NOON, area_id=cast.areas.kec_buleleng.id, valid_from=date(2026, 11, 1))
    count()
    formed = [live(area.id, NOVEMBER, "lembaga.tim_pembina") for area in tiers(cast)]
    assert formed == [0, 1, 1, 1, 1]
    assert recount(by=SYSTEM, period=NOVEMBER) == []


def test_a_kader_appointed_shows_in_the_month(cast):
    count()
    kader = factories.person(cast.post_a, born=date(1990, 1, 1))
    new = NewAppointment(
        id=new_id(), position="kader", valid_from=date(2026, 11, 2), person_id=kader.id, post_id=cast.post_a.id,
        field="sosial",
    )  # fmt: skip
    (outcome,) = appoint(by=SYSTEM, at=NOON, items=[new])
    count()
    assert outcome.id == new.id
    assert live(cast.areas.bali.id, NOVEMBER, "lembaga.kader_aktif") == 1
    assert live(cast.areas.bali.id, NOVEMBER, "lembaga.kader_aktif", "sosial") == 1
    assert live(cast.areas.bali.id, OCTOBER, "lembaga.kader_aktif") == 0


def test_a_post_that_cannot_be_counted_is_set_aside_and_holds_up_nobody_else(cast, caplog):
    for post in (cast.post_a, cast.post_b):
        weigh(post, factories.person(post), date(2026, 11, 10))
    broken = Record.objects.filter(post=cast.post_a)
    (facts,) = broken.values_list("facts", flat=True)
    broken.update(facts="rusak")
    count()
    assert live(cast.areas.nation.id, NOVEMBER, WEIGHED) == 1
    assert f"{cast.post_a.id} tidak dapat dihitung" in caplog.text
    assert commands.refresh(at=NOON) == 0
    broken.update(facts=facts)
    commands.begin_work()
    count()
    assert live(cast.areas.nation.id, NOVEMBER, WEIGHED) == 2


def test_a_month_begins_for_the_others_when_one_post_cannot_be_counted(cast):
    weigh(cast.post_a, factories.person(cast.post_a), date(2026, 11, 10))
    Record.objects.filter(post=cast.post_a).update(facts="rusak")
    assert commands.rebuild(NOVEMBER, at=NOON) > 1
    assert set(PostPeriod.objects.values_list("post_id", flat=True)) >= {cast.post_b.id}
    assert set(DirtyMark.objects.filter(set_aside_at=NOON).values_list("feed", flat=True)) == {cast.post_a.id}
