"""Open days: made from the post's rule for a month, moved, cancelled or added by hand."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command, lock_feeds
from simpul.facts import queries as facts
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import written
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.registry import queries as registry
from simpul.registry.queries.grounds import post_grounds
from simpul.registry.rules import open_days as days_of_rule
from simpul.services.models import OpenDay
from simpul.services.rules.open_days import CANCELLED, PLANNED, kept_reason


@command("services.make_open_days")
def make_open_days(*, by: Actor, at: datetime, post_id: UUID, period: Period) -> list[UUID]:
    """Make the open days of each month of the period by the post's rule; ids of the new ones.

    A month that has days from the rule already is left as it is: moved and cancelled days stay so. Holidays are
    ignored: whoever knows the village moves the day. Refusal `jadwal-belum-ada` when the post has no rule.
    """
    ground = post_grounds([post_id]).get(post_id)
    if ground is None:
        raise Refusal("tidak-ditemukan")
    by.require("openday.manage", ground.scope)
    if not ground.open_rule:
        raise Refusal("jadwal-belum-ada")
    lock_feeds([post_id])
    made: list[UUID] = []
    for month in period.each_month():
        known = OpenDay.objects.filter(post_id=post_id, by_rule=True)
        if known.filter(planned_on__range=(month.first_day, month.last_day)).exists():
            continue
        made += [
            _plan(post_id, day, by_rule=True)
            for day in days_of_rule(ground.open_rule, month)
            if not _taken(post_id, day)
        ]
    return made


@command("services.add_open_day")
def add_open_day(*, by: Actor, at: datetime, post_id: UUID, on: date, reason: str = "") -> UUID:
    """Open the post on one more day; Refusal `hari-buka-sudah-ada` when it is open already."""
    by.require("openday.manage", registry.post_scope(post_id))
    lock_feeds([post_id])
    if _taken(post_id, on):
        raise Refusal("hari-buka-sudah-ada", field="on", tanggal=written(on))
    return _plan(post_id, on, by_rule=False, reason=reason.strip() and kept_reason(reason))


@command("services.move_open_day")
def move_open_day(*, by: Actor, at: datetime, id: UUID, on: date, reason: str) -> None:
    """Hold an open day on another day, with a reason; not once services are recorded on it."""
    day = _changeable(by, id)
    kept = kept_reason(reason)
    if day.on == on:
        return
    if _taken(day.post_id, on):
        raise Refusal("hari-buka-sudah-ada", field="on", tanggal=written(on))
    before = {"on": day.on.isoformat()}
    day.on, day.reason = on, kept
    day.save(update_fields=["on", "reason"])
    changed("open_day", id, before=before, after={"on": on.isoformat()}, feed=day.post_id, reason=kept)


@command("services.cancel_open_day")
def cancel_open_day(*, by: Actor, at: datetime, id: UUID, reason: str) -> None:
    """Cancel an open day, with a reason; not once services are recorded on it."""
    day = _changeable(by, id)
    day.reason, day.state = kept_reason(reason), CANCELLED
    day.save(update_fields=["reason", "state"])
    changed("open_day", id, before={"state": PLANNED}, after={"state": CANCELLED}, feed=day.post_id, reason=day.reason)


def _plan(post_id: UUID, on: date, *, by_rule: bool, reason: str = "") -> UUID:
    id = new_id()
    OpenDay.objects.create(id=id, post_id=post_id, on=on, planned_on=on, by_rule=by_rule, state=PLANNED, reason=reason)
    changed("open_day", id, after={"on": on.isoformat()}, feed=post_id, reason=reason)
    return id


def _taken(post_id: UUID, on: date) -> bool:
    return OpenDay.objects.filter(post_id=post_id, on=on).exclude(state=CANCELLED).exists()


def _changeable(by: Actor, id: UUID) -> OpenDay:
    day = OpenDay.objects.select_for_update(of=("self",)).filter(id=id).first()
    if day is None:
        raise Refusal("tidak-ditemukan")
    scope: Scope = registry.post_scope(day.post_id)
    if not by.may("post.read", scope):
        raise Refusal("tidak-ditemukan")
    by.require("openday.manage", scope)
    lock_feeds([day.post_id])
    if day.state == CANCELLED:
        raise Refusal("hari-buka-batal")
    if facts.days_with_records([day.post_id], day.on, day.on):
        raise Refusal("hari-buka-ada-catatan")
    return day
