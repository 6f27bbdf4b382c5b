"""Posts that were entered twice: as which post they are read, and what posts are compared by. Internal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.registry.models import Post
from simpul.registry.queries.posts import in_slices
from simpul.registry.rules import CLOSED


@dataclass(frozen=True, slots=True)
class PostTold:
    """A post as it is compared and merged. Location in degrees, both or none."""

    id: UUID
    village_id: int
    name: str
    hamlet_id: UUID | None
    address: str
    latitude: float | None
    longitude: float | None
    open_rule: str
    number: str
    number_from: date | None
    state: str


def true_posts(ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of these posts those that were merged into another, with that one's id at the end of the chain."""
    found: dict[UUID, UUID] = {}
    for part in in_slices(ids):
        merged = Post.objects.order_by().filter(id__in=part, merged_into__isnull=False)
        found |= {id: winner for id, winner in merged.values_list("id", "merged_into_id") if winner}
    further = true_posts(found.values()) if found else {}
    return {id: further.get(winner, winner) for id, winner in found.items()}


def posts_told(*, village_id: int | None = None, ids: Iterable[UUID] = ()) -> list[PostTold]:
    """Posts of a village that are not closed, or these, as they are compared; without those merged into others."""
    wanted = Q(id__in=list(ids)) if village_id is None else Q(village_id=village_id)
    found = Post.objects.filter(wanted, merged_into=None)
    names = tuple(PostTold.__dataclass_fields__)
    rows = (found if village_id is None else found.exclude(state=CLOSED)).order_by("id").values_list(*names)
    return [PostTold(*row) for row in rows]
