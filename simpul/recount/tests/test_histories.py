"""Whatever happens in whatever order: the sums equal a recount, to the digit; a planted slip is found."""

import random

import pytest
from django.db import connection, transaction

from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.recount.queries import recount
from simpul.recount.tests.histories import ASKED, MONTHS, World, copy_of, play, world
from simpul.reports import commands
from simpul.reports.tests import stage
from simpul.tally.models import AreaPeriod, PostPeriod
from simpul.tally.queries import slots
from simpul.wide.packing import pack, unpack

BLOCKS, STEPS = 10, 6  # blocks run beside each other
# 1,000 in all; PostgreSQL, slower at tiny transactions, plays the first fifth of each block too.
HISTORIES, ON_POSTGRES = 100, 20


class _Undo(Exception):
    """Ends a history without trace."""


def _history(seed: int, here: World) -> list[str]:
    """Play one history, let the worker finish, recount a random period; what differs, with the story."""
    rng = random.Random(seed)
    play(rng, here, STEPS)
    while commands.refresh(at=stage.NOON):
        pass
    period = rng.choice(ASKED)
    return [f"{seed} {period} {one} after {here.told}" for one in recount(by=SYSTEM, period=period)]


@pytest.mark.django_db
@pytest.mark.parametrize("block", range(BLOCKS))
def test_a_thousand_random_histories_agree_with_their_recount(block):
    here = world()
    commands.roll(at=stage.NOON)
    found: list[str] = []
    number = ON_POSTGRES if connection.vendor == "postgresql" else HISTORIES
    for seed in range(block * HISTORIES, block * HISTORIES + number):
        try:
            with transaction.atomic():
                found += _history(seed, copy_of(here))
                raise _Undo
        except _Undo:
            pass
        assert found == []


@pytest.mark.django_db
def test_a_planted_difference_is_found():
    here = world()
    child = here.persons[1]
    stage.weigh(here.posts[0], child, MONTHS[1].first_day)
    stage.count()
    assert recount(by=SYSTEM, period=MONTHS[1]) == []
    table = slots.table()
    group, position = table.places[stage.WEIGHED, ""]
    row = AreaPeriod.objects.get(area_id=here.districts[0].id, period=MONTHS[1].key, group=group)
    cells = unpack(row.cells, table.width(group))
    cells[position] += 1
    AreaPeriod.objects.filter(id=row.id).update(cells=pack(cells))
    (found,) = recount(by=SYSTEM, period=MONTHS[1])
    assert (found.area_id, found.indicator, found.which) == (here.districts[0].id, stage.WEIGHED, "hidup")
    assert (found.stored, found.recounted) == (2, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("group", "column", "which"),
    [("kesehatan", "reported", "dilaporkan"), ("kesehatan", "cells", "hidup"), ("laporan", "cells", "hidup")],
    ids=["what the village accepted", "what was counted", "the state of the report"],
)
def test_a_difference_planted_in_the_row_of_a_post_is_found(group, column, which):
    here = world()
    post = here.posts[0]
    stage.weigh(post, here.persons[1], MONTHS[1].first_day)
    stage.count()
    sent = commands.finish_month(by=SYSTEM, at=stage.NOON, post_id=post.id, period=MONTHS[1])
    commands.accept_report(by=SYSTEM, at=stage.NOON, submission_id=sent.id)
    stage.count()
    assert recount(by=SYSTEM, period=MONTHS[1]) == []
    table = slots.table()
    indicator, split, position = table.cells(group)[-1]
    row = PostPeriod.objects.get(post_id=post.id, period=MONTHS[1].key, group=group)
    cells = unpack(getattr(row, column), table.width(group))
    cells[position] += 1
    PostPeriod.objects.filter(id=row.id).update(**{column: pack(cells)})
    (found,) = recount(by=SYSTEM, period=MONTHS[1])
    assert (found.post_id, found.which, found.indicator, found.split) == (post.id, which, indicator, split)
    assert found.stored == found.recounted + 1


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["stranger", "kader_c", "other_village_head", "resident"])
def test_a_stranger_recounts_nothing(cast, who):
    with pytest.raises(Refusal) as caught:
        recount(by=getattr(cast, who), period=MONTHS[0], area_id=cast.areas.penarukan.id)
    assert caught.value.code == "tidak-berhak"
