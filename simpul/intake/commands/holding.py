"""Whether what a rule refuses is held for a person, and to which post and field it belongs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from simpul import standards
from simpul.accounts.queries import actor_of_late
from simpul.facts import queries as facts
from simpul.intake.commands import acts
from simpul.intake.commands.arriving import Desk
from simpul.intake.commands.envelopes import Answer, Envelope
from simpul.intake.rules import HELD, HELD_CODES, MEMBERS, MERGED, OVERTAKEN, WITHOUT_RIGHT, only
from simpul.kernel.actor import VILLAGE, Actor, Grant, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.services import queries as services
from simpul.standards.phone import phone_rules


@dataclass(frozen=True)
class Belongs:
    """Where an intention belongs: the post whose village decides, the field of its record, whether it is sealed."""

    post_id: UUID | None
    field: str = ""
    sealed: bool = False


def verdict(desk: Desk, one: Envelope, code: str) -> tuple[str, str]:
    """(state, code) for what a rule refused with that code: refused, held or later."""
    if code in OVERTAKEN and one.name in MERGED:
        return "later", code
    if code in HELD_CODES or (desk.because and code == desk.because):
        return (HELD, code) if ground_of(desk, one).post_id else ("refused", code)
    if code in WITHOUT_RIGHT and _would_have(desk, one) and ground_of(desk, one).post_id:
        return HELD, "hak-berakhir"
    if code in MEMBERS and _was_member(one.payload):
        return HELD, "warga-pindah"
    return "refused", code


def lately(desk: Desk, post_id: UUID | None = None) -> Actor:
    """The actor with the rights of the last months, also at a post that lay in their area until lately."""
    on = day_at(desk.at, "WIB")
    days = phone_rules(on).lost_right_days
    actor = actor_of_late(desk.by.id, on, days)
    if post_id is None:
        return actor
    since = on - timedelta(days=days)
    spans = registry.spans_of([post_id]).get(post_id, [])
    former = [span.village_id for span in spans if span.valid_to is not None and span.valid_to >= since]
    paths = [places.area(village_id).path for village_id in former]
    moved = [
        replace(grant, post=post_id, label="")
        for grant in actor.grants
        if any(grant.covers(Scope(area=path)) for path in paths)
    ]
    return replace(actor, grants=(*actor.grants, *moved))


def _would_have(desk: Desk, one: Envelope) -> bool:
    """Whether the act would have been carried out, or held, with the rights of the last months: tried and undone."""
    actor = lately(desk, _post_named(one.payload))
    try:
        with transaction.atomic():
            outcome = acts.act_of_phone(by=actor, at=desk.at, name=one.name, payload=desk.payload(one))
            transaction.set_rollback(True)
    except Refusal as refusal:
        return refusal.code in HELD_CODES
    return getattr(outcome, "state", "") != "refused" or outcome.code in HELD_CODES


def _was_member(payload: Mapping[str, Any]) -> bool:
    """Of the post, or of a post that is no more: all its people and families belong elsewhere now."""
    person, post = _id(payload.get("person_id")), _id(payload.get("post_id"))
    if post is not None and any(ground.closed_on for ground in registry.post_grounds([post]).values()):
        return True
    return person is not None and post in registry.feeds_of_person(person)


def ground_of(desk: Desk, one: Envelope) -> Belongs:
    """Where an intention belongs, as far as its maker has or lately had a place there; else at a post of theirs."""
    named = _post_named(one.payload)
    field, sealed = _field_of(one.payload)
    try:
        found = _by_thing(one) or Belongs(named, field, sealed)
    except Refusal:
        found = Belongs(named, field, sealed)
    if found.post_id is not None and _has_place(desk, found.post_id):
        return found
    return replace(found, post_id=_own_post(desk))


def _by_thing(one: Envelope) -> Belongs | None:
    """By the record, person or open day that the intention is about."""
    id = _id(one.payload.get("id"))
    if id is None:
        return None
    if one.name in ("amend_record", "correct_record", "void_record"):
        stored = facts.stored_record(id)
        return Belongs(stored.post_id, stored.scope.field or "", stored.sealed)
    if one.name in ("amend_person", "correct_person", "mark_death_of", "mark_death"):
        person = people.snapshots([id]).get(id)
        return Belongs(person.post_id) if person else None
    if one.name in ("move_open_day", "cancel_open_day"):
        return Belongs(services.post_of_open_day(id))
    return None


def _field_of(payload: Mapping[str, Any]) -> tuple[str, bool]:
    """The field of a record's service and whether it is sealed; by the beginning of its code where it is unknown."""
    code = str(payload.get("service", ""))
    known = [one for one in standards.current().all_services if one.code == code]
    if known:
        return known[-1].field, any(one.sealed for one in known)
    field = code.partition(".")[0]
    return (field, True) if field in {one.code for one in standards.fields()} else ("", bool(code))


def _has_place(desk: Desk, post_id: UUID) -> bool:
    scope = registry.post_scopes([post_id]).get(post_id)
    return scope is not None and (desk.by.may("post.read", scope) or lately(desk, post_id).may("post.read", scope))


def _own_post(desk: Desk) -> UUID | None:
    grants: tuple[Grant, ...] = (*desk.by.grants, *lately(desk).grants)
    of_posts = [grant.post for grant in grants if grant.post is not None]
    if of_posts:
        return of_posts[0]
    villages = [grant.area_id for grant in grants if grant.level == VILLAGE and grant.area_id is not None]
    return next((post for village in villages for post in registry.posts_in(village)), None)


def _post_named(payload: Mapping[str, Any]) -> UUID | None:
    id = _id(payload.get("post_id"))
    return id if id is not None and registry.post_scopes([id]) else None


def _id(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def kept_payload(one: Envelope, answer: Answer) -> dict[str, Any]:
    """What is kept of a held intention: of a correction in dispute only the values that are in dispute."""
    disputed = (answer.outcome or {}).get("disputed") if isinstance(answer.outcome, dict) else None
    if not disputed or "changes" not in one.payload:
        return one.payload
    return {**one.payload, "changes": only(one.payload["changes"], disputed)}
