"""Which months are closed by an area, and which a post has finished. Internal: no people's data."""

from collections.abc import Collection, Iterable
from uuid import UUID

from simpul.facts.models import ClosedMonth, MonthState
from simpul.kernel.period import Period


def is_closed(area_path: Iterable[int], period: Period) -> bool:
    """Whether one of these areas has closed that month."""
    return bool(closed_months([tuple(area_path)], [period]))


def closed_months(
    area_paths: Collection[tuple[int, ...]], periods: Collection[Period]
) -> set[tuple[tuple[int, ...], Period]]:
    """The (area path, month) pairs that are closed, by one of the areas on the path. One query for all."""
    areas = {area for path in area_paths for area in path}
    rows = ClosedMonth.objects.filter(
        area_id__in=areas, period__in={period.key for period in periods}, reopened_at__isnull=True
    ).values_list("area_id", "period")
    closed = set(rows)
    return {
        (path, period)
        for path in area_paths
        for period in periods
        if closed and any((area, period.key) in closed for area in path)
    }


def finished_months(post_ids: Collection[UUID], periods: Collection[Period]) -> set[tuple[UUID, int]]:
    """The (post, key of month) pairs that the posts have finished. One query for all."""
    return set(
        MonthState.objects.filter(post_id__in=post_ids, period__in={period.key for period in periods}).values_list(
            "post_id", "period"
        )
    )
