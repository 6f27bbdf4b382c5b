"""Counting how many dossiers stand where in the nation, its provinces and regencies, for the worker."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Min

from simpul.dossiers.models import AreaStand
from simpul.dossiers.queries.dossiers import with_state
from simpul.dossiers.rules import COUNTED_EVERY, STATES
from simpul.kernel.actor import NATION, REGENCY
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places

_LEVELS = range(NATION, REGENCY + 1)


def count_stands(at: datetime, *, now: bool = False) -> bool:
    """Count anew if the last counts are older than some minutes, or `now`; whether it was done. Not an audited command:
    the counts follow from the dossiers."""
    fresh = AreaStand.objects.filter(counted_at__gt=at - timedelta(minutes=COUNTED_EVERY)).exists()
    if fresh and not now:
        return False
    try:
        stands = list(_stands(places.nation_id(), at))
    except Refusal:  # no areas yet
        return False
    with transaction.atomic():
        AreaStand.objects.all().delete()
        AreaStand.objects.bulk_create(stands, batch_size=2_000)
    return True


def _stands(nation_id: int, at: datetime) -> Iterator[AreaStand]:
    """One grouped reading of all dossiers by regency; what lies above is its sum."""
    keys = [f"post__village__l{level}" for level in _LEVELS]
    rows = with_state().order_by().values_list(*keys, "standing").annotate(number=Count("id"), first=Min("since"))
    found = {(nation_id, state): AreaStand(area_id=nation_id, state=state, number=0) for state in STATES}
    for *path, state, number, first in rows:
        for area_id in path:
            stand = found.setdefault((area_id, state), AreaStand(area_id=area_id, state=state, number=0))
            stand.number += number
            stand.oldest = min(stand.oldest or first, first)
    for stand in found.values():
        stand.counted_at = at
        yield stand
