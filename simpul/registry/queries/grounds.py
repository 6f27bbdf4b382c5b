"""Where posts stand, for those who write in lists: one query for all."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.actor import Scope
from simpul.registry.models import Post
from simpul.registry.queries.posts import in_slices


@dataclass(frozen=True, slots=True)
class PostGround:
    """The place of acts in a post, the code of its village, the rule of its open days, its hamlet (if known)."""

    scope: Scope
    village_code: str
    open_rule: str
    hamlet_id: UUID | None = None


def lock_posts(ids: Iterable[UUID]) -> None:
    """Internal: hold these posts, in the order of their ids, until the running command ends (a no-op on SQLite, where
    one writes at a time)."""
    for part in in_slices(sorted(ids)):
        list(Post.objects.select_for_update().filter(id__in=part).order_by("id").values_list("id"))


def post_grounds(ids: Iterable[UUID]) -> dict[UUID, PostGround]:
    """Internal: where these posts stand today; unknown ids are left out."""
    columns = ("id", "open_rule", "village__code", "hamlet_id", *(f"village__l{level}" for level in range(5)))
    return {
        id: PostGround(Scope(area=tuple(path), post=id), code, rule, hamlet_id)
        for part in in_slices(ids)
        for id, rule, code, hamlet_id, *path in Post.objects.filter(id__in=part).values_list(*columns)
    }
