"""What PKK did in a village beside what its posts served (S2.9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from simpul import standards
from simpul.budgets.models import LIVE, PkkActivity
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.plans.queries import seen_area
from simpul.registry.queries.posts import in_slices
from simpul.reports.queries import below
from simpul.standards.budgets import budget_table, name_of


@dataclass(frozen=True)
class PkkView:
    """An activity; `participants` None: nobody counted them."""

    id: UUID
    on: date
    kind: str
    kind_name: str
    name: str
    participants: int | None


@dataclass(frozen=True)
class ServiceCount:
    """How many records of a field the posts of the village wrote; None: nothing was heard of that field."""

    field: str
    records: int | None


@dataclass(frozen=True)
class VillageActivities:
    """Both sides of a period. `participants` adds up those that were counted; `uncounted` were not."""

    period: Period
    activities: tuple[PkkView, ...]
    participants: int
    uncounted: int
    services: tuple[ServiceCount, ...]
    reports_in: int
    reports_expected: int


def village_activities(*, by: Actor, area_id: int, period: Period) -> VillageActivities:
    """PKK's activities of a period, latest first, beside the records of the village's posts."""
    seen_area(by, area_id)
    found = PkkActivity.objects.filter(
        LIVE, village_id=area_id, on__gte=period.first_day, on__lte=period.last_day
    ).order_by("-on", "name", "id")
    listed = tuple(_view(one) for one in found)
    codes = [one.code for one in standards.fields()]
    own = below(by=by, area_id=area_id, period=period, indicators=[f"{code}.catatan" for code in codes]).own
    heard = own.completeness.masuk > 0
    return VillageActivities(
        period=period,
        activities=listed,
        participants=sum(one.participants or 0 for one in listed),
        uncounted=sum(one.participants is None for one in listed),
        services=tuple(_count(code, own.value(f"{code}.catatan"), heard=heard) for code in codes),
        reports_in=own.completeness.masuk,
        reports_expected=own.completeness.diharapkan,
    )


def pkk_activity(*, by: Actor, activity_id: UUID) -> tuple[PkkView, int]:
    """One activity and the id of its village; Refusal `tidak-ditemukan`."""
    found = PkkActivity.objects.filter(LIVE, id=activity_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    seen_area(by, found.village_id)
    return _view(found), found.village_id


def activities_in(village_ids: Iterable[int], year: int) -> dict[int, int]:
    """Internal: how many activities of each village were recorded in a year."""
    found: dict[int, int] = {}
    for part in in_slices(village_ids):
        rows = PkkActivity.objects.filter(LIVE, village_id__in=part, on__year=year)
        found |= dict(rows.order_by().values_list("village_id").annotate(number=Count("id")))
    return found


def _count(field: str, value: float | None, *, heard: bool) -> ServiceCount:
    return ServiceCount(field, int(value) if value else (0 if heard else None))


def _view(one: PkkActivity) -> PkkView:
    kind = name_of(budget_table().pkk_kinds, one.kind)
    return PkkView(one.id, one.on, one.kind, kind, one.name, one.participants)
