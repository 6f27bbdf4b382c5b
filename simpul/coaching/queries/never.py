"""Posts and villages that no signed visit has ever reached, by area, and since when they wait (S0.4)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from simpul.coaching.models import Visit
from simpul.coaching.queries.seeing import seen_area, within
from simpul.coaching.rules.visits import SIGNED
from simpul.kernel.actor import DISTRICT, REGENCY, VILLAGE, Actor
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.places.queries.areas import counts_below
from simpul.registry.queries import active_posts, post_labels, spans_of


@dataclass(frozen=True)
class UnvisitedPost:
    """An active post that was never visited, and since when it is there."""

    post_id: UUID
    label: str
    village: AreaView
    since: date


@dataclass(frozen=True)
class UnvisitedArea:
    """An area below: its villages and how many of them were never visited, themselves or by way of a post."""

    area: AreaView
    villages: int
    never: int


@dataclass(frozen=True)
class NeverVisited:
    """By area below; the posts by name only up to a regency. `posts`: how many are active there, None above it."""

    areas: tuple[UnvisitedArea, ...]
    villages: tuple[AreaView, ...]
    posts: int | None
    unvisited: tuple[UnvisitedPost, ...]


def never_visited(*, by: Actor, area_id: int, on: date) -> NeverVisited:
    """What was never visited in an area until a day (inclusive)."""
    area = seen_area(by, area_id)
    ever = Visit.objects.filter(state=SIGNED, held_on__lte=on).order_by()
    areas = _by_area(area, ever)
    if area.level < REGENCY:
        return NeverVisited(areas=areas, villages=(), posts=None, unvisited=())
    signed = ever.filter(within(area))
    reached = set(signed.values_list("visited_id", flat=True))
    villages = places.areas(places.below_ids(area_id, VILLAGE))
    never = [one for one in villages.values() if one.id not in reached]
    posts, unvisited = _posts(villages, signed, on)
    return NeverVisited(
        areas=areas,
        villages=tuple(sorted(never, key=lambda one: one.code)),
        posts=posts,
        unvisited=unvisited,
    )


def _by_area(area: AreaView, signed: QuerySet[Visit]) -> tuple[UnvisitedArea, ...]:
    """Counted, not listed: the nation has 83,000 villages. Each is asked whether any visit reached it, never each
    visit where it was: a few visits answer for a village, and there are millions."""
    if area.level >= DISTRICT:
        return ()
    villages = counts_below(area, VILLAGE)
    reached = counts_below(area, VILLAGE, Exists(signed.filter(visited_id=OuterRef("id"))))
    return tuple(
        UnvisitedArea(one, villages.get(one.id, 0), villages.get(one.id, 0) - reached.get(one.id, 0))
        for one in places.children(area.id)
    )


def _posts(villages: dict[int, AreaView], signed: QuerySet[Visit], on: date) -> tuple[int, tuple[UnvisitedPost, ...]]:
    active = active_posts(villages, on)
    visited = set(signed.filter(post__isnull=False).values_list("post_id", flat=True))
    where = {post: village for village, posts in active.items() for post in posts if post not in visited}
    labels, lives = post_labels(where), spans_of(where)
    found = [
        UnvisitedPost(post, labels[post], villages[village], lives[post][0].valid_from)
        for post, village in where.items()
    ]
    ordered = sorted(found, key=lambda one: (one.village.code, one.label, str(one.post_id)))
    return sum(map(len, active.values())), tuple(ordered)
