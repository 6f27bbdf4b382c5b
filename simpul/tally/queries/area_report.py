"""The figures of an area's own report: what it has accepted, with who did not report. Internal."""

import numpy as np

from simpul.kernel.period import Period
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.counting import Rows
from simpul.tally.rules.packing import empty
from simpul.tally.rules.slots import LAPORAN, LEMBAGA, SlotTable, field_codes, groups


def area_rows(area_id: int, period: Period, table: SlotTable) -> Rows:
    """The accepted figures of each field, beside the live state of reports and of the institution.

    Where an area sends quarterly what it receives monthly, the different persons of the quarter are those counted
    live: monthly reports cannot tell them (docs/rules/laporan.md).
    """
    wide = WideRows(table, [area_id], [period], groups())
    rows: Rows = {group: wide.live(area_id, period, group) for group in (LAPORAN, LEMBAGA)}
    for code in field_codes():
        reported = wide.reported(area_id, period, code)
        if reported is None:
            rows[code] = empty(table.width(code))
        elif wide.distinct_reported(area_id, period, code):
            rows[code] = reported
        else:
            rows[code] = np.where(table.mask(code, "D"), wide.live(area_id, period, code), reported)
    return rows
