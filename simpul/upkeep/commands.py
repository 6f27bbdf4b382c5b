"""Counting the country once a day (not audited: it follows from offices and posts), and noting who was trained."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from simpul.audit.commands import changed, inside_a_command
from simpul.kernel.actor import REGENCY
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.offices.queries.officers import sound
from simpul.offices.rules import KADER
from simpul.places import queries as places
from simpul.registry.rules import months_touched
from simpul.upkeep.models import AreaCount, Counting, Schooling
from simpul.upkeep.queries import counted, last_day
from simpul.upkeep.rules import day_to_count, longest

_AT_ONCE = 2_000
Span = tuple[date, date | None]  # from a day (included) to a day (excluded)


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


def tell_schooling(at: datetime, told: Mapping[UUID, Collection[Span]]) -> None:
    """All spans in which these persons count as trained; what was told of them before is forgotten.

    Called by competence inside its commands, never by a door. The months of the posts that they serve are counted anew.
    """
    if not inside_a_command():
        raise RuntimeError("who was trained is told by the commands of competence")
    before: dict[UUID, dict[date, date | None]] = {person: {} for person in told}
    for one in Schooling.objects.select_for_update().filter(person_id__in=list(told)):
        before[one.person_id][one.since] = one.until
    after = {person: longest(spans) for person, spans in told.items()}
    news = [person for person in told if before[person] != after[person]]
    Schooling.objects.filter(person_id__in=news).delete()
    rows = [Schooling(person_id=id, since=since, until=until) for id in news for since, until in after[id].items()]
    Schooling.objects.bulk_create(rows, batch_size=_AT_ONCE)
    first = {person: min((*before[person], *after[person])) for person in news}
    for person in news:
        changed("schooling", person, after={"since": sorted(day.isoformat() for day in after[person])})
    _mark_posts(at, first)


def _mark_posts(at: datetime, first: Mapping[UUID, date]) -> None:
    """The months of posts whose kader these are, from the first day that is told otherwise now."""
    today = day_at(at, "WIT")  # the latest day that it is anywhere in the country
    served = sound().filter(person_id__in=list(first), position=KADER, post__isnull=False)
    for one in served.only("person_id", "post_id", "valid_from", "valid_to"):
        if one.person_id is not None:
            months = months_touched(max(one.valid_from, first[one.person_id]), min(one.valid_to or today, today))
            changed("schooling", one.person_id, feed=one.post_id, periods=months)
