"""What happened to a thing, and what changed in a feed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, Func, Max, OuterRef

from simpul.audit.models import Change, DirtyMark, Feed


@dataclass(frozen=True)
class Happening:
    """One step in the life of a thing."""

    at: datetime
    by_name: str
    command: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str


def history(kind: str, object_id: UUID | int | str) -> list[Happening]:
    """What happened to one thing, oldest first. The caller has checked that the actor may see the thing."""
    changes = Change.objects.filter(kind=kind, object_id=str(object_id)).select_related("entry").order_by("id")
    return [Happening(c.entry.at, c.entry.by_name, c.entry.command, c.before, c.after, c.reason) for c in changes]


def dirty_marks(limit: int) -> list[tuple[int, UUID, int]]:
    """The oldest marks that are not set aside: (mark id, feed, period key)."""
    waiting = DirtyMark.objects.filter(set_aside_at__isnull=True)
    return list(waiting.order_by("id").values_list("id", "feed", "period")[:limit])


@dataclass(frozen=True, slots=True)
class FeedChange:
    """One change as a feed tells it. Internal: it says which thing to look at, not what the actor may see of it."""

    sequence: int
    kind: str
    object_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def feed_sequences(feeds: Collection[UUID]) -> dict[UUID, int]:
    """Internal: how far each feed has come; 0 for one in which nothing has happened."""
    known = dict(Feed.objects.order_by().filter(id__in=list(feeds)).values_list("id", "sequence"))
    return {feed: known.get(feed, 0) for feed in feeds}


def feed_changes(feed: UUID, after: int, limit: int) -> list[FeedChange]:
    """Internal: what happened in a feed after a number, in order."""
    found = Change.objects.filter(feed=feed, sequence__gt=after).order_by("sequence")[:limit]
    return [FeedChange(one.sequence or 0, one.kind, one.object_id, one.before, one.after) for one in found]


def changed_since(kind: str, key: str, since: datetime) -> Exists:
    """Internal: a condition on rows whose UUID stands in the column `key`: that such a thing changed since a moment."""
    found = Change.objects.filter(kind=kind, object_id=AsWritten(OuterRef(key)), entry__at__gte=since)
    return Exists(found)


def changed_ids(kind: str, since: datetime, at_most: int = 5_000) -> list[str] | None:
    """Internal: the things of a kind that changed since a moment; None when they are more than a list may hold."""
    found = Change.objects.filter(kind=kind, entry__at__gte=since).order_by().values_list("object_id", flat=True)
    ids = list(found.distinct()[: at_most + 1])
    return ids if len(ids) <= at_most else None


def changed_mark(kind: str) -> int:
    """Internal: the last change of any thing of a kind, for kinds that change seldom; 0 before the first."""
    return Change.objects.filter(kind=kind).aggregate(last=Max("id"))["last"] or 0


class AsWritten(Func):
    """A UUID as the audit writes it down: with hyphens, which SQLite's own form lacks."""

    output_field = CharField()
    template = "CAST(%(expressions)s AS varchar)"

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        sql, params = compiler.compile(self.get_source_expressions()[0])
        parts = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
        return " || '-' || ".join(f"substr({sql}, {at}, {length})" for at, length in parts), tuple(params) * len(parts)


def changes_after(kind: str, change: int, limit: int) -> list[tuple[int, str, datetime]]:
    """Internal: (number, thing, moment) of changes of a kind after that number, in order, for who follows them all."""
    found = Change.objects.filter(kind=kind, id__gt=change).order_by("id")
    return list(found.values_list("id", "object_id", "entry__at")[:limit])
