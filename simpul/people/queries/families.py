"""Households (KK) with their welfare class."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.models import Household, Welfare
from simpul.people.queries.scoping import keys, within
from simpul.people.rules import person_key
from simpul.standards.persons import person_words


@dataclass(frozen=True)
class WelfareView:
    """What a source said about a family on a day. `decile` 1 (poorest) to 10, None when not told."""

    status: str
    status_name: str
    decile: int | None
    source: str
    source_name: str
    on: date


@dataclass(frozen=True)
class HouseholdView:
    """A family. `welfare` is the newest word about it, None when nobody has said anything."""

    id: UUID
    head_name: str
    village_id: int
    hamlet_id: UUID | None
    post_id: UUID | None
    address: str
    kk_masked: str
    member_ids: tuple[UUID, ...]
    welfare: WelfareView | None
    welfare_history: tuple[WelfareView, ...]
    is_demo: bool
    version: int


def household(*, by: Actor, id: UUID) -> HouseholdView:
    """One family; Refusal `tidak-ditemukan` for none and for one that the actor may not see."""
    found = _loaded(Household.objects.filter(seen_families(by), id=id)).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return _view(found)


def households_by_id(*, by: Actor, ids: Collection[UUID]) -> dict[UUID, HouseholdView]:
    """These families, as far as the actor may see them; a few thousand at most."""
    return {one.id: _view(one) for one in _loaded(Household.objects.filter(seen_families(by), id__in=list(ids)))}


def households(
    *,
    by: Actor,
    text: str = "",
    village_id: int | None = None,
    post_id: UUID | None = None,
    limit: int = 30,
    after: UUID | None = None,
) -> list[HouseholdView]:
    """Families by part of the head's or a member's name, of the address, or by the whole KK number."""
    found = Household.objects.filter(seen_families(by), _meant(text))
    if village_id is not None:
        found = found.filter(village_id=village_id)
    if post_id is not None:
        found = found.filter(Q(post_id=post_id) | Q(members__post_id=post_id))
    last = Household.objects.filter(id=after).values_list("head_name", "id").first() if after else None
    if last is not None:
        found = found.filter(Q(head_name__gt=last[0]) | Q(head_name=last[0], id__gt=last[1]))
    return [_view(one) for one in _loaded(found.order_by("head_name", "id").distinct())[:limit]]


def seen_families(by: Actor) -> Q:
    """Families of the actor's posts and areas; a post's kader also sees the family of every person in its roster."""
    posts = [grant.post for grant in by.where("person.read") if grant.post is not None]
    return within(by, "person.read") | Q(members__post_id__in=posts) if posts else within(by, "person.read")


def _meant(text: str) -> Q:
    words = text[:100].replace("\x00", "").strip()
    if not words:
        return Q()
    digits = "".join(c for c in words if c.isdigit())
    if len(digits) == 16:
        return Q(kk_hash=keys().find(digits, "kk"))
    member = Q()
    for word in person_key(words).split():
        member &= Q(members__name_key__contains=word)
    meant = Q(head_name__icontains=words) | Q(address__icontains=words)
    return meant | member if member else meant


def _loaded(found: QuerySet[Household]) -> QuerySet[Household]:
    return found.distinct().prefetch_related("welfare", "members")


def _view(one: Household) -> HouseholdView:
    told = tuple(_welfare(w) for w in sorted(one.welfare.all(), key=lambda w: (w.on, w.id), reverse=True))
    return HouseholdView(
        id=one.id,
        head_name=one.head_name,
        village_id=one.village_id,
        hamlet_id=one.hamlet_id,
        post_id=one.post_id,
        address=one.address,
        kk_masked=f"••••••••••••{one.kk_end}" if one.kk_end else "",
        member_ids=tuple(member.id for member in one.members.all()),
        welfare=told[0] if told else None,
        welfare_history=told,
        is_demo=one.is_demo,
        version=one.version,
    )


def _welfare(one: Welfare) -> WelfareView:
    words = person_words()
    status = {word.code: word.name for word in words.welfare}
    source = {word.code: word.name for word in words.welfare_sources}
    return WelfareView(
        status=one.status,
        status_name=status.get(one.status, one.status),
        decile=one.decile,
        source=one.source,
        source_name=source.get(one.source, one.source),
        on=one.on,
    )
