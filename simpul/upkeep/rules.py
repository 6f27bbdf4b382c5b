"""When the country is counted. No Django."""

from datetime import date, datetime

from simpul.kernel.civil_time import day_at

NATION_TIME = "WIB"


def day_to_count(at: datetime, last: date | None) -> date | None:
    """The day whose count is due at a moment, once a day in Jakarta; None when it was made."""
    today = day_at(at, NATION_TIME)
    return today if last is None or last < today else None
