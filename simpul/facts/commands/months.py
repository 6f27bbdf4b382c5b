"""Months that a post has finished, and months that an area has closed."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.facts.models import ClosedMonth, MonthState
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry import queries as registry


@command("facts.note_finished")
def note_finished(*, by: Actor, at: datetime, post_id: UUID, period: Period) -> None:
    """The post has sent its report of these months: what is written in them from now on is late. Told by reports."""
    by.require("report.finish", registry.post_scope(post_id))
    for month in period.each_month():
        values = {"finished_by": by.id, "finished_at": at}
        MonthState.objects.get_or_create(post_id=post_id, period=month.key, defaults=values)
        changed("month_state", post_id, after={"finished": str(month)}, feed=post_id)


@command("facts.note_many_finished")
def note_many_finished(*, by: Actor, at: datetime, post_ids: Sequence[UUID], period: Period) -> None:
    """The same for many posts at once, for demo and simulation. Only the system itself may."""
    if not by.is_system:
        raise Refusal("tidak-berhak", action="report.finish")
    states = [
        MonthState(post_id=post_id, period=month.key, finished_by=by.id, finished_at=at)
        for post_id in post_ids
        for month in period.each_month()
    ]
    MonthState.objects.bulk_create(states, ignore_conflicts=True)
    for post_id in post_ids:
        changed("month_state", post_id, after={"finished": str(period)}, feed=post_id)


@command("facts.forget_finished")
def forget_finished(*, by: Actor, at: datetime, post_id: UUID, period: Period) -> None:
    """The report came back: what the post mends before it sends again is not late."""
    scope = registry.post_scope(post_id)
    if not by.may("report.decide", scope):
        by.require("report.finish", scope)
    keys = [month.key for month in period.each_month()]
    MonthState.objects.filter(post_id=post_id, period__in=keys).delete()
    changed("month_state", post_id, before={"finished": str(period)}, feed=post_id)


@command("facts.close_month")
def close_month(*, by: Actor, at: datetime, area_id: int, period: Period) -> None:
    """Close a month for every post in an area. Closed already: nothing happens."""
    by.require("report.close", Scope(area=places.area(area_id).path), exact=True)
    _month_of(period)
    values = {"closed_by": by.id, "closed_at": at}
    _, new = ClosedMonth.objects.get_or_create(
        area_id=area_id, period=period.key, reopened_at__isnull=True, defaults=values
    )
    if new:
        changed("closed_month", area_id, after={"closed": str(period)})


@command("facts.reopen_month")
def reopen_month(*, by: Actor, at: datetime, area_id: int, period: Period, reason: str) -> None:
    """Open a closed month again, with a reason that stays. Refusal `bulan-tidak-ditutup` when it is not closed."""
    by.require("report.close", Scope(area=places.area(area_id).path), exact=True)
    if not reason.strip():
        raise Refusal("alasan-wajib", field="reason")
    closed = ClosedMonth.objects.select_for_update(of=("self",)).filter(
        area_id=area_id, period=_month_of(period).key, reopened_at__isnull=True
    )
    row = closed.first()
    if row is None:
        raise Refusal("bulan-tidak-ditutup", bulan=period.title)
    row.reopened_at, row.reopen_reason = at, reason.strip()[:300]
    row.save(update_fields=["reopened_at", "reopen_reason"])
    changed("closed_month", area_id, before={"closed": str(period)}, reason=row.reopen_reason)


def _month_of(period: Period) -> Period:
    if period.months != 1:
        raise ValueError(f"only single months are closed: {period}")
    return period
