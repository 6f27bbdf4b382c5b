"""Every post as a set, for subjects above that read the whole country at once."""

from typing import Any

from django.db.models import QuerySet

from simpul.registry.models import Post


def all_posts() -> QuerySet[Any]:
    """Internal: to be narrowed down, counted, streamed; nobody above writes through it."""
    return Post.objects.order_by("id")
