"""Many reports of one month at once, for the demo and for simulations: the same rows as one by one, tested equal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.facts import commands as facts_commands
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.reports.commands.deciding import NewRemark
from simpul.reports.commands.reported import write_reported
from simpul.reports.models import Remark, Snapshot, Submission
from simpul.reports.queries.expected import Expectation, expectation
from simpul.reports.queries.settings import RuleBook, rule_book
from simpul.reports.rules.states import (
    ACCEPTED,
    FILLED,
    NIL,
    RETURNED,
    SENT,
    SERVICES,
    due_on,
    field_states,
    returned_states,
)
from simpul.tally.commands import ready_table, set_posts_reported
from simpul.tally.queries.area_report import area_rows
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.counting import Rows, recorded_fields
from simpul.tally.rules.slots import SlotTable, field_codes, groups
from simpul.wide.packing import pack

_AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class MadeReport:
    """A report as generated: of a post or an area, sent at a moment, and what its receiver said of it (if anything)."""

    sent_at: datetime
    post_id: UUID | None = None
    area_id: int | None = None
    decided_at: datetime | None = None
    remark: NewRemark | None = None

    @property
    def state(self) -> str:
        if self.decided_at is None:
            return SENT
        return RETURNED if self.remark else ACCEPTED


@command("reports.bulk_reports")
def bulk_reports(*, by: Actor, at: datetime, period: Period, reports: Sequence[MadeReport]) -> int:
    """Write generated reports of one month as sent and decided; how many. Posts without any record are left out.

    Only the system itself may. All are of posts, or all of areas of one level, whose own month is counted already:
    the figures are those that stand there.
    """
    if not by.is_system:
        raise Refusal("tidak-berhak", action="report.send")
    desk = _Desk(by, period, reports)
    written = [kept for kept in map(desk.submission, reports) if kept]
    Submission.objects.bulk_create([one for one, _, _ in written], batch_size=_AT_ONCE)
    Snapshot.objects.bulk_create((s for one, rows, _ in written for s in _snapshots(one, rows)), batch_size=_AT_ONCE)
    Remark.objects.bulk_create([_remark(one, made, by) for one, _, made in written if made.remark])
    for one, _, _ in written:
        changed("submission", one.id, after={"state": one.state, "revision": 1, "nihil": one.nihil, "late": one.late})
    _tell_others(by, at, period, written)
    changed("reports", str(period), after={"written": len(written)})
    return len(written)


Written = tuple[Submission, Rows, MadeReport]


class _Desk:
    """What is read once for all reports of the month."""

    def __init__(self, by: Actor, period: Period, reports: Sequence[MadeReport]) -> None:
        self.by, self.period = by, period
        posts = [one.post_id for one in reports if one.post_id]
        areas = [one.area_id for one in reports if one.area_id]
        self.table: SlotTable = ready_table()
        self.of_posts = WideRows(self.table, posts, [period], field_codes())
        self.of_areas = WideRows(self.table, areas, [period], groups())
        self.known: Expectation = expectation(posts)
        self.parents = places.parent_ids(areas, period.last_day)
        self.areas = places.areas({*areas, *(one for one in self.parents.values() if one)})
        self.book: RuleBook = rule_book()
        self.receivers = {self._receiver(one)[0] for one in reports}
        self.zones: dict[date, dict[int, str]] = {}

    def submission(self, made: MadeReport) -> Written | None:
        rows = self._rows(made)
        recorded = recorded_fields(self.table, rows)
        if made.post_id is not None and not recorded:
            return None
        states = field_states(recorded, (), field_codes()) if made.post_id else dict.fromkeys(field_codes(), FILLED)
        receiver, path = self._receiver(made)
        zone = self._zone(receiver, day_at(made.sent_at, "WIB"))
        rule = self.book.of(path, self.period.last_day)
        remarked = {made.remark.field} if made.remark else set()
        submission = Submission(
            id=new_id(), kind=SERVICES, period=self.period.key, post_id=made.post_id, area_id=made.area_id,
            receiver_id=receiver, state=made.state, nihil=all(state == NIL for state in states.values()),
            late=day_at(made.sent_at, zone) > due_on(self.period, rule.due_day),
            field_states=returned_states(states, remarked) if remarked else states,
            sent_by=self.by.id, sent_at=made.sent_at,
            decided_by=self.by.id if made.decided_at else None, decided_at=made.decided_at,
        )  # fmt: skip
        return submission, rows, made

    def _zone(self, receiver: int, on: date) -> str:
        if on not in self.zones:
            self.zones[on] = places.zones(self.receivers, on)
        return self.zones[on][receiver]

    def _rows(self, made: MadeReport) -> Rows:
        if made.post_id is not None:
            return {code: self.of_posts.live(made.post_id, self.period, code) for code in field_codes()}
        return area_rows(self.of_areas, made.area_id or 0, self.period)

    def _receiver(self, made: MadeReport) -> tuple[int, tuple[int, ...]]:
        if made.post_id is not None:
            place = self.known.where.at(made.post_id, self.period.last_day)
            if place is None:
                raise Refusal("tidak-ditemukan")
            return place[0], self.known.paths[place[0]]
        path = self.areas[made.area_id or 0].path
        parent = self.parents.get(path[-1]) or path[-2]
        return parent, self.areas[parent].path if parent in self.areas else path[:-1]


def _snapshots(one: Submission, rows: Rows) -> Iterable[Snapshot]:
    for group, row in rows.items():
        cells = pack(row)
        accepted = cells if one.state == ACCEPTED else None
        yield Snapshot(submission=one, group=group, sent=cells, accepted=accepted)


def _remark(one: Submission, made: MadeReport, by: Actor) -> Remark:
    told = made.remark or NewRemark("")
    at = made.decided_at or made.sent_at
    return Remark(
        submission=one, revision=1, field=told.field, indicator=told.indicator, text=told.text, by=by.id, at=at
    )


def _tell_others(by: Actor, at: datetime, period: Period, written: Sequence[Written]) -> None:
    """Accepted figures beside the live ones, and the months that posts have finished."""
    accepted = {
        one.post_id: (one.receiver_id, {group: pack(rows[group]) for group in field_codes()})
        for one, rows, _ in written
        if one.post_id is not None and one.state == ACCEPTED
    }
    set_posts_reported(period, accepted, at)
    finished = [one.post_id for one, _, _ in written if one.post_id is not None and one.state != RETURNED]
    facts_commands.note_many_finished(by=by, at=at, post_ids=finished, period=period)
    receivers = {(period.key, one.receiver_id) for one, _, _ in written if one.state == ACCEPTED}
    write_reported(receivers, ready_table(), at)
