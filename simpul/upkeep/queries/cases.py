"""How much is amiss in an area, by kind and by the areas below; and each case with the person or the post."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Count, Q, QuerySet, When

from simpul.eligibility.queries import rulebook, standing_at
from simpul.eligibility.rules import basis
from simpul.kernel.actor import REGENCY, VILLAGE, Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.offices.rules import POST_BODY, position_of
from simpul.ordinances.queries import Book
from simpul.places import queries as places
from simpul.registry.queries.posts import in_area, seen_by
from simpul.registry.queries.sets import all_posts
from simpul.registry.rules import ACTIVE, post_label
from simpul.upkeep.queries.keeping import kept, last_day
from simpul.upkeep.queries.kinds import KINDS, OFFICE, POST, Kind, condition, kind_of, offices, with_kader


@dataclass(frozen=True)
class KindCount:
    """How many cases of a kind an area has; `below`: by the id of the area directly below (none in a village)."""

    kind: Kind
    count: int
    below: dict[int, int]


@dataclass(frozen=True)
class Found:
    """One case: the post and, for offices, who; `why` is the rule in words, with what it rests on."""

    post_id: UUID
    post_label: str
    village: str
    why: str
    appointment_id: UUID | None = None
    name: str = ""
    position: str = ""
    field: str = ""
    until: date | None = None


def kind_counts(*, by: Actor, area_id: int, on: date) -> list[KindCount]:
    """How many cases of each kind lie in an area on a day: two queries, whatever its size. For a province and the
    nation as of `counted_on`."""
    place = places.area(area_id)
    if not by.may("post.read", Scope(area=place.path)):
        raise Refusal("tidak-ditemukan")
    known = kept(place)
    if known is None:
        return counted(area_id, on)
    return [KindCount(kind, sum(known[kind.code].values()), known[kind.code]) for kind in KINDS]


def counted_on(area_id: int) -> date | None:
    """The day whose counts `kind_counts` tells for a province or the nation; None where it counts anew."""
    return last_day() if places.area(area_id).level < REGENCY else None


def counted(area_id: int, on: date) -> list[KindCount]:
    """Internal: `kind_counts` without asking an actor."""
    place, known = places.area(area_id), rulebook()
    of_offices = offices(on).filter(in_area(area_id, "post__"))
    of_posts = with_kader(_active(area_id), on)
    step = min(place.level + 1, VILLAGE)
    found = {
        **_counted(of_offices, OFFICE, f"post__village__l{step}", on, known),
        **_counted(of_posts, POST, f"village__l{step}", on, known),
    }
    below = {kind.code: found[kind.code] if place.level < VILLAGE else {} for kind in KINDS}
    return [KindCount(kind, sum(found[kind.code].values()), below[kind.code]) for kind in KINDS]


def cases(*, by: Actor, area_id: int, kind: str, on: date, limit: int = 50, after: UUID | None = None) -> list[Found]:
    """The cases of a kind in an area, by id; names only where the actor appoints, posts where the actor reads them."""
    wanted = kind_of(kind)
    if wanted is None:
        raise Refusal("tidak-ditemukan")
    known = rulebook()
    if wanted.of == OFFICE:
        seen = offices(on).filter(in_area(area_id, "post__"), seen_by(by, "appointment.manage", "post__"))
        return [_of_office(a, wanted, on, known) for a in _page(seen, wanted, on, known, limit, after)]
    posts = with_kader(_active(area_id), on).filter(seen_by(by, "post.read"))
    return [_of_post(post, wanted, on, known) for post in _page(posts, wanted, on, known, limit, after)]


def flags(*, by: Actor, post_id: UUID, on: date) -> dict[UUID, list[str]]:
    """What is amiss with each office of a post on a day, in words with the rule; for those who appoint there."""
    known = rulebook()
    kinds = [kind for kind in KINDS if kind.of == OFFICE]
    marks = {
        f"k{i}": Case(When(condition(kind, on, known), then=True), default=False, output_field=BooleanField())
        for i, kind in enumerate(kinds)
    }
    rows = offices(on).filter(seen_by(by, "appointment.manage", "post__"), post_id=post_id)
    found: dict[UUID, list[str]] = {}
    for a in rows.select_related("post__village").annotate(**marks):
        told = [_told(kind, a, on, known) for i, kind in enumerate(kinds) if getattr(a, f"k{i}")]
        if told:
            found[a.id] = told
    return found


def _told(kind: Kind, a: Any, on: date, known: Book) -> str:
    why = _why(kind, a.post.village.path, a.valid_from if kind.code == "domisili" else on, known)
    return " ".join(filter(None, (f"{translated(kind.name)}.", why)))


def _active(area_id: int) -> QuerySet[Any]:
    return all_posts().filter(in_area(area_id), state=ACTIVE)


def _counted(rows: QuerySet[Any], of: str, column: str, on: date, known: Book) -> dict[str, dict[int, int]]:
    """One pass over the rows counts all kinds: {kind: {area: count}}."""
    kinds = [kind for kind in KINDS if kind.of == of]
    wanted = {f"k{i}": Count("id", filter=condition(kind, on, known)) for i, kind in enumerate(kinds)}
    lines = list(rows.order_by().values(column).annotate(**wanted))
    return {kind.code: {line[column]: line[f"k{i}"] for line in lines if line[f"k{i}"]} for i, kind in enumerate(kinds)}


def _page(rows: QuerySet[Any], kind: Kind, on: date, known: Book, limit: int, after: UUID | None) -> Sequence[Any]:
    ways = ("post__village", "person", "decree") if kind.of == OFFICE else ("village",)
    found = rows.filter(condition(kind, on, known), Q(id__gt=after) if after else Q())
    return list(found.select_related(*ways).order_by("id")[:limit])


def _of_office(a: Any, kind: Kind, on: date, known: Book) -> Found:
    position = position_of(POST_BODY, a.position, a.valid_from)
    return Found(
        post_id=a.post_id,
        post_label=post_label(a.post.name),
        village=a.post.village.name,
        why=_why(kind, a.post.village.path, a.valid_from if kind.code == "domisili" else on, known),
        appointment_id=a.id,
        name=a.person.name,
        position=position.name if position else a.position,
        field=a.field,
        until=a.exception_until if kind.code.startswith("pengecualian") else a.valid_to,
    )


def _of_post(post: Any, kind: Kind, on: date, known: Book) -> Found:
    return Found(post.id, post_label(post.name), post.village.name, _why(kind, post.village.path, on, known))


def _why(kind: Kind, path: tuple[int, ...], on: date, known: Book) -> str:
    if kind.topic is None:
        return ""
    rule = standing_at(path, on, known).of(kind.topic)
    return basis(kind.topic, rule) if rule is not None else ""
