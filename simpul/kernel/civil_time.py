"""The post's calendar day: moments are stored in UTC, days are those of WIB, WITA or WIT."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from simpul.kernel.period import MONTH_NAMES

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def day_at(at: datetime, zone: str) -> date:
    """The calendar day of the moment `at` (aware) in WIB, WITA or WIT."""
    return at.astimezone(ZoneInfo(ZONES[zone])).date()


def written(day: date) -> str:
    """The day as people write it: "12 Agustus 2026"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
