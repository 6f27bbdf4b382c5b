"""Rates of an area: set with their regulation, taken back when they were typed wrong."""

from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.incentives.models import Rate
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.money import positive
from simpul.kernel.period import KINDS
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.offices.rules import POST_BODY, position_of
from simpul.places import queries as places

RIGHT = "incentive.rate"


@command("incentives.set_rate")
def set_rate(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    position: str,
    amount: int,
    months: int,
    valid_from: date,
    document: str,
    valid_to: date | None = None,
    id: UUID | None = None,
) -> UUID:
    """Set what a position in a post is given for so many months from a day on; an earlier rate holds until then.

    `valid_to`: the first day on which nothing is given any more. Only the office of that very area sets its rates.
    """
    by.require(RIGHT, places.scope_of(area_id), exact=True)
    if id is not None and Rate.objects.filter(id=id, by=by.id).exists():
        return id
    positive(amount)
    _sound(position, months, valid_from, valid_to)
    if Rate.objects.filter(area_id=area_id, position=position, valid_from=valid_from, void_because="").exists():
        raise Refusal("tarif-sudah-ada", field="valid_from")
    rate = Rate.objects.create(
        id=id or new_id(),
        area_id=area_id,
        position=position,
        amount=amount,
        months=months,
        valid_from=valid_from,
        valid_to=valid_to,
        document=worded(document, "document", 200),
        by=by.id,
        at=at,
    )
    changed(
        "incentive_rate", rate.id, after={"area": area_id, "position": position, "amount": amount, "months": months}
    )
    return rate.id


def _sound(position: str, months: int, valid_from: date, valid_to: date | None) -> None:
    if position_of(POST_BODY, position, valid_from) is None:
        raise Refusal("jabatan-tidak-dikenal", field="position")
    if months not in KINDS.values():
        raise Refusal("tarif-masa-salah", field="months")
    if valid_to is not None and valid_to <= valid_from:
        raise Refusal("akhir-sebelum-awal", field="valid_to")


@command("incentives.void_rate")
def void_rate(*, by: Actor, at: datetime, rate_id: UUID, reason: str) -> None:
    """Take back a rate that was typed wrong. Lists made with it stay; what differs now is shown beside them."""
    rate = Rate.objects.select_for_update().filter(id=rate_id, void_because="").first()
    if rate is None:
        raise Refusal("tidak-ditemukan")
    by.require(RIGHT, places.scope_of(rate.area_id), exact=True)
    rate.void_because = worded(reason, "reason", 300)
    rate.save()
    changed("incentive_rate", rate.id, after={"void_because": rate.void_because}, reason=rate.void_because)
