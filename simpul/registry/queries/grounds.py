"""Where posts stand, for those who write in lists: one query for all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.actor import Scope
from simpul.registry.models import Post, PostSpan
from simpul.registry.queries.posts import in_slices
from simpul.registry.rules import CLOSED

# Asked at every record: built once, for building a query takes longer than the database takes to answer it.
_GROUNDS = Post.objects.order_by().values_list(
    "id", "open_rule", "village__code", "hamlet_id", "state", *(f"village__l{level}" for level in range(5))
)


@dataclass(frozen=True, slots=True)
class PostGround:
    """The place of acts in a post, the code of its village, the rule of its open days, its hamlet (if known).

    `closed_on`: the first day on which a closed post was no more; None for all others.
    """

    scope: Scope
    village_code: str
    open_rule: str
    hamlet_id: UUID | None = None
    closed_on: date | None = None


def lock_posts(ids: Iterable[UUID]) -> None:
    """Internal: hold these posts, in the order of their ids, until the running command ends (a no-op on SQLite, where
    one writes at a time)."""
    for part in in_slices(sorted(ids)):
        list(Post.objects.select_for_update().filter(id__in=part).order_by("id").values_list("id"))


def post_grounds(ids: Iterable[UUID]) -> dict[UUID, PostGround]:
    """Internal: where these posts stand today; unknown ids are left out."""
    rows = [row for part in in_slices(ids) for row in _GROUNDS.filter(id__in=part)]
    ended = _closed_on([row[0] for row in rows if row[4] == CLOSED])
    return {
        id: PostGround(Scope(area=tuple(path), post=id), code, rule, hamlet_id, ended.get(id))
        for id, rule, code, hamlet_id, _, *path in rows
    }


def _closed_on(ids: list[UUID]) -> dict[UUID, date]:
    """Since when these posts are closed; nothing is asked when there is none."""
    if not ids:
        return {}
    spans = PostSpan.objects.filter(post_id__in=ids, state=CLOSED, valid_to__isnull=True)
    return dict(spans.values_list("post_id", "valid_from"))
