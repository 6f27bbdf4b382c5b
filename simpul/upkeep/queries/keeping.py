"""What the nightly count says of provinces and the nation, for whom counting anew would take too long."""

from collections import defaultdict
from datetime import date

from django.db.models import Sum

from simpul.kernel.actor import REGENCY
from simpul.places.queries import AreaView
from simpul.upkeep.models import AreaCount, Counting


def last_day() -> date | None:
    """Internal: the day that was counted last; None before the first."""
    return Counting.objects.values_list("day", flat=True).first()


def kept(place: AreaView) -> dict[str, dict[int, int]] | None:
    """By kind the cases in each area directly below a province or the nation; None where they are counted anew."""
    if place.level >= REGENCY or last_day() is None:
        return None
    below = f"area__l{place.level + 1}"
    within = AreaCount.objects.filter(**{f"area__l{place.level}": place.id})
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for area_id, kind, number in within.order_by().values_list(below, "kind").annotate(n=Sum("number")):
        found[kind][area_id] = number
    return found
