"""States of an open day and when one is due. Pure."""

from datetime import date, timedelta

from simpul.kernel.refusals import Refusal

PLANNED, CANCELLED = "terjadwal", "batal"
LONGEST_REASON = 300
WEEK = timedelta(days=6)


def kept_reason(reason: str) -> str:
    """The reason as kept; Refusal when there is none or it is a story."""
    kept = " ".join(reason.split())
    if not kept:
        raise Refusal("alasan-wajib", field="reason")
    if len(kept) > LONGEST_REASON:
        raise Refusal("alasan-terlalu-panjang", field="reason", paling=LONGEST_REASON)
    return kept


def this_week(today: date) -> tuple[date, date]:
    """The days looked at for "my work": the last seven and the next seven."""
    return today - WEEK, today + WEEK
