"""What holds for phones: which versions of the client are accepted, how much travels at once."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .loader import load_toml
from .schema import Dated, Shape

_VERSION = r"^\d+\.\d+\.\d+$"


class PhoneRules(Dated):
    """The rules of a time. Months and days are counts; versions as "1.0.0"."""

    oldest_client: str = Field(pattern=_VERSION)
    newest_client: str = Field(pattern=_VERSION)
    months: int = Field(ge=1, le=36)
    lost_right_days: int = Field(ge=0)
    intentions_at_once: int = Field(ge=1)
    rows_at_once: int = Field(ge=10)


class _File(Shape):
    rules: tuple[PhoneRules, ...] = Field(min_length=1)


def phone_rules(on: date) -> PhoneRules:
    """The rules of that day; before the first, the first."""
    known = load_toml("phone", _File).rules
    return next((one for one in reversed(known) if one.holds(on)), known[0])
