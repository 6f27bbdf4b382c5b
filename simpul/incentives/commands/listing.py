"""Lists of payments: a snapshot of who is to be paid, with a number, a day, and whoever made it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max

from simpul.audit.commands import changed, command, lock_feeds
from simpul.incentives.models import PaidMonth, Payment, PaymentList, PaymentPost
from simpul.incentives.queries.rates import rates_for
from simpul.incentives.queries.recipients import entitled_now
from simpul.incentives.rules import LIST_AT_MOST, PAID, PURSES, Due
from simpul.kernel.actor import REGENCY, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import area_feed, new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries import post_labels
from simpul.standards.budgets import budget_table, entry

WRITE = "incentive.write"
_AT_ONCE = 500


@command("incentives.make_list")
def make_list(*, by: Actor, at: datetime, area_id: int, period: Period, source: str, id: UUID | None = None) -> UUID:
    """List everybody who is to be paid by an area for a period that has ended and is on no list for it yet."""
    area = places.area(area_id)
    by.require(WRITE, Scope(area=area.path), exact=True)
    if id is not None and PaymentList.objects.filter(id=id, by=by.id).exists():
        return id
    today = day_at(at, places.zone(area_id, day_at(at, "WIB")))
    _sound(period, source, today)
    # A village and its district pay from one purse: lists of a regency are made one after the other.
    lock_feeds([area_feed(area.path[min(area.level, REGENCY)])])
    if not rates_for(area.path):
        raise Refusal("insentif-tanpa-tarif")
    found = _ordered(entitled_now(area, period))
    if not found:
        raise Refusal("insentif-tanpa-penerima")
    if len(found) > LIST_AT_MOST:
        raise Refusal("insentif-terlalu-banyak", paling=LIST_AT_MOST)
    made = PaymentList.objects.create(
        id=id or new_id(),
        area_id=area_id,
        purse=PURSES[area.level],
        period=period.key,
        year=period.year,
        number=_next_number(area, period.year),
        source=source,
        made_on=today,
        by=by.id,
        by_name=by.name,
        at=at,
    )
    _write(made, found)
    told = {
        "area": area_id,
        "period": str(period),
        "persons": len(found),
        "amount": sum(one.amount for one, _posts in found),
    }
    changed("payment_list", made.id, after=told)
    return made.id


@command("incentives.void_list")
def void_list(*, by: Actor, at: datetime, list_id: UUID, reason: str) -> None:
    """Take back a list of which nobody has been paid; it stays readable, its persons may be listed again."""
    made = PaymentList.objects.select_for_update().filter(id=list_id).first()
    if made is None:
        raise Refusal("tidak-ditemukan")
    by.require(WRITE, places.scope_of(made.area_id), exact=True)
    if made.void_because:
        raise Refusal("daftar-insentif-batal")
    if made.payments.filter(state=PAID).exists():
        raise Refusal("daftar-insentif-ada-bayaran")
    made.void_because = worded(reason, "reason", 300)
    made.save()
    PaidMonth.objects.filter(payment__list=made).delete()
    changed("payment_list", made.id, after={"void_because": made.void_because}, reason=made.void_because)


def _sound(period: Period, source: str, today: date) -> None:
    if period.last_day >= today:
        raise Refusal("masa-belum-berakhir", masa=period.title, tanggal=period.last_day + timedelta(days=1))
    if entry(budget_table().sources, source, today) is None:
        raise Refusal("sumber-dana-tidak-dikenal", field="source")


def _next_number(area: AreaView, year: int) -> int:
    last = PaymentList.objects.filter(area_id=area.id, year=year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _ordered(found: Sequence[Due]) -> list[tuple[Due, str]]:
    """By village, post and name, each with the labels of the posts in which the person serves."""
    labels = post_labels({post for one in found for post in one.post_ids})
    codes = places.areas({one.village_id for one in found})
    told = [(one, sorted(labels[post] for post in one.post_ids)) for one in found]
    told.sort(key=lambda pair: (codes[pair[0].village_id].code, pair[1][0], pair[0].name, str(pair[0].person_id)))
    return [(one, ", ".join(posts)[:300]) for one, posts in told]


def _write(made: PaymentList, found: Sequence[tuple[Due, str]]) -> None:
    rows = [
        Payment(
            list=made,
            place=place,
            person_id=one.person_id,
            name=one.name,
            position=one.position,
            posts=posts,
            village_id=one.village_id,
            months=len(one.months),
            amount=one.amount,
        )
        for place, (one, posts) in enumerate(found, start=1)
    ]
    Payment.objects.bulk_create(rows, batch_size=_AT_ONCE)
    months = [
        PaidMonth(payment=row, person_id=row.person_id, purse=made.purse, month=month)
        for row, (one, _posts) in zip(rows, found, strict=True)
        for month in one.months
    ]
    PaidMonth.objects.bulk_create(months, batch_size=_AT_ONCE)
    served = [
        PaymentPost(payment=row, post_id=post)
        for row, (one, _posts) in zip(rows, found, strict=True)
        for post in one.post_ids
    ]
    PaymentPost.objects.bulk_create(served, batch_size=_AT_ONCE)
