"""Every cell has its slot for good; rows are counted, written and kept beside what was accepted."""

from datetime import date
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from simpul import standards
from simpul.reports.tests.stage import NOON, NOVEMBER, WEIGHED, count, live, reported, weigh
from simpul.tally.commands import (
    count_posts,
    ready_table,
    set_area_reported,
    set_posts_reported,
    sync_slots,
    write_counted,
)
from simpul.tally.models import PostPeriod, Slot
from simpul.tally.queries import figures, slots
from simpul.tally.rules.slots import wanted
from simpul.wide.packing import pack
from tests import factories

pytestmark = pytest.mark.django_db
REAL = standards.load_catalogue(standards.loader.HERE)
ONE_MORE = """
[[indicators]]
code = "kesehatan.balita_berat"
field = "kesehatan"
name = "Balita di atas 10 kg"
level = "outcome"
kind = "flow"
count = "records"
service = "kesehatan.timbang"
where = [{ fact = "bb", min = 10 }]
valid_from = 2020-01-01
source = { ref = "uji", trust = "own" }
"""


@pytest.fixture
def wider(tmp_path):
    """The small catalogue with one more indicator."""
    copytree(Path(__file__).parents[2] / "reports" / "tests" / "catalogue", tmp_path / "more")
    (tmp_path / "more" / "indicators" / "lebih.toml").write_text(ONE_MORE, encoding="utf-8")
    return standards.load_catalogue(tmp_path / "more")


def test_each_cell_of_the_catalogue_has_a_slot_once():
    assert sync_slots() == len(wanted())
    assert sync_slots() == 0
    assert slots.complete()


def test_slots_never_move_when_an_indicator_is_added(wider):
    sync_slots()
    before = set(Slot.objects.values_list("group", "position", "indicator", "split"))
    with standards.use_catalogue(wider):
        assert not slots.complete()
        assert sync_slots() == 1
        after = set(Slot.objects.values_list("group", "position", "indicator", "split"))
        assert before < after
        ((_, position, code, _),) = after - before
        assert (code, position) == ("kesehatan.balita_berat", slots.table().width("kesehatan") - 1)


def test_rows_from_before_an_indicator_was_added_stay_right(cast, wider):
    weigh(cast.post_a, factories.person(cast.post_a), date(2026, 11, 3), 12.5)
    count()
    with standards.use_catalogue(wider):
        assert live(cast.areas.nation.id, NOVEMBER, WEIGHED) == 1
        weigh(cast.post_a, factories.person(cast.post_a), date(2026, 11, 4), 12.5)
        count()
        assert live(cast.areas.nation.id, NOVEMBER, WEIGHED) == 2
        assert live(cast.areas.nation.id, NOVEMBER, "kesehatan.balita_berat") == 2


def test_an_indicator_that_left_the_catalogue_keeps_its_slot_and_is_not_shown(cast, wider):
    with standards.use_catalogue(wider):
        weigh(cast.post_a, factories.person(cast.post_a), date(2026, 11, 3), 12.5)
        count()
    codes = {line.code for line in figures(by=cast.ketua_a, post_id=cast.post_a.id, period=NOVEMBER).lines}
    assert WEIGHED in codes
    assert "kesehatan.balita_berat" not in codes
    assert Slot.objects.filter(indicator="kesehatan.balita_berat").exists()


def test_no_row_of_the_real_catalogue_is_wider_than_480_cells():
    with standards.use_catalogue(REAL):
        table = ready_table()
        widths = {group: table.width(group) for group in table.kinds}
    assert all(0 < width <= 481 for width in widths.values()), widths


def test_counting_writes_only_what_differs(cast):
    weigh(cast.post_a, factories.person(cast.post_a), date(2026, 11, 3))
    table = ready_table()
    counted = count_posts({cast.post_a.id: {NOVEMBER}}, NOVEMBER, table)
    dirt = write_counted(counted, NOON)
    assert "kesehatan" in dirt.groups
    assert dirt.places[4] == {(NOVEMBER.key, cast.areas.penarukan.id)}
    assert write_counted(counted, NOON).places == {}


def test_what_was_accepted_stands_beside_what_is_live(cast):
    table = ready_table()
    row = np.zeros(table.width("kesehatan"), dtype=np.int64)
    row[table.position(WEIGHED)] = 7
    place = (NOVEMBER.key, cast.areas.penarukan.id)
    set_area_reported({place}, {("kesehatan", *place): row}, NOON)
    assert reported(cast.areas.penarukan.id, NOVEMBER, WEIGHED) == 7
    set_area_reported({place}, {}, NOON)
    assert reported(cast.areas.penarukan.id, NOVEMBER, WEIGHED) is None
    set_posts_reported(NOVEMBER, {cast.post_a.id: (cast.areas.penarukan.id, {"kesehatan": pack(row)})}, NOON)
    assert PostPeriod.objects.get(post_id=cast.post_a.id, group="kesehatan").reported == pack(row)
