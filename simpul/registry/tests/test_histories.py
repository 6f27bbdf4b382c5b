"""Random lives of a post: what the spans tell of any day is what a day-by-day diary tells."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.registry import commands, queries
from simpul.registry.models import PostSpan
from simpul.registry.rules import STATES
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
FOUNDED = date(2026, 9, 1)
DAYS = [FOUNDED + timedelta(days=n) for n in range(83)]  # to 22 November


def live(dice: random.Random, post_id, villages: list[int]) -> dict[date, tuple[int, str]]:
    """Random moves and changes of state, some of them refused; the diary of what held on each day."""
    diary = dict.fromkeys(DAYS, (villages[0], "aktif"))
    for _ in range(12):
        on, (village, state) = dice.choice(DAYS), diary[DAYS[-1]]
        try:
            if dice.random() < 0.5:
                state = dice.choice(STATES)
                commands.change_state(by=SYSTEM, at=AT, post_id=post_id, state=state, on=on)
            else:
                village = dice.choice(villages)
                commands.move_post(by=SYSTEM, at=AT, post_id=post_id, village_id=village, on=on)
        except Refusal as refusal:
            if refusal.code not in {"sebelum-perubahan-terakhir", "pos-tutup"}:
                raise
            continue
        if (village, state) != diary[DAYS[-1]]:
            diary |= {day: (village, state) for day in DAYS if day >= on}
    return diary


@pytest.mark.parametrize("seed", range(20))
def test_the_spans_of_a_post_agree_with_its_diary(seed: int) -> None:
    areas = factories.areas()
    villages = [areas.penarukan.id, areas.kaliuntu.id, areas.tambakan.id]
    post_id = commands.found_post(by=SYSTEM, at=AT, village_id=villages[0], name="Melati", on=FOUNDED)
    diary = live(random.Random(seed), post_id, villages)
    for day in DAYS:
        assert queries.placements([post_id], day) == {post_id: diary[day]}, day
        active = queries.active_posts(villages, day)
        assert active == ({diary[day][0]: [post_id]} if diary[day][1] == "aktif" else {})
    assert queries.placements([post_id], FOUNDED - timedelta(days=1)) == {}
    spans = list(PostSpan.objects.filter(post_id=post_id).order_by("valid_from"))
    assert [s.valid_to for s in spans] == [*(s.valid_from for s in spans[1:]), None]
