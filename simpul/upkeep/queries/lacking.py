"""Posts that lack something, to be seen to one after the other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.eligibility.queries import rulebook
from simpul.kernel.actor import Actor
from simpul.offices.queries.institution import Institution, institution
from simpul.offices.queries.officers import held_by_the_dead, in_office
from simpul.registry.queries import PostLine, posts_seen
from simpul.registry.rules import ACTIVE
from simpul.standards import fields
from simpul.upkeep.queries.conditions import ends_soon

DECREE, NUMBER, KADER_OF_A_FIELD, TERM, DEATH = "sk", "nomor", "kader", "masa", "wafat"
_LOOKED_AT = 200  # posts at a time


@dataclass(frozen=True)
class LackingPage:
    """Posts that lack something; `after` is where to go on, None at the end."""

    posts: tuple[PostLine, ...]
    after: UUID | None


def posts_lacking(
    *, by: Actor, area_id: int, lack: str, on: date, limit: int = 50, after: UUID | None = None
) -> LackingPage:
    """Active posts of an area without SK (`sk`), official number (`nomor`), kader in every field (`kader`), or with
    an office that ends soon (`masa`) or of somebody who died (`wafat`); none for another word. By village and name.
    """
    found: list[PostLine] = []
    while lack in _LACKS:
        looked_at = posts_seen(by=by, area_id=area_id, state=ACTIVE, limit=_LOOKED_AT, after=after)
        lacking = _LACKS[lack]([post.id for post in looked_at], on)
        for post in looked_at:
            after = post.id
            found += [post] if post.id in lacking else []
            if len(found) == limit:
                return LackingPage(tuple(found), after)
        if len(looked_at) < _LOOKED_AT:
            break
    return LackingPage(tuple(found), None)


def _by_institution(lacks: Callable[[Institution], bool]) -> Callable[[list[UUID], date], set[UUID]]:
    return lambda posts, on: {post for post, has in institution(posts, on).items() if lacks(has)}


def _ending(posts: list[UUID], on: date) -> set[UUID]:
    soon = ends_soon("valid_to", rulebook(), on, "post__village__")
    return set(in_office(on).filter(soon, post_id__in=posts).values_list("post_id", flat=True))


def _of_the_dead(posts: list[UUID], on: date) -> set[UUID]:
    return set(held_by_the_dead(posts, on).values_list("post_id", flat=True))


_LACKS: Mapping[str, Callable[[list[UUID], date], set[UUID]]] = {
    DECREE: _by_institution(lambda has: not has.with_decree),
    NUMBER: _by_institution(lambda has: not has.with_number),
    KADER_OF_A_FIELD: _by_institution(lambda has: len(has.fields_with_kader) < len(fields())),
    TERM: _ending,
    DEATH: _of_the_dead,
}
