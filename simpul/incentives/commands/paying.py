"""What came of payments: received, not yet, or questioned with a reason."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.incentives.models import Payment, PaymentList
from simpul.incentives.rules import PAID, PAYMENT_STATES, QUESTIONED, UNPAID
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.registry.queries import post_scopes

WRITE = "incentive.write"


@command("incentives.record_payments")
def record_payments(*, by: Actor, at: datetime, list_id: UUID, payment_ids: Sequence[UUID], on: date) -> int:
    """Write down that these persons of a list received their money on a day; how many were not so before."""
    made = PaymentList.objects.select_for_update().filter(id=list_id).first()
    if made is None:
        raise Refusal("tidak-ditemukan")
    by.require(WRITE, places.scope_of(made.area_id), exact=True)
    _open(made, on, at)
    found = list(made.payments.filter(id__in=list(payment_ids)).exclude(state=PAID))
    for one in found:
        _tell(one, PAID, "")
        one.state, one.state_on, one.reason = PAID, on, ""
    Payment.objects.bulk_update(found, ["state", "state_on", "reason"], batch_size=500)
    return len(found)


@command("incentives.mark_payment")
def mark_payment(
    *, by: Actor, at: datetime, payment_id: UUID, state: str, on: date | None = None, reason: str = ""
) -> None:
    """Say what came of one payment: belum-dibayar, dibayar (on a day), dipersoalkan (with a reason).

    What was paid goes back to unpaid only with a reason.
    """
    one = _payment(payment_id)
    by.require(WRITE, places.scope_of(one.list.area_id), exact=True)
    if state not in PAYMENT_STATES:
        raise Refusal("pembayaran-keadaan-salah", field="state")
    _set(one, state, on or day_at(at, "WIB"), worded(reason, "reason", 300, may_be_empty=True), at)


@command("incentives.question_payment")
def question_payment(*, by: Actor, at: datetime, payment_id: UUID, reason: str) -> None:
    """The treasurer of a post says what is wrong with a payment of that post's people; whoever pays sees to it."""
    one = _payment(payment_id)
    served = post_scopes(one.served.values_list("post_id", flat=True)).values()
    if not any(by.may("incentive.question", scope) for scope in served):
        raise Refusal("tidak-berhak", action="incentive.question")
    _set(one, QUESTIONED, day_at(at, "WIB"), worded(reason, "reason", 300), at)


def _payment(id: UUID) -> Payment:
    found = Payment.objects.filter(id=id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    PaymentList.objects.select_for_update().get(id=found.list_id)
    return Payment.objects.select_related("list").get(id=id)


def _set(one: Payment, state: str, on: date, reason: str, at: datetime) -> None:
    _open(one.list, on, at)
    if (one.state, one.reason) == (state, reason):
        raise Refusal("pembayaran-sudah-dicatat")
    if not reason and (state == QUESTIONED or (state == UNPAID and one.state == PAID)):
        raise Refusal("alasan-wajib", field="reason")
    _tell(one, state, reason)
    one.state, one.state_on, one.reason = state, on if state != UNPAID else None, reason
    one.save()


def _open(made: PaymentList, on: date, at: datetime) -> None:
    if made.void_because:
        raise Refusal("daftar-insentif-batal")
    if on > day_at(at, places.zone(made.area_id, day_at(at, "WIB"))):
        raise Refusal("tanggal-belum-tiba", field="on", on=on)


def _tell(one: Payment, state: str, reason: str) -> None:
    changed("payment", one.id, before={"state": one.state}, after={"state": state}, reason=reason)
