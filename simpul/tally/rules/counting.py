"""The cells of a post from its records: flow and distinct of a period, stock at its end (docs/rules/indikator.md)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from simpul import standards
from simpul.kernel.period import Period
from simpul.standards.counting import Record, contributions
from simpul.tally.rules.slots import RECORDED, SlotTable, field_codes
from simpul.wide.packing import Row, empty

Rows = dict[str, Row]


class Stored(Record, Protocol):
    """A record with its id: of two on one day the larger id is the later; a stock takes the latest of a subject."""

    @property
    def id(self) -> UUID: ...

    @property
    def subject_id(self) -> UUID | str: ...


def no_rows(table: SlotTable) -> Rows:
    """A row of zeros for each field."""
    return {code: empty(table.width(code)) for code in field_codes()}


def stock_services() -> frozenset[str]:
    """Codes of the services whose latest record a stock counts."""
    return frozenset(code for one in standards.indicators() if one.kind == "stock" for code in one.sources)


def distinct_services() -> frozenset[str]:
    """Codes of the services in which different persons are counted."""
    return frozenset(code for one in standards.indicators() if one.kind == "distinct" for code in one.sources)


def count_flow(table: SlotTable, records: Iterable[Stored], rows: Rows) -> None:
    """Add the flows of these records, and how many there are, to the rows."""
    for record in records:
        group = record.service.partition(".")[0]
        _add(table, rows, f"{group}.{RECORDED}", "", 1)
        for indicator in standards.indicators_of(record.service):
            if indicator.kind == "flow":
                for split, amount in contributions(indicator, record):
                    _add(table, rows, indicator.code, split, amount)


def count_distinct(table: SlotTable, records: Iterable[Stored], rows: Mapping[Period, Rows]) -> None:
    """Add to the rows of each period the different persons among the records dated in it."""
    seen: set[tuple[Period, str, str, UUID]] = set()
    for record in records:
        if record.person_id is None:
            continue
        periods = [period for period in rows if record.date in period]
        for indicator in standards.indicators_of(record.service):
            if indicator.kind != "distinct":
                continue
            for split, _ in contributions(indicator, record):
                for period in periods:
                    key = (period, indicator.code, split, record.person_id)
                    if key not in seen:
                        seen.add(key)
                        _add(table, rows[period], indicator.code, split, 1)


def count_stock(table: SlotTable, records: Sequence[Stored], months: Mapping[Period, Rows]) -> None:
    """Add to each month's rows the state at its last day: the latest record of each subject up to then.

    `records`: at least the latest of each service and subject before the first month, and all later ones.
    """
    ordered = sorted(records, key=lambda record: (record.date, record.id))
    stocks = [one for one in standards.indicators() if one.kind == "stock"]
    sources = {one.sources for one in stocks}
    latest: dict[tuple[str, ...], dict[object, Stored]] = {source: {} for source in sources}
    position = 0
    for month in sorted(months):
        while position < len(ordered) and ordered[position].date <= month.last_day:
            record = ordered[position]
            position += 1
            for source in sources:
                if record.service in source:
                    latest[source][record.subject_id] = record
        for indicator in stocks:
            _count_state(table, months[month], indicator, latest[indicator.sources].values(), month.last_day)


def _count_state(
    table: SlotTable, rows: Rows, indicator: standards.Indicator, records: Iterable[Stored], on: date
) -> None:
    for record in records:
        for split, amount in contributions(indicator, record, on):
            _add(table, rows, indicator.code, split, amount)


def recorded_fields(table: SlotTable, fields: Mapping[str, Row]) -> set[str]:
    """The fields that hold at least one record, by their rows."""
    found = set()
    for code in field_codes():
        position = table.position(f"{code}.{RECORDED}")
        if position is not None and fields[code][position]:
            found.add(code)
    return found


def _add(table: SlotTable, rows: Rows, indicator: str, split: str, amount: int) -> None:
    place = table.places.get((indicator, split))
    if place is not None:
        rows[place[0]][place[1]] += amount
