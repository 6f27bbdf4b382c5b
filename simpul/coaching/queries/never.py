"""Posts and villages that no signed visit has ever reached, by area, and since when they wait (S0.4)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from simpul.coaching.models import Visit
from simpul.coaching.queries.seeing import seen_area, within
from simpul.coaching.rules.visits import SIGNED
from simpul.kernel.actor import DISTRICT, REGENCY, VILLAGE, Actor
from simpul.places import queries as places
from simpul.places.queries import AreaView
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
    signed = Visit.objects.filter(within(area), state=SIGNED, held_on__lte=on)
    areas = _by_area(area, signed)
    if area.level < REGENCY:
        return NeverVisited(areas=areas, villages=(), posts=None, unvisited=())
    reached = set(_of_villages(signed).values_list("visited_id", flat=True))
    villages = places.areas(places.below_ids(area_id, VILLAGE))
    never = [one for one in villages.values() if one.id not in reached]
    posts, unvisited = _posts(villages, signed, on)
    return NeverVisited(
        areas=areas,
        villages=tuple(sorted(never, key=lambda one: one.code)),
        posts=posts,
        unvisited=unvisited,
    )


def _of_villages(signed: QuerySet[Visit]) -> QuerySet[Visit]:
    """Visits to villages of today, themselves or by way of a post."""
    return signed.filter(visited__level=VILLAGE, visited__ended_on__isnull=True).order_by()


def _by_area(area: AreaView, signed: QuerySet[Visit]) -> tuple[UnvisitedArea, ...]:
    """Counted, not listed: the nation has 83,000 villages."""
    if area.level >= DISTRICT:
        return ()
    child = f"visited__l{area.level + 1}"
    counted = _of_villages(signed).values_list(child).annotate(n=Count("visited_id", distinct=True))
    reached = dict(counted.values_list(child, "n"))
    found = []
    for one in places.children(area.id):
        villages = len(places.below_ids(one.id, VILLAGE))
        found.append(UnvisitedArea(one, villages, villages - reached.get(one.id, 0)))
    return tuple(found)


def _posts(villages: dict[int, AreaView], signed: QuerySet[Visit], on: date) -> tuple[int, tuple[UnvisitedPost, ...]]:
    active = active_posts(villages, on)
    visited = set(signed.filter(post__isnull=False).order_by().values_list("post_id", flat=True))
    where = {post: village for village, posts in active.items() for post in posts if post not in visited}
    labels, lives = post_labels(where), spans_of(where)
    found = [
        UnvisitedPost(post, labels[post], villages[village], lives[post][0].valid_from)
        for post, village in where.items()
    ]
    ordered = sorted(found, key=lambda one: (one.village.code, one.label, str(one.post_id)))
    return sum(map(len, active.values())), tuple(ordered)
