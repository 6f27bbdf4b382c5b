"""The money of an area and of all in it as it stood on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet, Sum

from simpul.budgets.models import LIVE, Change, Line, Realisation
from simpul.places.queries import AreaView
from simpul.plans.queries import within
from simpul.standards.budgets import budget_table


@dataclass(frozen=True)
class Standing:
    """Rupiah of the day's year: budgeted with all changes until that day, spent until it (inclusive).

    `coaching`: budgeted for pembinaan in the area's own lines.
    """

    amount: int
    spent: int
    coaching: int


def standing_on(area: AreaView, on: date) -> Standing:
    """Internal, asks no actor: each line once, also those of villages that have ended since."""
    lines = Line.objects.filter(LIVE, year=on.year, **within(area)).order_by()
    purposes = [one.code for one in budget_table().purposes if one.coaching]
    spent = Realisation.objects.filter(LIVE, line__in=lines, on__lte=on)
    return Standing(
        amount=_amount(lines, on),
        spent=spent.aggregate(total=Sum("amount"))["total"] or 0,
        coaching=_amount(lines.filter(area_id=area.id, purpose__in=purposes), on),
    )


def _amount(lines: QuerySet[Line], on: date) -> int:
    """What the lines hold now without what changes after that day have added."""
    later = Change.objects.filter(line__in=lines, on__gt=on).aggregate(added=Sum(F("after") - F("before")))
    return (lines.aggregate(total=Sum("amount"))["total"] or 0) - (later["added"] or 0)
