"""The posts at which an actor works: their own first, then those of their villages."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.registry.models import Post
from simpul.registry.rules import CLOSED, post_label


@dataclass(frozen=True, slots=True)
class NearPost:
    """A post as a phone shows it."""

    id: UUID
    label: str
    village_id: int
    village_name: str
    village_code: str
    scope: Scope


def near_posts(*, by: Actor, action: str = "person.read") -> list[NearPost]:
    """Posts, not closed, where the actor has the right by a role there or in the village (none above), own first."""
    grants = by.where(action)
    own = {grant.post for grant in grants if grant.post is not None}
    villages = {grant.area_id for grant in grants if grant.post is None and grant.level == VILLAGE}
    found = Post.objects.filter(Q(id__in=own) | Q(village_id__in=villages)).exclude(state=CLOSED)
    near = [
        NearPost(p.id, post_label(p.name), p.village_id, p.village.name, p.village.code, Scope(p.village.path, p.id))
        for p in found.select_related("village")
    ]
    return sorted(near, key=lambda one: (one.id not in own, one.village_name, one.label, one.id))
