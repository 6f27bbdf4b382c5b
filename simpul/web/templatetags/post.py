"""Small words for the pages of a post."""

from collections.abc import Mapping
from datetime import date

from django import template

register = template.Library()


@register.filter("total")
def total_of(values: Mapping[str, float | None] | None) -> float | None:
    """The total of a figure's splits; None when nothing was told."""
    return values.get("") if values else None


@register.filter("tanggal_angka")
def short_day(day: date) -> str:
    """12/08/2026, where a column of a sheet is narrow."""
    return f"{day:%d/%m/%Y}"
