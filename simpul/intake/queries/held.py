"""What is held in a village or at a post: from whom, since when, why, and its content as far as the actor may read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.intake.models import Arrival
from simpul.intake.rules import HELD
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.errand import Errand
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop, tell
from simpul.phones.queries import labels
from simpul.registry import queries as registry

WAITING = gettext_noop("{jumlah} kiriman dari HP ditahan. Periksa, lalu terima atau tolak.")
_RECORDS = ("record_service", "amend_record", "correct_record", "void_record")


@dataclass(frozen=True)
class HeldView:
    """A held intention. `payload` and `outcome` None: the actor may decide on it, or see it, but not read it.

    `outcome["disputed"]` holds, for a correction in dispute, {field: {"seen", "yours", "now"}}.
    `about` are the ids in it: of the person, the record.
    """

    id: UUID
    name: str
    state: str
    code: str
    sentence: str
    maker: str
    maker_id: UUID
    phone: str
    at: datetime
    device_time: str
    post_id: UUID
    post: str
    field: str
    sealed: bool
    payload: dict[str, Any] | None
    outcome: Any
    may_decide: bool


def held(*, by: Actor, post_id: UUID | None = None, area_id: int | None = None, limit: int = 100) -> list[HeldView]:
    """What is held at a post (or at the posts of a village), oldest first, for those who may decide some of it."""
    posts = [post_id] if post_id else registry.posts_in(area_id or 0)
    scopes = {id: scope for id, scope in registry.post_scopes(posts).items() if by.may("intention.decide", scope)}
    found = Arrival.objects.filter(state=HELD, post_id__in=list(scopes)).order_by("at", "id")
    return _views(by, list(found[:limit]), scopes)


def held_one(*, by: Actor, id: UUID) -> HeldView:
    """One of them, also once it is decided; Refusal `tidak-ditemukan` for none and for one of another village."""
    one = Arrival.objects.filter(id=id).exclude(code="").first()
    scopes = registry.post_scopes([one.post_id]) if one and one.post_id else {}
    if one is None or not any(by.may("intention.decide", scope) for scope in scopes.values()):
        raise Refusal("tidak-ditemukan")
    return _views(by, [one], scopes)[0]


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """How much is held at the posts near the actor, for those who may decide."""
    scopes = {post.id: post.scope for post in registry.near_posts(by=by, action="intention.decide")}
    found = Arrival.objects.filter(state=HELD, post_id__in=list(scopes))
    count = sum(may_decide(by, one, scopes[one.post_id]) for one in found if one.post_id)
    return [Errand("kembali", tell(WAITING, jumlah=count), "phones.held", count=count)] if count else []


def may_decide(by: Actor, one: Arrival, post: Scope) -> bool:
    """Whether the actor may decide on this one; what is sealed only who may read it."""
    scope = Scope(area=post.area, post=post.post, field=one.field or None)
    return by.may("intention.decide", scope) and (not one.sealed or by.may("record.read_sealed", scope))


def _may_read(by: Actor, one: Arrival, post: Scope) -> bool:
    scope = Scope(area=post.area, post=post.post, field=one.field or None)
    if one.sealed and not by.may("record.read_sealed", scope):
        return False
    return by.may("record.read" if one.name in _RECORDS or one.field else "person.read", scope)


def _views(by: Actor, found: list[Arrival], scopes: dict[UUID, Scope]) -> list[HeldView]:
    names = registry.post_labels(scopes)
    phones = labels([one.phone_id for one in found if one.phone_id])
    return [_view(by, one, scopes[one.post_id], names, phones) for one in found if one.post_id]


def _view(by: Actor, one: Arrival, post: Scope, names: dict[UUID, str], phones: dict[UUID, str]) -> HeldView:
    readable = _may_read(by, one, post)
    post_id = one.post_id or UUID(int=0)
    return HeldView(
        id=one.id,
        name=one.name,
        state=one.state,
        code=one.code,
        sentence=one.sentence,
        maker=one.by_name,
        maker_id=one.by,
        phone=phones.get(one.phone_id, "") if one.phone_id else "",
        at=one.at,
        device_time=one.device_time,
        post_id=post_id,
        post=names.get(post_id, ""),
        field=one.field,
        sealed=one.sealed,
        payload=one.payload if readable else None,
        outcome=one.outcome if readable else None,
        may_decide=may_decide(by, one, post),
    )
