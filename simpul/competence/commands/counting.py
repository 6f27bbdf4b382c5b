"""The nightly count of who needs training in the provinces: too many kader to count while somebody waits."""

from datetime import datetime

from django.db import transaction

from simpul.competence.models import NeedCount
from simpul.competence.queries.needs import counts_of, last_day
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places

NATION_TIME = "WIB"


def count_country(at: datetime) -> bool:
    """For the worker: every province, unless today's count was made; whether it was made now.

    Not audited: the numbers follow from offices and abilities.
    """
    day, last = day_at(at, NATION_TIME), last_day()
    if last is not None and last >= day:
        return False
    try:
        nation = places.area(places.nation_id())
    except Refusal:  # no areas yet
        return False
    counted = counts_of(nation, day)
    with transaction.atomic():
        NeedCount.objects.all().delete()
        NeedCount.objects.bulk_create(
            NeedCount(area_id=one.id, day=day, counts=counted.get(one.id, {})) for one in places.children(nation.id)
        )
    return True
