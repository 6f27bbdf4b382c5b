"""The figures of an area's own report: what it has accepted, with who did not report. Internal."""

import numpy as np

from simpul.kernel.period import Period
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.counting import Rows
from simpul.tally.rules.slots import LAPORAN, LEMBAGA, field_codes
from simpul.wide.packing import empty


def area_rows(wide: WideRows, area_id: int, period: Period) -> Rows:
    """The accepted figures of each field, beside the live state of reports and of the institution. `wide`: at least
    all groups of that area and period.

    Where an area sends quarterly what it receives monthly, the different persons of the quarter are those counted
    live: monthly reports cannot tell them (docs/rules/laporan.md).
    """
    rows: Rows = {group: wide.live(area_id, period, group) for group in (LAPORAN, LEMBAGA)}
    for code in field_codes():
        reported = wide.reported(area_id, period, code)
        if reported is None:
            rows[code] = empty(wide.table.width(code))
        elif wide.distinct_reported(area_id, period, code):
            rows[code] = reported
        else:
            rows[code] = np.where(wide.table.mask(code, "D"), wide.live(area_id, period, code), reported)
    return rows
