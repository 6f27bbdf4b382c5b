"""The whole country at once: large sums arrive whole, live and as reported, and only what differs is written."""

from datetime import date, timedelta

import numpy as np
import pytest

from simpul.kernel.actor import SYSTEM
from simpul.reports import commands
from simpul.reports.tests.stage import NOON, OCTOBER, count, lesson, live, reported
from simpul.tally.commands import Dirt, climb, climb_country, ready_table, set_area_reported
from simpul.tally.models import AreaPeriod, PostPeriod
from simpul.wide.packing import LARGEST, pack

pytestmark = pytest.mark.django_db
COST = "sosial.biaya"


def tiers(cast):
    areas = cast.areas
    return [area.id for area in (areas.penarukan, areas.kec_buleleng, areas.buleleng, areas.bali, areas.nation)]


def spend(posts, amount):
    """As if every one of these posts had spent that much (thousand rupiah): no single record may be so large."""
    table = ready_table()
    row = np.zeros(table.width("sosial"), dtype=np.int64)
    row[table.position(COST)] = amount
    rows = PostPeriod.objects.filter(post_id__in=[post.id for post in posts], period=OCTOBER.key, group="sosial")
    assert rows.update(cells=pack(row)) == len(posts)


@pytest.fixture
def spent(cast):
    """Two posts of one village with a sum beyond int32 between them."""
    count()
    commands.rebuild(OCTOBER, at=NOON)
    spend([cast.post_a, cast.post_b], LARGEST)
    return 2 * LARGEST


def test_a_sum_beyond_int32_reaches_the_nation_whole(cast, spent):
    climb_country(OCTOBER, ready_table(), NOON)
    assert [live(area, OCTOBER, COST) for area in tiers(cast)] == [spent] * 5


def test_the_worker_sums_beyond_int32_too(cast, spent):
    dirt = Dirt({4: {(OCTOBER.key, cast.areas.penarukan.id)}}, {"sosial"})
    climb(dirt, ready_table(), NOON)
    assert [live(area, OCTOBER, COST) for area in tiers(cast)] == [spent] * 5


def test_a_report_beyond_int32_is_sent_and_accepted_whole(cast, spent):
    table, village = ready_table(), cast.areas.penarukan.id
    row = np.zeros(table.width("sosial"), dtype=np.int64)
    row[table.position(COST)] = spent
    set_area_reported([(OCTOBER.key, village)], {("sosial", OCTOBER.key, village): row}, NOON)
    sent = commands.send_area_report(by=SYSTEM, at=NOON, area_id=village, period=OCTOBER)
    commands.accept_report(by=SYSTEM, at=NOON, submission_id=sent.id)
    assert reported(cast.areas.kec_buleleng.id, OCTOBER, COST) == spent


def test_a_second_climb_writes_nothing(cast, spent):
    climb_country(OCTOBER, ready_table(), NOON)
    climb_country(OCTOBER, ready_table(), NOON + timedelta(hours=1))
    assert set(AreaPeriod.objects.filter(period=OCTOBER.key).values_list("counted_at", flat=True)) == {NOON}


def test_the_country_at_once_equals_the_climb_of_the_worker(cast):
    for post, day in ((cast.post_a, 6), (cast.post_b, 7), (cast.post_c, 8)):
        lesson(post, date(2026, 10, day), men=day, women=2)
    count()
    by_worker = _stored()
    AreaPeriod.objects.filter(period=OCTOBER.key).delete()
    climb_country(OCTOBER, ready_table(), NOON)
    assert _stored() == by_worker
    assert len(by_worker) > 40


def _stored():
    rows = AreaPeriod.objects.filter(period=OCTOBER.key)
    values = rows.values_list("area_id", "parent_id", "level", "group", "cells", "reported")
    return {row[:4]: (bytes(row[4]), row[5]) for row in values}
