"""Where a number leads: from the nation down to the rows of one post, the period always kept."""

from collections.abc import Callable
from uuid import UUID

from django.urls import reverse

from simpul.kernel.actor import Actor, Scope
from simpul.tally.queries import BelowRow

REPORTS_IN = "laporan.masuk"

Opens = Callable[[UUID, str], bool]


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


def rows_open_to(actor: Actor, area: tuple[int, ...]) -> Opens:
    """Whether the reader may see the records behind a figure of a post of this village: some fields are closed."""
    return lambda post_id, indicator: actor.may(
        "report.rows", Scope(area=area, post=post_id, field=indicator.partition(".")[0])
    )


def unit_link(row: BelowRow, keep: str) -> str:
    """The page of an area or a post in a table of what lies below."""
    if row.post_id is not None:
        return reverse("post-figures", kwargs={"post_id": row.post_id}) + keep
    return area_link(row.code, keep)


def reports_link(row: BelowRow, keep: str) -> str:
    """Which reports came in, for an area; the page of a post."""
    return indicator_link(row.code, REPORTS_IN, keep) if row.post_id is None else unit_link(row, keep)


def value_link(row: BelowRow, indicator: str, keep: str, opens: Opens) -> str:
    """The next step down of one figure; none where the reader may not go.

    What is no record (institution, reports) has no rows in a post.
    """
    if row.post_id is None:
        return indicator_link(row.code, indicator, keep)
    if indicator.startswith(("lembaga.", "laporan.")):
        return unit_link(row, keep)
    return rows_link(row.post_id, indicator, keep) if opens(row.post_id, indicator) else ""
