"""A period's figures from the rows of its months and its own row (docs/rules/indikator.md)."""

from collections.abc import Sequence

import numpy as np

from simpul.kernel.period import Period
from simpul.tally.rules.packing import Row, empty
from simpul.tally.rules.slots import SlotTable


def compose(table: SlotTable, group: str, period: Period, months: Sequence[Row | None], own: Row | None) -> Row:
    """One row for the period. `months`: rows of its months in order, None where nothing was counted (yet); `own`: the
    row kept for the period itself, which for a month is that month's.

    flow: the sum of the months; stock: the last month that was counted; distinct: the period's own count. What a
    longer period has of its own beside its months (its own reports) is added.
    """
    if period.months == 1:
        return own if own is not None else empty(table.width(group))
    row = own if own is not None else empty(table.width(group))
    counted = [one for one in months if one is not None]
    row = row + np.where(table.mask(group, "F"), _sum(counted, table, group), 0)
    return row + np.where(table.mask(group, "S"), counted[-1], 0) if counted else row


def _sum(rows: Sequence[Row], table: SlotTable, group: str) -> Row:
    return sum(rows, start=empty(table.width(group)))


def ratio(numerator: int, denominator: int, factor: int) -> float | None:
    """Numerator over denominator times factor; None (not 0) when there is nothing to divide by."""
    return numerator * factor / denominator if denominator else None
