"""Where a number leads: from the nation down to the rows of one post, the period always kept."""

from uuid import UUID

from django.urls import reverse

from simpul.tally.queries import BelowRow

REPORTS_IN = "laporan.masuk"


def area_link(code: str, keep: str) -> str:
    """The first page of an area."""
    return reverse("area", kwargs={"code": code}) + keep


def indicator_link(code: str, indicator: str, keep: str) -> str:
    """One figure of an area, with what it is made of below."""
    if indicator.startswith("laporan."):
        return reverse("completeness", kwargs={"code": code}) + keep
    return reverse("indicator", kwargs={"code": code, "indicator": indicator}) + keep


def rows_link(post_id: UUID, indicator: str, keep: str) -> str:
    """The rows of one figure of a post."""
    return reverse("post-indicator", kwargs={"post_id": post_id, "indicator": indicator}) + keep


def unit_link(row: BelowRow, keep: str) -> str:
    """The page of an area or a post in a table of what lies below."""
    if row.post_id is not None:
        return reverse("post-figures", kwargs={"post_id": row.post_id}) + keep
    return area_link(row.code, keep)


def value_link(row: BelowRow, indicator: str, keep: str) -> str:
    """The next step down of one figure. What is no record (institution, reports) has no rows in a post."""
    if row.post_id is None:
        return indicator_link(row.code, indicator, keep)
    if indicator.startswith(("lembaga.", "laporan.")):
        return unit_link(row, keep)
    return rows_link(row.post_id, indicator, keep)
