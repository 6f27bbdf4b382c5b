"""Posts that move and areas that split: sums use the tree of the month's last day, reports go to the right office."""

from datetime import UTC, date, datetime

import pytest

from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.places.models import Area, AreaVersion
from simpul.recount.queries import recount
from simpul.registry import commands as registry_commands
from simpul.reports import commands
from simpul.reports.models import Submission
from simpul.reports.tests.stage import (
    AT_SCHOOL,
    NOON,
    NOVEMBER,
    OCTOBER,
    WEIGHED,
    WEIGHINGS,
    count,
    live,
    reported,
    school,
    weigh,
)
from tests import factories

pytestmark = pytest.mark.django_db
QUARTER = Period(2026, 10, 3)
OTHERS = ("pendidikan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial")


@pytest.fixture
def moved(cast):
    """Post A weighed a child in each month and moved to Kaliuntu on 1 November."""
    child = factories.person(cast.post_a)
    for month in (10, 11):
        weigh(cast.post_a, child, date(2026, month, 6))
    count()
    village = cast.areas.kaliuntu
    registry_commands.move_post(by=SYSTEM, at=NOON, post_id=cast.post_a.id, village_id=village.id, on=date(2026, 11, 1))
    count()
    return cast


def test_a_post_that_moved_counts_where_it_lay_on_the_last_day_of_each_month(moved):
    old, new = moved.areas.penarukan.id, moved.areas.kaliuntu.id
    assert (live(old, OCTOBER, WEIGHED), live(new, OCTOBER, WEIGHED)) == (1, 0)
    assert (live(old, NOVEMBER, WEIGHED), live(new, NOVEMBER, WEIGHED)) == (0, 1)
    assert live(moved.areas.kec_buleleng.id, NOVEMBER, WEIGHED) == 1


def test_in_a_quarter_the_months_stay_and_the_person_goes_along(moved):
    old, new = moved.areas.penarukan.id, moved.areas.kaliuntu.id
    assert (live(old, QUARTER, WEIGHINGS), live(new, QUARTER, WEIGHINGS)) == (1, 1)
    assert (live(old, QUARTER, WEIGHED), live(new, QUARTER, WEIGHED)) == (0, 1)
    assert recount(by=SYSTEM, period=QUARTER) == []


def test_the_report_of_a_post_that_proves_to_have_moved_goes_to_its_village(cast):
    weigh(cast.post_a, factories.person(cast.post_a), date(2026, 11, 6))
    sent = commands.finish_month(by=cast.ketua_a, at=NOON, post_id=cast.post_a.id, period=NOVEMBER, nihil_fields=OTHERS)
    commands.accept_report(by=cast.village_head, at=NOON, submission_id=sent.id)
    count()
    village = cast.areas.kaliuntu
    registry_commands.move_post(by=SYSTEM, at=NOON, post_id=cast.post_a.id, village_id=village.id, on=date(2026, 11, 3))
    count()
    assert Submission.objects.get(id=sent.id).receiver_id == village.id
    assert reported(village.id, NOVEMBER, WEIGHED) == 1
    assert reported(cast.areas.penarukan.id, NOVEMBER, WEIGHED) is None
    assert recount(by=SYSTEM, period=NOVEMBER) == []


def test_a_village_that_goes_to_another_district_is_summed_there_from_that_month(cast):
    child = factories.person(cast.post_a)
    for month in (10, 11):
        weigh(cast.post_a, child, date(2026, month, 6))
    count()
    old, new, village = cast.areas.kec_buleleng, cast.areas.kubutambahan, cast.areas.penarukan
    day = date(2026, 11, 1)
    current = AreaVersion.objects.get(area=village, valid_to=None)
    AreaVersion.objects.filter(id=current.id).update(valid_to=day)
    AreaVersion.objects.create(
        area=village, code="51.08.08.1020", name=village.name, kind=village.kind, parent=new, valid_from=day
    )
    Area.objects.filter(id=village.id).update(parent=new, l3=new.id)
    commands.retree(since=day, at=NOON)
    assert (live(old.id, OCTOBER, WEIGHED), live(new.id, OCTOBER, WEIGHED)) == (1, 0)
    assert (live(old.id, NOVEMBER, WEIGHED), live(new.id, NOVEMBER, WEIGHED)) == (0, 1)
    assert live(cast.areas.buleleng.id, NOVEMBER, WEIGHED) == 1
    assert recount(by=SYSTEM, period=NOVEMBER, area_id=cast.areas.buleleng.id) == []


def test_a_post_at_rest_is_not_expected_to_report(cast):
    count()
    day = date(2026, 11, 10)
    registry_commands.change_state(
        by=SYSTEM, at=NOON, post_id=cast.post_b.id, state="istirahat", on=day, reason="tanpa kader"
    )
    count()
    assert live(cast.areas.penarukan.id, NOVEMBER, "laporan.diharapkan") == 1
    assert live(cast.areas.penarukan.id, NOVEMBER, "lembaga.pos_aktif") == 1


def test_a_late_record_changes_the_states_of_all_later_months(cast):
    child = factories.person(cast.post_a, born=date(2021, 5, 5))
    school(cast.post_a, child, date(2026, 11, 3))
    count()
    assert live(cast.areas.nation.id, OCTOBER, AT_SCHOOL) == 0
    school(cast.post_a, child, date(2026, 9, 1))
    count()
    assert [live(cast.areas.nation.id, month, AT_SCHOOL) for month in (Period(2026, 9), OCTOBER, NOVEMBER)] == [1, 1, 1]


def test_a_new_month_begins_by_itself_with_the_states_of_the_last(cast):
    child = factories.person(cast.post_a, born=date(2019, 12, 15))
    school(cast.post_a, child, date(2026, 11, 3))
    count()
    count(datetime(2026, 11, 30, 16, tzinfo=UTC))  # 1 December in the east
    december = Period(2026, 12)
    assert live(cast.areas.nation.id, december, "laporan.diharapkan") == 3
    assert live(cast.areas.nation.id, NOVEMBER, AT_SCHOOL) == 1
    assert live(cast.areas.nation.id, december, AT_SCHOOL) == 0  # seven years old by the end of December
