"""Counting the country once a day. Not audited: the counts follow from offices and posts."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction

from simpul.kernel.actor import REGENCY
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.upkeep.models import AreaCount, Counting
from simpul.upkeep.queries import counted, last_day
from simpul.upkeep.rules import day_to_count

_AT_ONCE = 2_000


def count_country(at: datetime) -> bool:
    """For the worker: what is amiss in each regency, unless today's count was made; whether it was made now."""
    day = day_to_count(at, last_day())
    if day is None:
        return False
    try:
        rows = list(_rows(day))
    except Refusal:  # no areas yet
        return False
    with transaction.atomic():
        AreaCount.objects.all().delete()
        Counting.objects.all().delete()
        AreaCount.objects.bulk_create(rows, batch_size=_AT_ONCE)
        Counting.objects.create(day=day, at=at)
    return True


def _rows(day: date) -> Iterator[AreaCount]:
    """Regency by regency, so that no statement of the database runs for minutes."""
    for regency in places.below_ids(places.nation_id(), REGENCY):
        for one in counted(regency, day):
            if one.count:
                yield AreaCount(area_id=regency, kind=one.kind.code, number=one.count)
