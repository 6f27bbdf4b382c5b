"""Deciding on what is held: accepted and carried out in its maker's name, or declined with a reason (ADR 0052)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from simpul.accounts.queries import actor_of_late
from simpul.audit.commands import changed, command
from simpul.facts import queries as facts
from simpul.intake.commands import acts
from simpul.intake.commands.arriving import found_with_successors, state_of
from simpul.intake.commands.people import seen_values
from simpul.intake.models import Arrival
from simpul.intake.queries.held import may_decide
from simpul.intake.rules import ACCEPTED, DECLINED, HELD, need_code
from simpul.kernel.actor import VILLAGE, Actor, Grant, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.lifecycle.queries import heirs_of
from simpul.people import queries as people
from simpul.registry import queries as registry
from simpul.standards.phone import phone_rules

_WAITS = "menunggu-yang-ditahan"
# What a maker may have had a right to; a decision lends no other.
_LENT = (
    "person.read", "person.register", "person.correct", "post.read", "openday.manage",
    "record.read", "record.write", "record.correct", "record.void", "record.read_sealed", "report.finish",
)  # fmt: skip


@command("intake.accept_held")
def accept_held(*, by: Actor, at: datetime, id: UUID, on: date | None = None) -> Any:
    """Carry out a held intention in its maker's name, also in a closed month; `on`: on another day than was written.

    Returns the outcome of the act as plain JSON. What waited for it is carried out too, as far as it can be. A
    Refusal when it still cannot be: then it stays held.
    """
    one, scope = _held(by, id)
    if one.code == _WAITS and need_code(_states(one)):
        raise Refusal("menunggu-yang-ditahan")
    outcome = _carry_out(one, scope, by, at, on)
    _carry_out_waiting(one, scope, by, at)
    return outcome


@command("intake.decline_held")
def decline_held(*, by: Actor, at: datetime, id: UUID, reason: str) -> None:
    """Decline a held intention with a reason; what waited for it is declined with it. Its maker's phone is told."""
    one, _ = _held(by, id)
    kept = " ".join(reason.split())[:300]
    if not kept:
        raise Refusal("alasan-wajib", field="reason")
    _decline(one, by, at, kept)


def _decline(one: Arrival, by: Actor, at: datetime, reason: str) -> None:
    _settle(one, DECLINED, by, at, reason=reason)
    for waiting in _waiting(one):
        _decline(waiting, by, at, reason)


def _held(by: Actor, id: UUID) -> tuple[Arrival, Scope]:
    """The arrival, locked, for who may decide on it; for all others there is none."""
    one = Arrival.objects.select_for_update().filter(id=id).first()
    scope = registry.post_scopes([one.post_id]).get(one.post_id) if one and one.post_id else None
    if one is None or scope is None or not by.may("intention.decide", scope):
        raise Refusal("tidak-ditemukan")
    if not may_decide(by, one, scope):
        raise Refusal("tidak-berhak", action="intention.decide")
    if one.state != HELD:
        raise Refusal("tidak-sedang-ditahan")
    return one, scope


def _states(one: Arrival) -> list[str | None]:
    needs = [UUID(id) for id in one.needs]
    known = found_with_successors(needs)
    return [state_of(known, id) for id in needs]


def _carry_out(one: Arrival, scope: Scope, by: Actor, at: datetime, on: date | None = None) -> Any:
    maker = _lent(one, scope, at)
    payload = _rebased(maker, one) if one.code == "nilai-berbeda" else _at_the_heir(one, on)
    outcome = acts.act_of_phone(by=maker, at=at, name=one.name, payload=_dated(payload, on) if on else payload)
    if getattr(outcome, "state", "") == "refused":
        raise Refusal("belum-bisa-diterima", sebab=outcome.sentence)
    one.outcome = acts.plain(outcome)
    _settle(one, ACCEPTED, by, at)
    return one.outcome


def _lent(one: Arrival, scope: Scope, at: datetime) -> Actor:
    """The maker with the rights that they had there when it arrived, and that of writing in closed months."""
    day = day_at(one.at, "WIB")
    days = phone_rules(day).lost_right_days
    maker = actor_of_late(one.by, day, days)
    anywhere = {action: maker.fields(action, scope) for action in _LENT}
    lent: dict[str, frozenset[str] | None] = {
        action: fields for action, fields in anywhere.items() if fields is None or fields
    }
    grant = Grant("keputusan", {**lent, "record.write_late": None}, area_id=scope.area[-1], level=VILLAGE)
    return Actor(id=one.by, name=one.by_name, grants=(grant,), person_id=maker.person_id)


def _at_the_heir(one: Arrival, on: date | None) -> dict[str, Any]:
    """What was meant for a post that is no more is carried out at the post that took over from it; on another day
    (`on`) it is meant for the old post after all."""
    payload = dict(one.payload or {})
    if one.code == "pos-sudah-tutup" and on is None and payload.get("post_id"):
        old = UUID(payload["post_id"])
        payload["post_id"] = str(heirs_of([old]).get(old, old))
    return payload


def _dated(payload: Mapping[str, Any], on: date) -> dict[str, Any]:
    if "on" in payload:
        return {**payload, "on": on.isoformat()}
    if isinstance(payload.get("changes"), Mapping) and "on" in payload["changes"]:
        return {**payload, "changes": {**payload["changes"], "on": on.isoformat()}}
    raise Refusal("tanpa-tanggal", field="on")


def _rebased(maker: Actor, one: Arrival) -> dict[str, Any]:
    """A correction in dispute, made against what stands there now: the decider has seen both and chose."""
    payload = dict(one.payload or {})
    if one.name == "amend_person":
        view = people.person(by=maker, id=UUID(payload["id"]))
        payload["base"] = seen_values(view)
    elif one.name == "amend_record":
        stored = facts.stored_record(UUID(payload["id"]))
        payload["base"] = {"on": stored.on.isoformat(), "answers": stored.answers}
    return payload


def _settle(one: Arrival, state: str, by: Actor, at: datetime, reason: str = "") -> None:
    before = {"state": one.state}
    one.state, one.payload, one.reason = state, None, reason
    one.decided_by, one.decided_by_name, one.decided_at = by.id, by.name, at
    one.save()
    changed("arrival", one.id, before=before, after={"state": state}, feed=one.by, reason=reason)


def _waiting(one: Arrival) -> list[Arrival]:
    """What is held only because it needs this one."""
    waiting = Arrival.objects.select_for_update().filter(by=one.by, state=HELD, code=_WAITS).order_by("id")
    return [each for each in waiting if str(one.id) in each.needs]


def _carry_out_waiting(one: Arrival, scope: Scope, by: Actor, at: datetime) -> None:
    """What waited for it follows; what cannot stays held, with what now stands against it."""
    for waiting in _waiting(one):
        if need_code(_states(waiting)) or not may_decide(by, waiting, scope):
            continue
        try:
            with transaction.atomic():
                _carry_out(waiting, scope, by, at)
        except Refusal as refusal:
            waiting.refresh_from_db()
            waiting.code, waiting.sentence = refusal.code, refusal.sentence[:500]
            waiting.save(update_fields=["code", "sentence"])
            changed("arrival", waiting.id, after={"code": refusal.code}, feed=waiting.by)
        else:
            _carry_out_waiting(waiting, scope, by, at)
