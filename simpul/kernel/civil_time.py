"""The post's calendar day: moments are stored in UTC, days are those of WIB, WITA or WIT."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def day_at(at: datetime, zone: str) -> date:
    """The calendar day of the moment `at` (aware) in WIB, WITA or WIT."""
    return at.astimezone(ZoneInfo(ZONES[zone])).date()
