"""Which periods are counted. Internal to the worker."""

from simpul.kernel.period import Period
from simpul.tally.models import AreaPeriod
from simpul.tally.rules.slots import LEMBAGA


def last_month(area_id: int) -> Period | None:
    """The last month that was counted for an area; None for none."""
    keys = AreaPeriod.objects.filter(area_id=area_id, group=LEMBAGA).values_list("period", flat=True)
    return max((period for key in keys if (period := Period.from_key(key)).months == 1), default=None)


def periods() -> list[Period]:
    """Every period in which anything was counted."""
    keys = AreaPeriod.objects.order_by("period").values_list("period", flat=True).distinct()
    return [Period.from_key(key) for key in keys]
