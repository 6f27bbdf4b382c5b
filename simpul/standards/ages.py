"""Ages in completed months, counted by birthdays (the rule of the growth cards: facts of issue 2)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=65_536)
def completed_months(age_days: int, on: date) -> int:
    """Completed months of someone `age_days` old on `on`: born 28 July, 27 August = 0, 28 August = 1.

    A negative age (born after the record) raises ValueError: the command must have refused it.
    """
    if age_days < 0:
        raise ValueError("age_days is negative")
    born = on - timedelta(days=age_days)
    months = (on.year - born.year) * 12 + on.month - born.month
    return months - 1 if on.day < born.day else months


def age_days_later(age_days: int, on: date, later: date) -> int:
    """The age in days on another day of someone who is `age_days` old on `on`."""
    return age_days + (later - on).days
