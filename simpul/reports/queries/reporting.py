"""Completeness and timeliness of reports, with the last day in time."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.reports.queries.settings import rule_of
from simpul.reports.rules.states import due_on
from simpul.tally.queries import slots
from simpul.tally.queries.completeness import Completeness, of_row
from simpul.tally.queries.seen import seen
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.slots import LAPORAN


@dataclass(frozen=True)
class Reporting:
    """The state of reports of an area or a post: the whole, each field, and the last day in time."""

    period: Period
    due_on: date
    whole: Completeness
    fields: tuple[Completeness, ...]


def completeness(*, by: Actor, period: Period, area_id: int | None = None, post_id: UUID | None = None) -> Reporting:
    """Completeness and timeliness of the posts' reports in an area (or of one post), whole and per field."""
    where = seen(by, area_id=area_id, post_id=post_id)
    table = slots.table()
    row = WideRows(table, [where.unit], [period], [LAPORAN]).live(where.unit, period, LAPORAN)
    fields = tuple(of_row(table, row, code) for code in where.fields)
    due = due_on(period, rule_of(where.scope.area, period.last_day).due_day)
    return Reporting(period, due, of_row(table, row, ""), fields)
