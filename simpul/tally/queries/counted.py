"""Which periods are counted. Internal to the worker."""

from collections.abc import Iterable
from uuid import UUID

from simpul.kernel.period import Period
from simpul.tally.models import AreaPeriod, PostPeriod
from simpul.tally.rules.slots import LEMBAGA


def last_month(area_id: int) -> Period | None:
    """The last month that was counted for an area; None for none."""
    keys = AreaPeriod.objects.filter(area_id=area_id, group=LEMBAGA).values_list("period", flat=True)
    return max((period for key in keys if (period := Period.from_key(key)).months == 1), default=None)


def periods() -> list[Period]:
    """Every period in which anything was counted."""
    keys = AreaPeriod.objects.order_by("period").values_list("period", flat=True).distinct()
    return [Period.from_key(key) for key in keys]


def posts_counted_in(village_ids: Iterable[int], period: Period) -> set[UUID]:
    """The posts whose rows of a period or its months were summed into these villages."""
    keys = [key.key for key in (period, *period.each_month())]
    found = PostPeriod.objects.filter(period__in=keys, group=LEMBAGA)
    villages = list(village_ids)
    return {
        post
        for start in range(0, len(villages), 2_000)
        for post in found.filter(parent_id__in=villages[start : start + 2_000]).values_list("post_id", flat=True)
    }


def areas_counted(period: Period) -> set[int]:
    """The areas that have any row in a period or its months."""
    keys = [key.key for key in (period, *period.each_month())]
    return set(AreaPeriod.objects.filter(period__in=keys).values_list("area_id", flat=True).distinct())


def last_month_in(period: Period) -> Period | None:
    """The last month of a period that the country has counted; None for none. Months to come have no rows."""
    keys = [month.key for month in period.each_month()]
    found = AreaPeriod.objects.filter(period__in=keys, group=LEMBAGA, parent_id__isnull=True).order_by("-period")
    key = found.values_list("period", flat=True).first()
    return Period.from_key(key) if key else None
