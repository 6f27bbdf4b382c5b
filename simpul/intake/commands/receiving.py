"""What a phone sends: each intention judged on arrival by the commands of every other door, with an answer for its id.

Neighbouring records are carried out as one list; everything else one by one. Each run is one transaction: the acts
and their arrivals, both or neither (docs/adr/0050).
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from simpul.intake.commands import acts
from simpul.intake.commands.arriving import (
    Desk,
    arrival_of,
    hold,
    put_away,
    repeated,
    state_of,
    write_accepted,
    write_receipt,
)
from simpul.intake.commands.envelopes import RECORD, Answer, Envelope, opened, refusing, runs
from simpul.intake.commands.holding import ground_of, kept_payload, verdict
from simpul.intake.rules import ACCEPTED, HELD, need_code, words_of
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.phones.queries import Known
from simpul.services import commands as services
from simpul.services.rules.shapes import NewRecord

_log = logging.getLogger("simpul.intake")


def receive(
    *, by: Actor, at: datetime, phone: Known, intentions: Sequence[Mapping[str, Any]], because: str = ""
) -> dict[str, Any]:
    """Judge what a phone sent; `{"results": [...], "receipt": {...} or None}` as in docs/sync.md, in the same order.

    `because`: the code for which all of it is held (`telepon-ditutup`). Nothing here raises for one bad intention.
    """
    desk = Desk(by, at, phone, because)
    read = [opened(raw) for raw in intentions]
    answers: dict[int, Answer] = {}
    for run in runs([one for one in read if isinstance(one, Envelope)]):
        for one, answer in zip(run, _tried(desk, run), strict=True):
            answers[id(one)] = answer
    results = [one if isinstance(one, Answer) else answers[id(one)] for one in read]
    return {"results": [one.plain() for one in results], "receipt": _told(desk)}


def _told(desk: Desk) -> dict[str, Any] | None:
    given = desk.receipt
    if given is None:
        return None
    return {"number": given.number, "code": given.code, "at": given.at.isoformat(), "count": given.count}


def _tried(desk: Desk, run: list[Envelope]) -> list[Answer]:
    """The answers to a run. What breaks is tried alone, and kept by the phone: one bad one must not stop the others."""
    before = desk.receipt
    count = before.count if before else 0
    try:
        with transaction.atomic():
            desk.look(run)
            answers = _answered(desk, run)
            write_receipt(desk)
        return answers
    except Exception:
        desk.receipt = before
        if before is not None:
            before.count = count
        if len(run) > 1:
            return [answer for one in run for answer in _tried(desk, [one])]
        _log.exception("an intention could not be judged: %s", run[0].name)
        return [refusing(run[0].id, "later", Refusal("gangguan-server"))]


def _answered(desk: Desk, run: list[Envelope]) -> list[Answer]:
    """The answers to a run, and in the same transaction the arrivals of what was accepted or held."""
    answers: dict[UUID, Answer] = {}
    fresh: dict[UUID, Envelope] = {}
    for one in run:
        if (answer := _settled(desk, one)) is not None:
            answers[one.id] = answer
        else:
            fresh.setdefault(one.id, one)
    judged = _judged(desk, list(fresh.values()))
    write_accepted(desk, [(fresh[one.id], one.outcome) for one in judged if one.state == ACCEPTED])
    _hold(desk, [(fresh[one.id], one) for one in judged if one.state == HELD])
    answers |= {one.id: one for one in judged}
    return [answers[one.id] for one in run]


def _settled(desk: Desk, one: Envelope) -> Answer | None:
    """The answer to what came before, or must wait; None for what is to be judged now."""
    if (known := desk.known.get(one.id)) is not None:
        return repeated(desk, one, known)
    if need_code(_needed(desk, one)) == "menunggu":
        return refusing(one.id, "later", Refusal("menunggu"))
    if one.instead_of is not None:
        try:
            put_away(by=desk.by, at=desk.at, ids={one.instead_of: one.id})
        except Refusal as refusal:
            return refusing(one.id, "refused", refusal)
    return None


def _needed(desk: Desk, one: Envelope) -> list[str | None]:
    return [state_of(desk.known, id) for id in one.needs]


def _judged(desk: Desk, fresh: list[Envelope]) -> list[Answer]:
    free: list[Envelope] = []
    answers: list[Answer] = []
    for one in fresh:
        if barrier := need_code(_needed(desk, one)) or desk.because:
            answers.append(_against(desk, one, Refusal(barrier)))
        else:
            free.append(one)
    records = bool(free) and free[0].name == RECORD
    return answers + (_records(desk, free) if records else [_one(desk, one) for one in free])


def _records(desk: Desk, run: list[Envelope]) -> list[Answer]:
    """Neighbouring records as one list: what is read for judging them is read once."""
    answers: list[Answer] = []
    items: list[tuple[Envelope, NewRecord]] = []
    for one in run:
        try:
            items.append(
                (one, NewRecord(**{"version": None, **acts.read(acts.FROM_PHONES[RECORD], desk.payload(one))}))
            )
        except Refusal as refusal:
            answers.append(_against(desk, one, refusal))
    if items:
        outcomes = services.record_services(by=desk.by, at=desk.at, items=[item for _, item in items])
        answers += [_of(desk, one, outcome) for (one, _), outcome in zip(items, outcomes, strict=True)]
    return answers


def _one(desk: Desk, one: Envelope) -> Answer:
    try:
        with transaction.atomic():  # what a refusal interrupts leaves nothing behind
            outcome = acts.act_of_phone(by=desk.by, at=desk.at, name=one.name, payload=desk.payload(one))
    except Refusal as refusal:
        return _against(desk, one, refusal)
    return _of(desk, one, outcome)


def _of(desk: Desk, one: Envelope, outcome: Any) -> Answer:
    """The answer when an act came back with an outcome, which may itself be a refusal or hold a dispute."""
    if getattr(outcome, "state", "") == "refused":
        answer = _ruled(desk, one, outcome.code, outcome.sentence)
        answer.errors = outcome.errors if answer.state == "refused" else {}
        return answer
    told = acts.plain(outcome)
    if disputed := getattr(outcome, "disputed", None):
        refusal = Refusal("nilai-berbeda", isian=words_of(disputed))
        return Answer(one.id, HELD, refusal.code, refusal.sentence, outcome=told)
    warnings = getattr(outcome, "warnings", None)
    return Answer(one.id, ACCEPTED, outcome=told, warnings=warnings if isinstance(warnings, Mapping) else {})


def _against(desk: Desk, one: Envelope, refusal: Refusal) -> Answer:
    answer = _ruled(desk, one, refusal.code, refusal.sentence)
    if answer.state == "refused" and refusal.field:
        answer.errors = {refusal.field: refusal.sentence}
    return answer


def _ruled(desk: Desk, one: Envelope, code: str, sentence: str) -> Answer:
    """Refused, held for a person, or to be sent again: what the rules of this door make of a refusal."""
    state, now = verdict(desk, one, code)
    return Answer(one.id, state, now, sentence if now == code else Refusal(now).sentence)


def _hold(desk: Desk, held: list[tuple[Envelope, Answer]]) -> None:
    rows = []
    for one, answer in held:
        ground = ground_of(desk, one)
        told = {"code": answer.code, "sentence": answer.sentence[:500], "outcome": answer.outcome}
        where = {"post_id": ground.post_id, "field": ground.field, "sealed": ground.sealed}
        rows.append(arrival_of(desk, one, HELD, payload=kept_payload(one, answer), **told, **where))
    if rows:
        hold(by=desk.by, at=desk.at, rows=rows)
