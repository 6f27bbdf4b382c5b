"""Cells of a file that a spreadsheet opens."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def safe(value: str | int | float | None) -> str | int | float | None:
    """A text that a spreadsheet would run as a formula gets a mark in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_DANGEROUS) else value
