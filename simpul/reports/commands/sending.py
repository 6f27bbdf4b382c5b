"""A post finishes its month, an area sends its own report: a snapshot of the figures, not a lock."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul import standards
from simpul.audit.commands import changed, command, lock_feeds
from simpul.facts import commands as facts_commands
from simpul.facts import queries as facts
from simpul.kernel.actor import NATION, Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import area_feed
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.reports.commands.refreshing import this_month
from simpul.reports.models import Snapshot, Submission
from simpul.reports.queries.expected import expectation
from simpul.reports.queries.settings import rule_of
from simpul.reports.rules.states import FILLED, NIL, RETURNED, SENT, SERVICES, due_on, field_states
from simpul.tally.commands import ready_table
from simpul.tally.queries.area_report import area_rows
from simpul.tally.queries.fresh import fresh_rows
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.counting import Rows, recorded_fields
from simpul.tally.rules.slots import SlotTable, field_codes, groups
from simpul.wide.packing import pack, same, unpack


@dataclass(frozen=True)
class Sent:
    """A report that was sent. `new` is False when the same had been sent before and nothing was done."""

    id: UUID
    revision: int
    late: bool
    new: bool


@dataclass(frozen=True)
class _Parcel:
    """What is sent: by whom (a post or an area), to whom, with which cells (packed figures, or other contents)."""

    kind: str
    period: Period
    post_id: UUID | None
    area_id: int | None
    receiver_id: int
    cells: Mapping[str, bytes]
    states: Mapping[str, str]
    late: bool

    @property
    def nihil(self) -> bool:
        return bool(self.states) and all(state == NIL for state in self.states.values())


@command("reports.finish_month")
def finish_month(*, by: Actor, at: datetime, post_id: UUID, period: Period, nihil_fields: Collection[str] = ()) -> Sent:
    """Send a post's report of a period: its figures as they are now, with the fields declared to have had nothing.

    Not a lock: later records are late, and the report may be sent again as a revision. The same figures sent twice
    change nothing. Refusals: laporan-belum-mulai, masa-laporan-lain, bulan-ditutup, nihil-ada-catatan, laporan-kosong.
    """
    scope = registry.post_scope(post_id)
    by.require("report.finish", scope)
    lock_feeds([post_id])
    known = expectation([post_id])
    place = known.where.at(post_id, period.last_day)
    village = place[0] if place else scope.area[-1]
    path = known.paths.get(village, scope.area)
    today = day_at(at, places.zone(village, day_at(at, "WIB")))
    late = _check_time(SERVICES, period, path, today)
    table = ready_table()
    rows = fresh_rows(post_id, period, this_month(at), table)
    states = _states(table, rows, nihil_fields, period)
    sent = _send(by, at, _Parcel(SERVICES, period, post_id, None, village, _packed(rows), states, late))
    if sent.new:
        facts_commands.note_finished(by=by, at=at, post_id=post_id, period=period)
    return sent


@command("reports.send_area_report")
def send_area_report(*, by: Actor, at: datetime, area_id: int, period: Period) -> Sent:
    """Send an area's own report to the area above: what it has accepted, and who did not report.

    Refusals: laporan-tanpa-tujuan, laporan-belum-mulai, masa-laporan-lain, bulan-ditutup.
    """
    receiver, late = _way_up(by, at, SERVICES, area_id, period)
    rows = area_rows(WideRows(ready_table(), [area_id], [period], groups()), area_id, period)
    states = dict.fromkeys(field_codes(), FILLED)
    return _send(by, at, _Parcel(SERVICES, period, None, area_id, receiver, _packed(rows), states, late))


@command("reports.send_contents")
def send_contents(*, by: Actor, at: datetime, kind: str, area_id: int, period: Period, contents: bytes) -> Sent:
    """Send an area's report of another kind to the area above: `contents` are what the subject of that kind counted.

    They are kept as they are; the same contents sent twice change nothing. Refusals as those of `send_area_report`.
    """
    receiver, late = _way_up(by, at, kind, area_id, period)
    return _send(by, at, _Parcel(kind, period, None, area_id, receiver, {kind: contents}, {}, late))


def _way_up(by: Actor, at: datetime, kind: str, area_id: int, period: Period) -> tuple[int, bool]:
    """The area to which the report goes, and whether it is late; held until the command ends."""
    scope = places.scope_of(area_id)
    by.require("report.send", scope, exact=True)
    if len(scope.area) - 1 == NATION:
        raise Refusal("laporan-tanpa-tujuan")
    lock_feeds([area_feed(area_id)])
    receiver = places.parent_ids([area_id], period.last_day).get(area_id) or scope.area[-2]
    today = day_at(at, places.zone(area_id, day_at(at, "WIB")))
    return receiver, _check_time(kind, period, places.area(receiver).path, today)


def _check_time(kind: str, period: Period, receiver: tuple[int, ...], today: date) -> bool:
    """Whether a report to this area is late today; refused when it cannot be sent at all.

    A closed month shuts the records of services; what a Tim Pembina did is none of them.
    """
    rule = rule_of(receiver, period.last_day, kind)
    if rule.months != period.months:
        raise Refusal("masa-laporan-lain", masa=Period.of(period.first_day, rule.months).kind)
    if period.first_day > today:
        raise Refusal("laporan-belum-mulai", masa=period.title)
    if kind == SERVICES and any(facts.is_closed(receiver, month) for month in period.each_month()):
        raise Refusal("bulan-ditutup", bulan=period.title)
    return today > due_on(period, rule.due_day)


def _states(table: SlotTable, rows: Rows, nihil: Collection[str], period: Period) -> dict[str, str]:
    """What the report says of each field; refused when it says nothing, or nihil where there are records."""
    if unknown := set(nihil) - set(field_codes()):
        raise Refusal("bidang-tidak-dikenal", field=min(unknown))
    recorded = recorded_fields(table, rows)
    for code in field_codes():
        if code in nihil and code in recorded:
            raise Refusal("nihil-ada-catatan", field=code, bidang=standards.field(code).name, masa=period.title)
    if not recorded and not nihil:
        raise Refusal("laporan-kosong", masa=period.title)
    return field_states(recorded, nihil, field_codes())


def _packed(rows: Rows) -> dict[str, bytes]:
    return {group: pack(row) for group, row in rows.items()}


def _send(by: Actor, at: datetime, parcel: _Parcel) -> Sent:
    """Write the report and its snapshot: the first one, or a revision of the one sent before."""
    found = Submission.objects.select_for_update(of=("self",)).filter(
        kind=parcel.kind, period=parcel.period.key, post_id=parcel.post_id, area_id=parcel.area_id
    )
    submission = found.first()
    if submission is not None and submission.state != RETURNED and _unchanged(submission, parcel):
        return Sent(submission.id, submission.revision, submission.late, new=False)
    before = None
    if submission is None:
        submission = Submission(
            kind=parcel.kind, period=parcel.period.key, post_id=parcel.post_id, area_id=parcel.area_id, revision=0
        )
        submission.late = parcel.late
    else:
        before = {"state": submission.state, "revision": submission.revision}
    submission.receiver_id, submission.state = parcel.receiver_id, SENT
    submission.nihil, submission.field_states = parcel.nihil, dict(parcel.states)
    submission.revision += 1
    submission.sent_by, submission.sent_at = by.id, at
    submission.decided_by = submission.decided_at = None
    submission.save()
    _store_snapshots(submission, parcel.cells)
    after = {"state": SENT, "revision": submission.revision, "nihil": submission.nihil, "late": submission.late}
    periods = [parcel.period] if parcel.post_id else []
    changed("submission", submission.id, before=before, after=after, feed=parcel.post_id, periods=periods)
    return Sent(submission.id, submission.revision, submission.late, new=True)


def _unchanged(submission: Submission, parcel: _Parcel) -> bool:
    """Whether the same figures with the same word on each field were sent already."""
    if submission.field_states != dict(parcel.states):
        return False
    stored = dict(submission.snapshots.values_list("group", "sent"))
    if parcel.kind != SERVICES:
        return {group: bytes(cells) for group, cells in stored.items()} == parcel.cells
    table = ready_table()
    return all(same(stored.get(group), unpack(parcel.cells[group], table.width(group))) for group in field_codes())


def _store_snapshots(submission: Submission, told: Mapping[str, bytes]) -> None:
    stored = {snapshot.group: snapshot for snapshot in submission.snapshots.all()}
    for group, cells in told.items():
        snapshot = stored.get(group) or Snapshot(submission=submission, group=group)
        snapshot.previous = snapshot.sent if snapshot.pk else None
        snapshot.sent = cells
        snapshot.save()
