"""What the check found, for others to read; and what is wrong at this moment, for the check itself."""

from .findings import (
    FindingLine,
    Overview,
    counts_by_area,
    due,
    findings,
    findings_of_post,
    is_due,
    overview,
)

__all__ = [
    "FindingLine",
    "Overview",
    "counts_by_area",
    "due",
    "findings",
    "findings_of_post",
    "is_due",
    "overview",
]
