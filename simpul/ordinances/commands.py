"""Setting a rule of an area, ending it, taking back a slip."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.ordinances.models import SOUND, Ordinance
from simpul.ordinances.rules import TRUSTS, Topic
from simpul.places import queries as places
from simpul.standards import Source


@command("ordinances.set_ordinance")
def set_ordinance(
    *,
    by: Actor,
    at: datetime,
    topic: Topic,
    area_id: int,
    content: Mapping[str, Any],
    valid_from: date,
    source: Source,
    valid_to: date | None = None,
    id: UUID | None = None,
) -> UUID:
    """From that day (to `valid_to`, excluded) the rule holds in the area and below, until a lower area differs.

    What the area had set before ends on that day; a rule that begins later ends this one. The same day again corrects
    it. Refusals: `ketentuan-bukan-tingkat-ini`, `ketentuan-isi-salah`, `ketentuan-tanpa-dasar`, `akhir-sebelum-awal`.
    """
    by.require("rule.set", places.scope_of(area_id))
    if id is not None and Ordinance.objects.filter(id=id).exists():
        return id
    if places.area(area_id).level not in topic.set_at:
        raise Refusal("ketentuan-bukan-tingkat-ini")
    beside = list(Ordinance.objects.select_for_update().filter(SOUND, topic=topic.code, area_id=area_id))
    rule = next((one for one in beside if one.valid_from == valid_from), None)
    before = _plain(rule) if rule else None
    rule = rule or Ordinance(id=id or new_id(), area_id=area_id, topic=topic.code, valid_from=valid_from)
    rule.content, rule.valid_to = _sound(topic, content), valid_to
    _sign(rule, source, by, at)
    _make_room(rule, [one for one in beside if one.id != rule.id])
    rule.save()
    changed("ordinance", rule.id, before=before, after=_plain(rule))
    return rule.id


@command("ordinances.end_ordinance")
def end_ordinance(*, by: Actor, at: datetime, ordinance_id: UUID, on: date) -> None:
    """End a rule: `on` is the first day without it; what the areas above have set holds again."""
    rule = _managed(by, ordinance_id)
    if on <= rule.valid_from or (rule.valid_to is not None and on > rule.valid_to):
        raise Refusal("akhir-sebelum-awal" if on <= rule.valid_from else "ketentuan-sudah-berakhir", field="on")
    before, rule.valid_to = _plain(rule), on
    rule.save()
    changed("ordinance", rule.id, before=before, after=_plain(rule))


@command("ordinances.void_ordinance")
def void_ordinance(*, by: Actor, at: datetime, ordinance_id: UUID, reason: str) -> None:
    """Take back a rule that was written down by mistake: it never held, and what it had ended goes on.

    The record stays, with the reason.
    """
    rule = _managed(by, ordinance_id)
    if not tidy(reason):
        raise Refusal("alasan-wajib", field="reason")
    before, rule.void_because = _plain(rule), tidy(reason)[:300]
    rule.save()
    changed("ordinance", rule.id, before=before, after=_plain(rule), reason=rule.void_because)
    _restore_former(rule)


def _managed(by: Actor, ordinance_id: UUID) -> Ordinance:
    rule = Ordinance.objects.select_for_update().filter(SOUND, id=ordinance_id).first()
    if rule is None:
        raise Refusal("tidak-ditemukan")
    by.require("rule.set", places.scope_of(rule.area_id))
    return rule


def _sound(topic: Topic, content: Mapping[str, Any]) -> dict[str, Any]:
    """The content as it is kept; Refusal for one that does not fit the shape of its topic."""
    try:
        return topic.shape.model_validate(dict(content)).model_dump(mode="json")
    except ValidationError as error:
        field = next((str(one["loc"][0]) for one in error.errors() if one["loc"]), None)
        raise Refusal("ketentuan-isi-salah", field=field) from None


def _sign(rule: Ordinance, source: Source, by: Actor, at: datetime) -> None:
    rule.ref, rule.article, rule.trust = tidy(source.ref)[:200], tidy(source.article)[:200], source.trust
    if len(rule.ref) < 2 or source.trust not in TRUSTS:
        raise Refusal("ketentuan-tanpa-dasar", field="ref")
    rule.set_by, rule.set_by_name, rule.set_at = by.id, by.name[:200], at


def _make_room(rule: Ordinance, beside: list[Ordinance]) -> None:
    """Rules of one area on one topic follow each other: the one before ends, the one after ends this one."""
    if rule.valid_to is not None and rule.valid_to <= rule.valid_from:
        raise Refusal("akhir-sebelum-awal", field="valid_to")
    after = min((one.valid_from for one in beside if one.valid_from > rule.valid_from), default=None)
    if after is not None:
        rule.valid_to = min(rule.valid_to or after, after)
    for one in beside:
        if one.valid_from < rule.valid_from and (one.valid_to is None or one.valid_to > rule.valid_from):
            before, one.valid_to = _plain(one), rule.valid_from
            one.save()
            changed("ordinance", one.id, before=before, after=_plain(one))


def _restore_former(rule: Ordinance) -> None:
    former = Ordinance.objects.filter(SOUND, topic=rule.topic, area_id=rule.area_id, valid_to=rule.valid_from).first()
    if former is not None:
        before, former.valid_to = _plain(former), rule.valid_to
        former.save()
        changed("ordinance", former.id, before=before, after=_plain(former))


def _plain(rule: Ordinance) -> dict[str, Any]:
    return {
        "area": rule.area_id,
        "topic": rule.topic,
        "content": rule.content,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "source": " · ".join(filter(None, (rule.ref, rule.article))),
        "trust": rule.trust,
        "void_because": rule.void_because,
    }
