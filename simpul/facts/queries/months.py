"""Which months are closed by an area, and which a post has finished. Internal: no people's data."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Count, Max

from simpul.facts.models import ClosedMonth, MonthState, Record
from simpul.kernel.period import Period
from simpul.registry.queries.posts import in_slices

# Asked at every record: built once, for building a query takes longer than the database takes to answer it.
_CLOSED = ClosedMonth.objects.order_by().filter(reopened_at__isnull=True).values_list("area_id", "period")
_FINISHED = MonthState.objects.order_by().values_list("post_id", "period")


def is_closed(area_path: Iterable[int], period: Period) -> bool:
    """Whether one of these areas has closed that month."""
    return bool(closed_months([tuple(area_path)], [period]))


def closed_months(
    area_paths: Collection[tuple[int, ...]], periods: Collection[Period]
) -> set[tuple[tuple[int, ...], Period]]:
    """The (area path, month) pairs that are closed, by one of the areas on the path. One query for all."""
    areas = {area for path in area_paths for area in path}
    closed = set(_CLOSED.filter(area_id__in=areas, period__in={period.key for period in periods}))
    return {
        (path, period)
        for path in area_paths
        for period in periods
        if closed and any((area, period.key) in closed for area in path)
    }


def finished_months(post_ids: Collection[UUID], periods: Collection[Period]) -> set[tuple[UUID, int]]:
    """The (post, key of month) pairs that the posts have finished. One query for all."""
    return set(_FINISHED.filter(post_id__in=post_ids, period__in={period.key for period in periods}))


def days_with_records(post_ids: Collection[UUID], from_day: date, to_day: date) -> dict[tuple[UUID, date], int]:
    """How many records (not void) each post has on each day from a day to a day; days without any are left out."""
    months = Period.of(from_day).key, Period.of(to_day).key
    found = Record.objects.filter(post_id__in=post_ids, period__range=months, on__range=(from_day, to_day), void=False)
    rows = found.order_by().values_list("post_id", "on").annotate(count=Count("id"))
    return {(post, on): count for post, on, count in rows}


def records_by_field(
    post_ids: Collection[UUID], from_day: date, to_day: date
) -> Iterator[tuple[UUID, str, Period, int, date]]:
    """Internal, in bulk: (post, field, month, records that are not void, day of the last) of these days."""
    months = Period.of(from_day).key, Period.of(to_day).key
    for part in in_slices(post_ids):
        found = Record.objects.filter(post_id__in=part, period__range=months, on__range=(from_day, to_day), void=False)
        rows = found.order_by().values_list("post_id", "field", "period").annotate(count=Count("id"), last=Max("on"))
        for post_id, field, key, count, last in rows:
            yield post_id, field, Period.from_key(key), count, last
