"""The receiving office accepts a report, returns it with reasons, or opens an accepted one again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from simpul import standards
from simpul.audit.commands import changed, command, lock_feeds
from simpul.facts import commands as facts_commands
from simpul.facts import queries as facts
from simpul.kernel.actor import Actor
from simpul.kernel.ids import area_feed
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.reports.commands.reported import write_reported
from simpul.reports.models import Remark, Submission
from simpul.reports.rules.states import ACCEPTED, RETURNED, SENT, SERVICES, returned_states
from simpul.tally.commands import ready_table, set_posts_reported
from simpul.tally.rules.slots import RECORDED, field_codes


@dataclass(frozen=True)
class NewRemark:
    """A reason on one figure (field and indicator), on one field, or on the whole (both empty)."""

    text: str
    field: str = ""
    indicator: str = ""


@command("reports.accept_report")
def accept_report(*, by: Actor, at: datetime, submission_id: UUID) -> None:
    """Accept what was sent last: from now on it counts in the area's reported figures. Accepted already: nothing."""
    submission = _received(by, submission_id)
    if submission.state == ACCEPTED:
        return
    if submission.state != SENT:
        raise Refusal("laporan-sudah-diputus", keadaan=submission.state)
    submission.snapshots.update(accepted=F("sent"))
    _decide(by, at, submission, ACCEPTED)
    if submission.kind != SERVICES:  # nothing of it is summed in the tally
        return
    if submission.post_id is not None:
        rows = submission.snapshots.filter(group__in=field_codes()).values_list("group", "sent")
        accepted = {group: bytes(cells) for group, cells in rows}
        period = Period.from_key(submission.period)
        set_posts_reported(period, {submission.post_id: (submission.receiver_id, accepted)}, at)
    write_reported({(submission.period, submission.receiver_id)}, ready_table(), at)


@command("reports.return_report")
def return_report(*, by: Actor, at: datetime, submission_id: UUID, remarks: Sequence[NewRemark]) -> None:
    """Send a report back with reasons. What was accepted of it before stays counted until a revision is accepted."""
    submission = _received(by, submission_id)
    if submission.state != SENT:
        raise Refusal("laporan-sudah-diputus", keadaan=submission.state)
    _send_back(by, at, submission, remarks)


@command("reports.reopen_report")
def reopen_report(*, by: Actor, at: datetime, submission_id: UUID, reason: str) -> None:
    """Open an accepted report again, so that its sender can mend it and send a revision."""
    submission = _received(by, submission_id)
    if submission.state == SENT:
        raise Refusal("laporan-belum-diterima")
    if submission.state == RETURNED:
        raise Refusal("laporan-sudah-diputus", keadaan=RETURNED)
    _send_back(by, at, submission, [NewRemark(reason)])


def _received(by: Actor, submission_id: UUID) -> Submission:
    """The report, locked, for the very office that received it."""
    known = Submission.objects.filter(id=submission_id).first()
    if known is None:
        raise Refusal("tidak-ditemukan")
    scope = places.scope_of(known.receiver_id)
    if not by.may("report.read", scope):
        raise Refusal("tidak-ditemukan")
    by.require("report.decide", scope, exact=True)
    lock_feeds({known.post_id or area_feed(known.area_id or 0), area_feed(known.receiver_id)})
    period = Period.from_key(known.period)
    closed = known.kind == SERVICES and any(facts.is_closed(scope.area, month) for month in period.each_month())
    if closed:
        raise Refusal("bulan-ditutup", bulan=period.title)
    return Submission.objects.select_for_update(of=("self",)).get(id=submission_id)


def _send_back(by: Actor, at: datetime, submission: Submission, remarks: Sequence[NewRemark]) -> None:
    told = [remark for remark in remarks if remark.text.strip()]
    if not told:
        raise Refusal("alasan-wajib", field="remarks")
    for remark in told:
        _check(remark)
    Remark.objects.bulk_create(
        Remark(
            submission=submission, revision=submission.revision, field=remark.field, indicator=remark.indicator,
            text=remark.text.strip()[:2_000], by=by.id, at=at,
        )
        for remark in told
    )  # fmt: skip
    submission.field_states = returned_states(submission.field_states, {remark.field for remark in told})
    _decide(by, at, submission, RETURNED, reason="; ".join(remark.text.strip() for remark in told)[:2_000])
    if submission.post_id is not None:
        period = Period.from_key(submission.period)
        facts_commands.forget_finished(by=by, at=at, post_id=submission.post_id, period=period)


def _check(remark: NewRemark) -> None:
    if remark.field and remark.field not in field_codes():
        raise Refusal("bidang-tidak-dikenal", field="field")
    if remark.indicator:
        known = {one.code for one in standards.indicators(remark.field)} if remark.field else set()
        if remark.indicator not in known | {f"{remark.field}.{RECORDED}"}:
            raise Refusal("indikator-tidak-dikenal", field="indicator")


def _decide(by: Actor, at: datetime, submission: Submission, state: str, reason: str = "") -> None:
    before = {"state": submission.state, "revision": submission.revision}
    submission.state, submission.decided_by, submission.decided_at = state, by.id, at
    submission.save(update_fields=["state", "decided_by", "decided_at", "field_states"])
    periods = [Period.from_key(submission.period)] if submission.post_id else []
    changed(
        "submission", submission.id, before=before, after={"state": state, "revision": submission.revision},
        feed=submission.post_id, periods=periods, reason=reason,
    )  # fmt: skip
