"""One report: what was sent, what changed since, what was said about it, and its life."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.audit.queries import Happening, history
from simpul.facts import queries as facts
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.reports.models import Snapshot, Submission
from simpul.reports.rules.states import ACCEPTED, SENT, SERVICES
from simpul.tally.queries import slots
from simpul.tally.queries.figures import Number, Values, field_lines
from simpul.tally.queries.seen import Seen, seen
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.slots import SlotTable, field_codes
from simpul.wide.packing import Row, unpack


@dataclass(frozen=True)
class ReportLine:
    """One indicator of a report by split: as sent, as sent the time before, as accepted last, and as it is now."""

    code: str
    field: str
    name: str
    unit: str
    sent: Values
    previous: Values | None
    accepted: Values | None
    live: Values

    @property
    def difference(self) -> Number | None:
        """What this revision changes in the total, against what was accepted, else against the time before."""
        return _difference(self.sent, self.accepted or self.previous)

    @property
    def late_difference(self) -> Number | None:
        """How far the records of today are from what was sent; None when they agree."""
        return _difference(self.live, self.sent)


@dataclass(frozen=True)
class RemarkView:
    """A reason given when revision `revision` was returned."""

    revision: int
    field: str
    indicator: str
    text: str
    at: datetime


@dataclass(frozen=True)
class SubmissionView:
    """A report of a post or an area. `may_decide`: the actor is the office that received it."""

    id: UUID
    kind: str
    period: Period
    post_id: UUID | None
    area_id: int | None
    receiver_id: int
    label: str
    receiver: str
    state: str
    nihil: bool
    late: bool
    revision: int
    field_states: Mapping[str, str]
    sent_at: datetime
    decided_at: datetime | None
    lines: tuple[ReportLine, ...]
    remarks: tuple[RemarkView, ...]
    history: tuple[Happening, ...]
    may_decide: bool
    may_send: bool
    closed: bool
    contents: bytes | None = None  # what another kind than services tells, as it was sent

    @property
    def differences(self) -> tuple[ReportLine, ...]:
        """The lines that this revision changes."""
        return tuple(line for line in self.lines if line.difference)

    @property
    def late_differences(self) -> tuple[ReportLine, ...]:
        """The lines that records written since have changed."""
        return tuple(line for line in self.lines if line.late_difference)


def submission(*, by: Actor, id: UUID) -> SubmissionView:
    """One report; Refusal `tidak-ditemukan` for none and for one of a place that the actor may not see."""
    row = Submission.objects.filter(id=id).first()
    if row is None:
        raise Refusal("tidak-ditemukan")
    where = seen(by, area_id=row.area_id, post_id=row.post_id)
    return _view(by, row, where)


def submission_id(
    *,
    by: Actor,
    period: Period,
    post_id: UUID | None = None,
    area_id: int | None = None,
    kind: str = SERVICES,
) -> UUID | None:
    """The id of the report of a post or an area for a period; None when none was sent."""
    seen(by, area_id=area_id, post_id=post_id)
    found = Submission.objects.filter(kind=kind, period=period.key, post_id=post_id, area_id=area_id)
    return found.values_list("id", flat=True).first()


def accepted_contents(*, kind: str, receiver_id: int, period: Period) -> list[bytes]:
    """Internal: the contents of the reports of a kind that an area accepted for a period, as accepted last."""
    rows = Snapshot.objects.filter(
        submission__kind=kind,
        submission__receiver_id=receiver_id,
        submission__period=period.key,
        group=kind,
        accepted__isnull=False,
    )
    return [bytes(told or b"") for told in rows.order_by("id").values_list("accepted", flat=True)]


def _view(by: Actor, row: Submission, where: Seen) -> SubmissionView:
    period = Period.from_key(row.period)
    receiver = places.area(row.receiver_id)
    label = (
        places.area(row.area_id).label
        if row.area_id
        else registry.post_labels([where.scope.post or row.id]).popitem()[1]
    )
    send = "report.finish" if row.post_id else "report.send"
    services = row.kind == SERVICES
    closed = services and any(facts.is_closed(receiver.path, month) for month in period.each_month())
    remarks = [RemarkView(r.revision, r.field, r.indicator, r.text, r.at) for r in row.remarks.all()]
    decide = by.may("report.decide", places.scope_of(row.receiver_id), exact=True)
    return SubmissionView(
        id=row.id,
        kind=row.kind,
        period=period,
        post_id=row.post_id,
        area_id=row.area_id,
        receiver_id=row.receiver_id,
        label=label,
        receiver=receiver.label,
        state=row.state,
        nihil=row.nihil,
        late=row.late,
        revision=row.revision,
        field_states=row.field_states,
        sent_at=row.sent_at,
        decided_at=row.decided_at,
        lines=tuple(_lines(row, where, period)) if services else (),
        remarks=tuple(r for r in remarks if not r.field or r.field in where.fields),
        history=tuple(history("submission", row.id)),
        may_decide=decide and not closed and row.state in (SENT, ACCEPTED),
        may_send=by.may(send, where.scope, exact=row.area_id is not None) and not closed,
        closed=closed,
        contents=None if services else bytes(row.snapshots.get(group=row.kind).sent),
    )


def _lines(row: Submission, where: Seen, period: Period) -> list[ReportLine]:
    table = slots.table()
    stored = {one.group: one for one in row.snapshots.filter(group__in=field_codes())}
    wide = WideRows(table, [row.post_id or row.area_id or 0], [period], where.fields)
    lines: list[ReportLine] = []
    for code in where.fields:
        snapshot = stored.get(code)
        now = _now(wide, row, period, code)
        sent = unpack(snapshot.sent if snapshot else None, table.width(code))
        previous = _told(table, code, snapshot.previous if snapshot else None)
        accepted = _told(table, code, snapshot.accepted if snapshot else None)
        for line in field_lines(table, code, sent, now):
            lines.append(
                ReportLine(
                    line.code, code, line.name, line.unit, line.live, previous.get(line.code),
                    accepted.get(line.code), line.reported or {},
                )
            )  # fmt: skip
    return lines


def _now(wide: WideRows, row: Submission, period: Period, code: str) -> Row:
    """What the sender would send now: a post its live figures, an area what it has accepted."""
    if row.post_id is not None:
        return wide.live(row.post_id, period, code)
    reported = wide.reported(row.area_id or 0, period, code)
    return reported if reported is not None else unpack(None, wide.table.width(code))


def _told(table: SlotTable, code: str, cells: bytes | None) -> dict[str, Values]:
    if cells is None:
        return {}
    row = unpack(cells, table.width(code))
    return {line.code: line.live for line in field_lines(table, code, row, None)}


def _difference(new: Values, old: Values | None) -> Number | None:
    before, after = (old or {}).get(""), new.get("")
    if before is None or after is None or before == after:
        return None
    return after - before
