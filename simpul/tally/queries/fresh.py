"""The figures of a post counted at this moment, for a report about to be sent. Internal."""

from uuid import UUID

from simpul.kernel.period import Period
from simpul.tally.queries.post_counts import longer_rows, month_rows
from simpul.tally.rules.composing import compose
from simpul.tally.rules.counting import Rows
from simpul.tally.rules.slots import SlotTable, field_codes


def fresh_rows(post_id: UUID, period: Period, until: Period, table: SlotTable) -> Rows:
    """The field rows of a period of a post, counted from its records; months after `until` have not begun."""
    months = [month for month in period.each_month() if month <= until] or [Period.of(period.first_day)]
    by_month = month_rows(post_id, months[0], months[-1], table)
    if period.months == 1:
        return by_month[period]
    own = longer_rows(post_id, [period], table)[period]
    return {
        code: compose(table, code, period, [by_month[month][code] for month in months], own[code])
        for code in field_codes()
    }
