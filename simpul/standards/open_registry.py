"""How much of the open registry is read at once, and how often by somebody unknown."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .loader import load_toml
from .schema import Dated, Shape


class OpenRules(Dated):
    """The limits of a time: posts on a page, rows in a sheet, requests from one address."""

    page: int = Field(ge=1)
    largest_page: int = Field(ge=1)
    largest_sheet: int = Field(ge=1)
    pages_a_minute: int = Field(ge=1)
    files_an_hour: int = Field(ge=1)
    overlap_minutes: int = Field(ge=0)


class _File(Shape):
    rules: tuple[OpenRules, ...] = Field(min_length=1)


def open_rules(on: date) -> OpenRules:
    """The limits of that day; before the first, the first."""
    known = load_toml("open_registry", _File).rules
    return next((one for one in reversed(known) if one.holds(on)), known[0])
