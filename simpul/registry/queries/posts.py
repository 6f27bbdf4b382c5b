"""Posts as they are today and where they lay before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import NATION, Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry.models import Post, PostSpan
from simpul.registry.rules import ACTIVE, describe_open_rule, post_key, post_label

# SQLite takes at most some 32,000 values in one statement.
_AT_A_TIME = 5_000
# A post is shown with the time zone that holds by the last word known.
_LATEST = date.max
T = TypeVar("T")


@dataclass(frozen=True)
class PostView:
    """A post today. `path`: ids of its areas from the nation down to the village; location in degrees."""

    id: UUID
    name: str
    label: str
    state: str
    number: str
    number_from: date | None
    village_id: int
    village_name: str
    path: tuple[int, ...]
    hamlet_id: UUID | None
    address: str
    latitude: float | None
    longitude: float | None
    open_rule: str
    open_words: str
    zone: str
    is_demo: bool
    version: int


@dataclass(frozen=True)
class PostLine:
    """A post in a list."""

    id: UUID
    name: str
    label: str
    state: str
    number: str
    village_id: int
    village_name: str
    hamlet_id: UUID | None
    open_rule: str


@dataclass(frozen=True)
class PostSpanView:
    """Where a post lay and in which state, from a day (included) to a day (excluded)."""

    village_id: int
    state: str
    valid_from: date
    valid_to: date | None
    hamlet_id: UUID | None = None


def seen_by(by: Actor, action: str, prefix: str = "") -> Q:
    """Filter for the posts where the actor has the right; `prefix` leads from the filtered model to the post."""
    if by.is_system:
        return Q()
    seen = Q(pk__in=[])
    for grant in by.where(action):
        if grant.post is not None:
            seen |= Q(**{f"{prefix}id": grant.post})
        elif grant.level == NATION:
            return Q()
        else:
            seen |= Q(**{f"{prefix}village__l{grant.level}": grant.area_id})
    return seen


def in_slices(ids: Iterable[T]) -> Iterator[list[T]]:
    """The ids in lists short enough for one statement."""
    listed = list(dict.fromkeys(ids))
    for start in range(0, len(listed), _AT_A_TIME):
        yield listed[start : start + _AT_A_TIME]


def in_area(area_id: int, prefix: str = "") -> Q:
    """Filter for the posts that lie in an area of any level today."""
    level = places.area(area_id).level
    return Q() if level == NATION else Q(**{f"{prefix}village__l{level}": area_id})


def post(*, by: Actor, post_id: UUID) -> PostView:
    """One post; Refusal `tidak-ditemukan` for none and for one outside the actor's area."""
    found = Post.objects.filter(seen_by(by, "post.read"), id=post_id).select_related("village").first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return _view(found)


def posts_seen(
    *,
    by: Actor,
    area_id: int | None = None,
    text: str = "",
    state: str = "",
    limit: int = 50,
    after: UUID | None = None,
) -> list[PostLine]:
    """Posts of an area (None: all that the actor sees) whose name holds `text`, by village and name.

    `after`: id of the last post of the page before.
    """
    found = Post.objects.filter(seen_by(by, "post.read")).select_related("village")
    if area_id is not None:
        found = found.filter(in_area(area_id))
    if text.strip():
        aliased = Post.objects.filter(name_key__contains=post_key(text), merged_into__isnull=False)
        found = found.filter(Q(name_key__contains=post_key(text)) | Q(id__in=aliased.values("merged_into_id")))
    if state:
        found = found.filter(state=state)
    return [_line(p) for p in _page(found, limit, after)]


def post_history(*, by: Actor, post_id: UUID) -> list[PostSpanView]:
    """Where the post lay and in which state, oldest first."""
    post(by=by, post_id=post_id)
    return spans_of([post_id])[post_id]


def post_scope(post_id: UUID) -> Scope:
    """Internal: the place of acts in a post, by today's tree; Refusal `tidak-ditemukan` for none."""
    scopes = post_scopes([post_id])
    if post_id not in scopes:
        raise Refusal("tidak-ditemukan")
    return scopes[post_id]


def post_scopes(ids: Iterable[UUID]) -> dict[UUID, Scope]:
    """Internal: the places of acts in posts; unknown ids are left out."""
    return {
        p.id: Scope(area=p.village.path, post=p.id)
        for part in in_slices(ids)
        for p in Post.objects.filter(id__in=part).select_related("village").only("id", *_PATH)
    }


