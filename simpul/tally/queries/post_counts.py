"""The cells of one post, counted from its records. Internal: rows without names."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from uuid import UUID

from simpul.facts import queries as facts
from simpul.kernel.period import Period
from simpul.tally.rules.counting import (
    Rows,
    count_distinct,
    count_flow,
    count_stock,
    distinct_services,
    no_rows,
    stock_services,
)
from simpul.tally.rules.slots import SlotTable


def month_rows(post_id: UUID, first: Period, last: Period, table: SlotTable) -> dict[Period, Rows]:
    """All cells of each month from `first` to `last`. One reading of the months' records, one of older states."""
    months = {month: no_rows(table) for month in months_between(first, last)}
    records = facts.records_of_post(post_id, first.first_day, last.last_day)
    for month, found in groupby(records, key=lambda record: Period.of(record.date)):
        of_month = list(found)
        count_flow(table, of_month, months[month])
        count_distinct(table, of_month, {month: months[month]})
    services = stock_services()
    older = facts.latest_of_post(post_id, first.first_day - timedelta(days=1), services)
    newer = [record for record in records if record.service in services]
    count_stock(table, [*older, *newer], months)
    return months


def longer_rows(post_id: UUID, periods: Iterable[Period], table: SlotTable) -> dict[Period, Rows]:
    """The distinct cells of quarters, half-years and years, counted anew within each."""
    rows = {period: no_rows(table) for period in periods}
    services = distinct_services()
    by_year: dict[int, list[Period]] = {}
    for period in rows:
        by_year.setdefault(period.year, []).append(period)
    for periods_of_year in by_year.values():
        first = min(period.first_day for period in periods_of_year)
        last = max(period.last_day for period in periods_of_year)
        found = [record for record in facts.records_of_post(post_id, first, last) if record.service in services]
        count_distinct(table, found, {period: rows[period] for period in periods_of_year})
    return rows


def months_between(first: Period, last: Period) -> list[Period]:
    """The months from `first` to `last`, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return [first.shift(step) for step in range(count + 1)]
