"""What an area has accepted: the sum of the snapshots that it received and accepted, beside what is live."""

from collections.abc import Collection
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from django.db.models import Q

from simpul.reports.models import Snapshot, Submission
from simpul.reports.rules.states import SERVICES
from simpul.tally.commands import Dirt, Place, set_area_reported
from simpul.tally.rules.slots import SlotTable, field_codes
from simpul.wide.matrices import total
from simpul.wide.packing import Row


def write_reported(asked: Collection[Place], table: SlotTable, at: datetime) -> None:
    """Sum again what these areas accepted in these periods."""
    if asked:
        set_area_reported(asked, _accepted_sums(asked, table), at)


def follow(dirt: Dirt) -> set[Place]:
    """Reports of what turned out to lie elsewhere on the period's last day go to the right office; the places whose
    accepted sums change by it."""
    touched: set[Place] = set()
    moves = [(Q(post_id=post), key, move) for (post, key), move in dirt.moved_posts.items()]
    moves += [(Q(area_id=area), key, move) for (key, area), move in dirt.moved_areas.items()]
    for whose, key, (old, new) in moves:
        found = Submission.objects.filter(whose, kind=SERVICES, period=key)
        if new is not None and found.update(receiver_id=new):
            touched |= {(key, place) for place in (old, new) if place is not None}
    return touched


def _accepted_sums(asked: Collection[Place], table: SlotTable) -> dict[tuple[str, int, int], Row]:
    rows = (
        Snapshot.objects.filter(
            submission__kind=SERVICES,
            submission__period__in={key for key, _ in asked},
            submission__receiver_id__in={area for _, area in asked},
            accepted__isnull=False,
            group__in=field_codes(),
        )
        .order_by("group", "submission__period", "submission__receiver_id")
        .values_list("group", "submission__period", "submission__receiver_id", "accepted")
    )
    return {
        key: total([cells or b"" for *_, cells in found], table.width(key[0]))
        for key, found in groupby(rows.iterator(2_000), key=itemgetter(0, 1, 2))
        if key[1:] in asked
    }
