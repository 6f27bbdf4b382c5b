"""Taking back posts that a list founded by mistake."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import ManyToOneRel

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.places import queries as places
from simpul.registry.commands.founding import plain
from simpul.registry.models import Post, PostSpan
from simpul.registry.queries.posts import post_scopes
from simpul.registry.rules import months_touched


@command("registry.withdraw_posts")
def withdraw_posts(*, by: Actor, at: datetime, ids: Collection[UUID]) -> set[UUID]:
    """Take back posts as if they had never been: those whom nobody has changed or used. Returns which stay.

    A post that is known to have been is closed instead (`change_state`).
    """
    found = list(Post.objects.select_for_update().filter(id__in=list(ids), version=1))
    used, scopes = _in_use([post.id for post in found]), post_scopes(post.id for post in found)
    going = [post for post in found if post.id not in used and by.may("post.manage", scopes[post.id])]
    since = dict(PostSpan.objects.filter(post__in=going).values_list("post_id", "valid_from"))
    for post in going:
        touched = months_touched(since[post.id], day_at(at, places.zone(post.village_id, at.date())))
        changed("post", post.id, before=plain(post), feed=post.id, periods=touched)
    Post.objects.filter(id__in=[post.id for post in going]).delete()
    return set(ids) - {post.id for post in going}


def _in_use(ids: Collection[UUID]) -> set[UUID]:
    """Posts with more than one span, or to which any other table refers."""
    spans = PostSpan.objects.filter(post_id__in=ids, valid_to__isnull=False)
    used = set(spans.values_list("post_id", flat=True))
    for relation in Post._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.field.model is not PostSpan:
            table, column = relation.field.model, relation.field.name
            found = table._base_manager.filter(**{f"{column}__in": list(ids)})
            used |= set(found.values_list(f"{column}_id", flat=True))
    return used
