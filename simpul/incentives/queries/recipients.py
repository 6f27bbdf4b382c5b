"""Who is to be paid for a period, from the offices held in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.incentives.models import PaidMonth
from simpul.incentives.queries.rates import rates_for
from simpul.incentives.rules import PURSES, Due, Held, RateInForce, entitled
from simpul.kernel.actor import DISTRICT, Actor, Scope
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.offices.queries.officers import sound
from simpul.people.queries import true_ids
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries.posts import in_area, in_slices
from simpul.standards.budgets import days_at_least

KELURAHAN = "kelurahan"


@dataclass(frozen=True)
class Preview:
    """What a list made now would hold: how many persons, how much; `rated`: whether any rate is in force."""

    period: Period
    persons: int
    amount: int
    rated: bool


def preview(*, by: Actor, area_id: int, period: Period) -> Preview:
    """What a list of this area for this period would hold now; Refusal `tidak-ditemukan` without the right."""
    area = places.area(area_id)
    if not by.may("incentive.read", Scope(area=area.path)):
        raise Refusal("tidak-ditemukan")
    found = entitled_now(area, period)
    return Preview(period, len(found), sum(one.amount for one in found), bool(rates_for(area.path)))


def entitled_now(area: AreaView, period: Period, *, but_list: UUID | None = None) -> list[Due]:
    """Internal: who is to be paid by an area for a period and is on no list for it yet (`but_list` left aside)."""
    rates = rates_for(area.path)
    offices = _offices(area, period, rates)
    covered = covered_months({one.person_id for one in offices}, PURSES[area.level], period, but_list=but_list)
    return entitled(offices, rates, period, days_at_least=days_at_least(period.first_day), covered=covered)


def covered_months(
    person_ids: set[UUID], purse: str, period: Period, *, but_list: UUID | None = None
) -> dict[UUID, set[int]]:
    """Internal: the months of the period for which each person is on a list of that purse already."""
    keys = [month.key for month in period.each_month()]
    found: dict[UUID, set[int]] = {}
    for part in in_slices(person_ids):
        rows = PaidMonth.objects.filter(person_id__in=part, purse=purse, month__in=keys)
        for person_id, month in _but(rows, but_list).values_list("person_id", "month"):
            found.setdefault(person_id, set()).add(month)
    # Whoever was paid under an entry that turned out to be a double has been paid.
    doubles = PaidMonth.objects.filter(person__merged_into__isnull=False, purse=purse, month__in=keys)
    rows_of_doubles = list(_but(doubles, but_list).values_list("person_id", "month"))
    true = true_ids({person_id for person_id, _ in rows_of_doubles})
    for person_id, month in rows_of_doubles:
        found.setdefault(true[person_id], set()).add(month)
    return found


def _but(rows: QuerySet[PaidMonth], list_id: UUID | None) -> QuerySet[PaidMonth]:
    return rows if list_id is None else rows.exclude(payment__list_id=list_id)


def _offices(area: AreaView, period: Period, rates: Sequence[RateInForce]) -> list[Held]:
    """The offices in the area's posts that overlap the period, of positions with a rate.

    A district pays for its kelurahan alone: a desa has its own money.
    """
    overlap = Q(valid_to__isnull=True) | Q(valid_to__gt=period.first_day)
    rows = sound().filter(overlap, in_area(area.id, "post__"), valid_from__lte=period.last_day)
    rows = rows.filter(post__isnull=False, person__isnull=False, position__in={one.position for one in rates})
    if area.level == DISTRICT:
        rows = rows.filter(post__village__kind=KELURAHAN)
    names = ("person_id", "person__name", "position", "post_id", "post__village_id", "valid_from", "valid_to")
    return [
        Held(person, name, position, post, village, since, _earlier(until, exception))
        for person, name, position, post, village, since, until, exception in rows.order_by("id").values_list(
            *names, "exception_until"
        )
    ]


def _earlier(until: date | None, exception: date | None) -> date | None:
    """An exception that has run out ends the office that rests on it."""
    return min((day for day in (until, exception) if day is not None), default=None)
