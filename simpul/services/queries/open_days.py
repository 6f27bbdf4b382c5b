"""Open days of a post."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min

from simpul.facts import queries as facts
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.registry import queries as registry
from simpul.services.models import OpenDay
from simpul.services.rules.open_days import CANCELLED


@dataclass(frozen=True, slots=True)
class OpenDayView:
    """An open day. `planned_on` is the day the rule gave; `recorded`: how many services are recorded on it."""

    id: UUID
    post_id: UUID
    on: date
    planned_on: date
    by_rule: bool
    state: str
    reason: str
    recorded: int

    @property
    def moved(self) -> bool:
        return self.on != self.planned_on

    @property
    def cancelled(self) -> bool:
        return self.state == CANCELLED


def open_days(*, by: Actor, post_id: UUID, period: Period) -> list[OpenDayView]:
    """The open days of a post in a period, cancelled ones included, by date."""
    _require_reading(by, post_id)
    found = OpenDay.objects.filter(post_id=post_id, on__range=(period.first_day, period.last_day))
    counts = facts.days_with_records([post_id], period.first_day, period.last_day)
    return [_view(day, counts.get((post_id, day.on), 0)) for day in found.order_by("on", "id")]


def open_day(*, by: Actor, id: UUID) -> OpenDayView:
    """One open day; Refusal `tidak-ditemukan` for none and for one of a post that the actor does not see."""
    day = OpenDay.objects.filter(id=id).first()
    if day is None:
        raise Refusal("tidak-ditemukan")
    _require_reading(by, day.post_id)
    counts = facts.days_with_records([day.post_id], day.on, day.on)
    return _view(day, counts.get((day.post_id, day.on), 0))


def open_day_copies(
    *, by: Actor, post_id: UUID, since: date, ids: Collection[UUID] | None = None
) -> list[tuple[UUID, date, str, str]]:
    """(id, day, state, reason) of the open days of a post from a day on, by id: all, or those of `ids`."""
    _require_reading(by, post_id)
    found = OpenDay.objects.filter(post_id=post_id, on__gte=since)
    found = found if ids is None else found.filter(id__in=list(ids))
    return list(found.order_by("id").values_list("id", "on", "state", "reason"))


def open_day_ids_between(*, by: Actor, post_id: UUID, first: date, until: date) -> list[UUID]:
    """The open days of a post from a day to a day (excluded): those that a phone need not keep any more."""
    _require_reading(by, post_id)
    found = OpenDay.objects.filter(post_id=post_id, on__gte=first, on__lt=until)
    return list(found.order_by("id").values_list("id", flat=True))


def post_of_open_day(id: UUID) -> UUID | None:
    """Internal: the post of an open day; None when there is none of that id."""
    return OpenDay.objects.filter(id=id).values_list("post_id", flat=True).first()


def next_open_days(post_ids: Collection[UUID], on: date) -> dict[UUID, date]:
    """Internal: the first day from a day on when each post opens; posts for which none is planned are left out."""
    found = OpenDay.objects.filter(post_id__in=list(post_ids), on__gte=on).exclude(state=CANCELLED)
    return dict(found.order_by().values_list("post_id").annotate(first=Min("on")))


def _require_reading(by: Actor, post_id: UUID) -> None:
    if not by.may("post.read", registry.post_scope(post_id)):
        raise Refusal("tidak-ditemukan")


def _view(day: OpenDay, recorded: int) -> OpenDayView:
    held = 0 if day.state == CANCELLED else recorded
    return OpenDayView(day.id, day.post_id, day.on, day.planned_on, day.by_rule, day.state, day.reason, held)
