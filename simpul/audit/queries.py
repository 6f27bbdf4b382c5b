"""What happened to a thing, and what changed in a feed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.models import Change, DirtyMark


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
    """The oldest marks: (mark id, feed, period key)."""
    return list(DirtyMark.objects.order_by("id").values_list("id", "feed", "period")[:limit])
