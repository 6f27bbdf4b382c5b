"""Recording services: who may, what is refused, what is asked about."""

from datetime import date, timedelta

import pytest

from simpul.audit.models import Change, DirtyMark, Entry
from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.services.commands import record_services
from simpul.services.rules.shapes import NewRecord
from tests import factories
from tests.cast import actor

from .conftest import AT, TODAY, WEIGHING


def one(by, item):
    """Record a list of one."""
    return record_services(by=by, at=AT, items=[item])[0]


def test_a_weighing_is_kept_with_what_was_true_of_the_child(cast, child, weighing) -> None:
    item = weighing(9.5)
    assert one(cast.kader_a, item).state == "accepted"
    row = Record.objects.get(id=item.id)
    assert (row.answers, row.facts["bb"], row.sex, row.age_days) == ({"bb": 9.5, "rujuk": False}, 9.5, "P", 386)
    assert (row.field, row.period, row.recorded_by, row.late) == ("kesehatan", 20261101, cast.kader_a.id, False)


def test_a_record_leaves_one_change_in_the_feed_and_marks_its_month(cast, weighing) -> None:
    item = weighing()
    one(cast.kader_a, item)
    change = Change.objects.get(object_id=str(item.id))
    assert (change.feed, change.sequence, change.entry.by) == (cast.post_a.id, 1, cast.kader_a.id)
    assert DirtyMark.objects.filter(feed=cast.post_a.id, period=Period.of(TODAY).key).exists()


def test_the_same_record_sent_twice_is_one_record(cast, weighing) -> None:
    item = weighing()
    assert [one(cast.kader_a, item).state, one(cast.kader_a, item).state] == ["accepted", "same"]
    assert Record.objects.count() == 1
    assert Entry.objects.count() == 1


