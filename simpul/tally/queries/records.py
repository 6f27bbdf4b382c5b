"""The rows behind a figure of a post: the end of the way down, for those who may see them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from simpul import standards
from simpul.facts import queries as facts
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.standards.counting import contributions
from simpul.tally.queries.counted import last_month_in
from simpul.tally.queries.seen import seen
from simpul.tally.rules.slots import RECORDED


@dataclass(frozen=True)
class CountedRecord:
    """A record that a figure counts, and how much it adds. Of a sealed one only the date: whom it is about and what
    it says stay with those named for it. `person` is empty for a person whom the actor may not see."""

    record_id: UUID | None
    service: str
    on: date
    amount: int
    person_id: UUID | None
    person: str
    place: str
    sealed: bool


def rows(
    *, by: Actor, post_id: UUID, period: Period, indicator: str, split: str = "", limit: int = 500
) -> list[CountedRecord]:
    """The records of a post that one cell of a period counts, oldest first. Persons only with the right report.rows
    of that field; Refusal `tidak-berhak` without it, `tidak-ditemukan` for another's post.

    Of different persons each is listed once, with the first record that counts.
    """
    field, _, name = indicator.partition(".")
    where = seen(by, post_id=post_id, field=field)
    by.require("report.rows", replace(where.scope, field=field))
    if name == RECORDED:
        found = [(one, 1) for one in facts.records_of_post(post_id, period.first_day, period.last_day, {field})]
    else:
        found = _counted(post_id, period, _known(indicator), split)
    return _views(by, found[:limit])


def _known(code: str) -> standards.Indicator:
    try:
        one = standards.indicator(code)
    except standards.UnknownIndicator:
        raise Refusal("indikator-tidak-dikenal", field="indicator") from None
    if one.kind == "ratio":
        return standards.indicator(one.numerator or "")
    return one


def _counted(
    post_id: UUID, period: Period, indicator: standards.Indicator, split: str
) -> list[tuple[facts.RecordRow, int]]:
    if indicator.kind == "stock":
        return _states(post_id, period, indicator, split)
    records = facts.records_of_post(post_id, period.first_day, period.last_day, {indicator.field})
    counted = [(one, dict(contributions(indicator, one)).get(split, 0)) for one in records]
    found = [(one, amount) for one, amount in counted if amount]
    if indicator.kind == "flow":
        return found
    first: dict[UUID, tuple[facts.RecordRow, int]] = {}
    for one, amount in found:
        if one.person_id is not None:
            first.setdefault(one.person_id, (one, amount))
    return list(first.values())


def _states(
    post_id: UUID, period: Period, indicator: standards.Indicator, split: str
) -> list[tuple[facts.RecordRow, int]]:
    latest: dict[object, facts.RecordRow] = {}
    last = (last_month_in(period) or period).last_day  # a running quarter shows the state of its last month so far
    older = facts.latest_of_post(post_id, last, indicator.sources)
    for one in sorted(older, key=lambda row: (row.date, row.id)):
        latest[one.subject_id] = one
    counted = ((one, dict(contributions(indicator, one, last)).get(split, 0)) for one in latest.values())
    return sorted(((one, amount) for one, amount in counted if amount), key=lambda pair: (pair[0].date, pair[0].id))


def _views(by: Actor, found: Iterable[tuple[facts.RecordRow, int]]) -> list[CountedRecord]:
    listed = list(found)
    persons = people.persons(by=by, ids={one.person_id for one, _ in listed if one.person_id})
    return [_view(one, amount, persons) for one, amount in listed]


def _view(one: facts.RecordRow, amount: int, persons: dict[UUID, people.PersonView]) -> CountedRecord:
    if _sealed(one):
        return CountedRecord(None, one.service, one.date, amount, None, "", "", True)
    person = persons.get(one.person_id) if one.person_id else None
    return CountedRecord(
        one.id, one.service, one.date, amount, person.id if person else None, person.name if person else "",
        one.place, False,
    )  # fmt: skip


def _sealed(one: facts.RecordRow) -> bool:
    """Sealed when any version of its service is."""
    return any(service.sealed for service in standards.current().all_services if service.code == one.service)
