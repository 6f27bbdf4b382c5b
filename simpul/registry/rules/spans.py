"""Days and months in the life of a post."""

from datetime import date

from simpul.kernel.period import Period

ACTIVE, RESTING, CLOSED = "aktif", "istirahat", "tutup"
STATES = (ACTIVE, RESTING, CLOSED)
STATE_NAMES = {ACTIVE: "Aktif", RESTING: "Istirahat", CLOSED: "Tutup"}


def months_touched(first: date, last: date) -> list[Period]:
    """The months from that of `first` to that of `last`, whose figures must be counted again; none if `first` is later.

    A day to come touches nothing yet: its month is counted when it comes.
    """
    month, end = Period.of(first), Period.of(last)
    months = []
    while month <= end:
        months.append(month)
        month = month.shift(1)
    return months


def holds(valid_from: date, valid_to: date | None, on: date) -> bool:
    """Whether something that holds from a day (included) to a day (excluded) holds on that day."""
    return valid_from <= on and (valid_to is None or on < valid_to)


def overlaps(valid_from: date, valid_to: date | None, other_from: date, other_to: date | None) -> bool:
    """Whether two spans (first day included, last excluded, None: open) share a day."""
    return (other_to is None or valid_from < other_to) and (valid_to is None or other_from < valid_to)


def term_fault(valid_from: date, valid_to: date | None) -> str:
    """Code of the refusal for a span of office, else ""."""
    return "akhir-sebelum-awal" if valid_to is not None and valid_to <= valid_from else ""