def post_labels(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Internal: what posts are called today ("Posyandu Melati 1"); unknown ids are left out."""
    return {
        id_: post_label(name)
        for part in in_slices(ids)
        for id_, name in Post.objects.filter(id__in=part).values_list("id", "name")
    }


def numbered(ids: Iterable[UUID], on: date) -> set[UUID]:
    """Internal: those of these posts that had their official number on that day."""
    return {
        id_
        for part in in_slices(ids)
        for id_ in Post.objects.filter(id__in=part, number_from__lte=on).values_list("id", flat=True)
    }


def registered_post(number: str) -> PostView | None:
    """Open to everybody, asks no actor: the post with that official number; None for none."""
    found = Post.objects.filter(number=number).exclude(number="").select_related("village").first()
    return _view(found) if found else None


def posts_in(area_id: int) -> list[UUID]:
    """Internal: ids of all posts, closed ones too, that lie in an area today."""
    return list(Post.objects.filter(in_area(area_id)).values_list("id", flat=True))


def active_count(area_id: int, on: date) -> int:
    """Internal: how many posts were active in an area on that day."""
    return _spans_on(on).filter(in_area(area_id), state=ACTIVE).count()


def active_posts(village_ids: Iterable[int], on: date) -> dict[int, list[UUID]]:
    """Internal: the posts that were active in each village on that day; villages without any are left out."""
    found: dict[int, list[UUID]] = {}
    for part in in_slices(village_ids):
        spans = _spans_on(on).filter(village_id__in=part, state=ACTIVE)
        for village_id, post_id in spans.values_list("village_id", "post_id").order_by("post_id"):
            found.setdefault(village_id, []).append(post_id)
    return found


def placements(post_ids: Iterable[UUID], on: date) -> dict[UUID, tuple[int, str]]:
    """Internal: village and state of posts on that day; posts not yet founded then are left out."""
    return {
        post_id: (village_id, state)
        for part in in_slices(post_ids)
        for post_id, village_id, state in _spans_on(on)
        .filter(post_id__in=part)
        .values_list("post_id", "village_id", "state")
    }


def spans_of(post_ids: Iterable[UUID]) -> dict[UUID, list[PostSpanView]]:
    """Internal: the whole life of posts, oldest span first."""
    found: dict[UUID, list[PostSpanView]] = {}
    for part in in_slices(post_ids):
        for s in PostSpan.objects.filter(post_id__in=part).order_by("post_id", "valid_from"):
            view = PostSpanView(s.village_id, s.state, s.valid_from, s.valid_to, s.hamlet_id)
            found.setdefault(s.post_id, []).append(view)
    return found


_PATH = ("village__level", *(f"village__l{level}" for level in range(5)))


def _spans_on(on: date) -> QuerySet[PostSpan]:
    return PostSpan.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


def _page(found: QuerySet[Post], limit: int, after: UUID | None) -> QuerySet[Post]:
    last = Post.objects.filter(id=after).values_list("village_id", "name", "id").first() if after else None
    if last is not None:
        village, name, id_ = last
        beyond = Q(name__gt=name) | Q(name=name, id__gt=id_)
        found = found.filter(Q(village_id__gt=village) | Q(beyond, village_id=village))
    return found.order_by("village_id", "name", "id")[:limit]


def _view(p: Post) -> PostView:
    return PostView(
        id=p.id,
        name=p.name,
        label=post_label(p.name),
        state=p.state,
        number=p.number,
        number_from=p.number_from,
        village_id=p.village_id,
        village_name=p.village.name,
        path=p.village.path,
        hamlet_id=p.hamlet_id,
        address=p.address,
        latitude=p.latitude,
        longitude=p.longitude,
        open_rule=p.open_rule,
        open_words=describe_open_rule(p.open_rule),
        zone=places.zone(p.village_id, _LATEST),
        is_demo=p.is_demo,
        version=p.version,
    )


def _line(p: Post) -> PostLine:
    return PostLine(
        p.id, p.name, post_label(p.name), p.state, p.number, p.village_id, p.village.name, p.hamlet_id, p.open_rule
    )
