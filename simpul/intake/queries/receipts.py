"""What a receipt stands for: a kader reads its number or code aloud, somebody else looks it up."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from simpul.intake.models import Arrival, Receipt
from simpul.intake.rules import CODE_ALPHABET
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.phones import queries as phones


@dataclass(frozen=True)
class ReceiptView:
    """A receipt: whose, when, for how many intentions, and how many of them are now in which state."""

    number: int
    code: str
    at: datetime
    count: int
    maker: str
    phone: str
    states: dict[str, int]


def receipts(*, by: Actor, at: datetime, code: str, limit: int = 20) -> list[ReceiptView]:
    """The receipts of that code, newest first, of phones that the actor looks after or that are their own."""
    typed = "".join(c for c in code.upper() if c in CODE_ALPHABET)[:8]
    found = Receipt.objects.filter(code=typed).order_by("-at", "-id")[:limit] if typed else []
    return [view for one in found if (view := _view(by, at, one))]


def _view(by: Actor, at: datetime, one: Receipt) -> ReceiptView | None:
    """The receipt of a phone that is looked after, or of one's own; None for all others."""
    try:
        own = phones.own_phone(by=by, phone_id=one.phone_id)
        return _told(one, by.name, own.label)
    except Refusal:
        pass
    try:
        phone = phones.phone(by=by, on=day_at(at, "WIB"), phone_id=one.phone_id)
    except Refusal:
        return None
    return _told(one, phone.user_name, phone.label)


def _told(one: Receipt, maker: str, label: str) -> ReceiptView:
    states = Counter(Arrival.objects.filter(receipt=one).values_list("state", flat=True))
    return ReceiptView(one.number, one.code, one.at, one.count, maker, label, dict(states))
