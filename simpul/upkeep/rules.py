"""When the country is counted, and from when to when somebody counts as trained. No Django."""

from collections.abc import Iterable
from datetime import date, datetime

from simpul.kernel.civil_time import day_at

NATION_TIME = "WIB"


def day_to_count(at: datetime, last: date | None) -> date | None:
    """The day whose count is due at a moment, once a day in Jakarta; None when it was made."""
    today = day_at(at, NATION_TIME)
    return today if last is None or last < today else None


def longest(spans: Iterable[tuple[date, date | None]]) -> dict[date, date | None]:
    """By first day the last of the days on which such a span ends; None: without end."""
    found: dict[date, date | None] = {}
    for since, until in spans:
        known = found.get(since, until)
        found[since] = None if known is None or until is None else max(known, until)
    return found
