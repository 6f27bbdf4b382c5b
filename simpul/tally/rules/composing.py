"""A period's figures from the rows of its months and its own row (docs/rules/indikator.md)."""

from collections.abc import Sequence

import numpy as np

from simpul.kernel.period import Period
from simpul.tally.rules.slots import SlotTable
from simpul.wide.packing import Row, empty


def compose(table: SlotTable, group: str, period: Period, months: Sequence[Row | None], own: Row | None) -> Row:
    """One row for the period. `months`: rows of its months up to the last one counted in the country, in order, None
    for a month of which this place has nothing; `own`: the row kept for the period itself (a month has only that).

    flow: the sum of the months; stock: the last one; distinct: the period's own count. What a
    longer period has of its own beside its months (its own reports) is added.
    """
    row = own if own is not None else empty(table.width(group))
    if period.months == 1:
        return row
    flows = sum((one for one in months if one is not None), start=empty(table.width(group)))
    row = row + np.where(table.mask(group, "F"), flows, 0)
    last = months[-1] if months else None
    return row if last is None else row + np.where(table.mask(group, "S"), last, 0)


def ratio(numerator: int, denominator: int, factor: int) -> float | None:
    """Numerator over denominator times factor; None (not 0) when there is nothing to divide by."""
    return numerator * factor / denominator if denominator else None
