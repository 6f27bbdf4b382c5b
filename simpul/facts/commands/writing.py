"""The only writer of records."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.audit.queries import history
from simpul.facts.models import Record
from simpul.facts.queries.months import finished_months
from simpul.facts.rules import Amendment, Derived, Draft
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal

_ROWS_AT_ONCE = 500


@command("facts.write_records")
def write_records(*, by: Actor, at: datetime, drafts: Sequence[Draft]) -> None:
    """Write records whose content a subject has judged; each becomes one change in the feed of its post.

    The answers stand in the record itself, so the change says only what it is. Refusal `tidak-berhak` when one of
    them lies where the actor may not write.
    """
    _store(by=by, at=at, drafts=drafts)
    for draft in drafts:
        after = {"service": draft.service, "on": draft.on.isoformat()}
        changed("record", draft.id, after=after, feed=draft.post_id, periods=(draft.period,))


@command("facts.write_in_bulk")
def write_in_bulk(*, by: Actor, at: datetime, drafts: Sequence[Draft]) -> None:
    """The same rows with one change for each post instead of one for each record: for demo and simulation only."""
    if not by.is_system:
        raise Refusal("tidak-berhak", action="record.write")
    _store(by=by, at=at, drafts=drafts)
    months: dict[UUID, set[Period]] = {}
    for draft in drafts:
        months.setdefault(draft.post_id, set()).add(draft.period)
    sizes = Counter(draft.post_id for draft in drafts)
    for post, periods in months.items():
        changed("records", str(post), after={"count": sizes[post]}, feed=post, periods=periods)


def _store(*, by: Actor, at: datetime, drafts: Sequence[Draft]) -> None:
    for scope, sealed in {(draft.scope, draft.sealed) for draft in drafts}:
        _require(by, "record.write", scope, sealed)
    finished = finished_months({d.post_id for d in drafts}, {d.period for d in drafts})
    Record.objects.bulk_create((_row(draft, by, at, finished) for draft in drafts), batch_size=_ROWS_AT_ONCE)


def _row(draft: Draft, by: Actor, at: datetime, finished: set[tuple[UUID, int]]) -> Record:
    key = draft.period.key
    return Record(
        id=draft.id,
        post_id=draft.post_id,
        field=draft.field,
        service=draft.service,
        version=draft.version,
        sealed=draft.sealed,
        person_id=draft.person_id,
        household_id=draft.household_id,
        place=draft.place,
        on=draft.on,
        period=key,
        sex=draft.sex,
        age_days=draft.age_days,
        disability=draft.disability,
        hamlet_id=draft.hamlet_id,
        answers=draft.answers,
        facts=draft.facts,
        rule_version=draft.rule_version,
        open_day_id=draft.open_day_id,
        recorded_by=by.id,
        recorded_at=at,
        digest=draft.digest,
        late=(draft.post_id, key) in finished,
    )


def _require(by: Actor, action: str, scope: Scope, sealed: bool) -> None:
    by.require(action, scope)
    if sealed:
        by.require("record.read_sealed", scope)


@command("facts.amend_record")
def amend_record(
    *, by: Actor, at: datetime, id: UUID, scope: Scope, revision: int, amendment: Amendment, reason: str
) -> int:
    """Put corrected content in a record; returns its new revision.

    `revision` is the one that the corrector saw: Refusal `sudah-diubah` when the record has moved on since. The old
    values go to the audit; the month that was and the month that is are both marked for counting.
    """
    row = _locked(id, scope, by, "record.correct")
    if row.revision != revision:
        raise Refusal("sudah-diubah", oleh=_last_hand(id))
    if row.void:
        raise Refusal("sudah-dibatalkan")
    before = {"on": row.on.isoformat(), "answers": dict(row.answers)}
    after = {"on": amendment.on.isoformat(), "answers": dict(amendment.answers)}
    if before == after and row.version == amendment.version:
        return row.revision
    old, new = Period.from_key(row.period), Period.of(amendment.on)
    row.on, row.period, row.version = amendment.on, new.key, amendment.version
    row.answers, row.facts = dict(amendment.answers), dict(amendment.facts)
    row.age_days, row.rule_version = amendment.age_days, amendment.rule_version
    row.late = row.late or bool(finished_months({row.post_id}, {old, new}))
    _save(row, "on", "period", "version", "answers", "facts", "age_days", "rule_version", "late")
    was, becomes = _difference(before, after)
    changed("record", id, before=was, after=becomes, feed=row.post_id, periods={old, new}, reason=reason)
    return row.revision


@command("facts.void_record")
def void_record(*, by: Actor, at: datetime, id: UUID, scope: Scope, reason: str) -> None:
    """Take a record out of every count; it stays readable with the reason. Void already: nothing happens."""
    row = _locked(id, scope, by, "record.void")
    if row.void:
        return
    row.void, row.void_reason = True, reason
    _save(row, "void", "void_reason")
    month = Period.from_key(row.period)
    changed(
        "record", id, before={"void": False}, after={"void": True}, feed=row.post_id, periods=(month,), reason=reason
    )


@command("facts.rederive_records")
def rederive_records(*, by: Actor, at: datetime, derived: Mapping[UUID, Derived]) -> int:
    """Put a person's corrected sex, age and disability into these records; returns how many differed.

    It follows from correcting the person, whose right the caller has checked: the records may lie in posts where
    the person used to be, out of the actor's reach.
    """
    rows = []
    for row in Record.objects.select_for_update(of=("self",)).filter(id__in=list(derived)).order_by("id"):
        now = derived[row.id]
        was = Derived(row.sex, row.age_days, row.disability)
        if was == now:
            continue
        row.sex, row.age_days, row.disability = now.sex, now.age_days, now.disability
        rows.append(row)
        month = Period.from_key(row.period)
        changed("record", row.id, before=_told(was), after=_told(now), feed=row.post_id, periods=(month,))
    Record.objects.bulk_update(rows, ["sex", "age_days", "disability"], batch_size=_ROWS_AT_ONCE)
    return len(rows)


def _locked(id: UUID, scope: Scope, by: Actor, action: str) -> Record:
    row = Record.objects.select_for_update(of=("self",)).filter(id=id).first()
    if row is None or (row.post_id, row.field) != (scope.post, scope.field):
        raise Refusal("tidak-ditemukan")
    _require(by, action, scope, row.sealed)
    return row


def _last_hand(id: UUID) -> str:
    steps = history("record", id)
    return steps[-1].by_name if steps else "orang lain"


def _save(row: Record, *fields: str) -> None:
    row.revision += 1
    row.save(update_fields=[*fields, "revision"])


def _told(derived: Derived) -> dict[str, Any]:
    return {"sex": derived.sex, "age_days": derived.age_days, "disability": derived.disability}


def _difference(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only what differs: the day, and the answers by question."""
    was: dict[str, Any] = {}
    becomes: dict[str, Any] = {}
    if before["on"] != after["on"]:
        was["on"], becomes["on"] = before["on"], after["on"]
    codes = _differing(before["answers"], after["answers"])
    if codes:
        was["answers"] = {code: before["answers"].get(code) for code in codes}
        becomes["answers"] = {code: after["answers"].get(code) for code in codes}
    return was, becomes


def _differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterable[str]:
    return [code for code in dict.fromkeys([*one, *other]) if one.get(code) != other.get(code)]
