"""The cursor of a phone's copy: the server's own word, opaque to the phone (docs/adr/0051)."""

import base64
import json
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

_SHAPE = 1  # of the rows: a phone that holds rows of another shape starts a first copy


@dataclass(frozen=True)
class Cursor:
    """How far a copy has come.

    `scope`: what the actor might see then. `feeds`: the number reached in each feed. `since`: the key of the first
    month of records. `small`: digest of the rows that go out whole. `place`: (post, kind, last id) reached in a first
    copy that is under way, None after it. `fresh`: the first copy has not been told as finished.
    """

    scope: str
    feeds: dict[UUID, int]
    since: int
    small: str = ""
    place: tuple[int, int, UUID | None] | None = None
    fresh: bool = False

    def at_place(self, place: tuple[int, int, UUID | None] | None) -> "Cursor":
        return replace(self, place=place)

    def text(self) -> str:
        place = self.place and [self.place[0], self.place[1], str(self.place[2] or "")]
        feeds = {str(feed): number for feed, number in self.feeds.items()}
        told = [_SHAPE, self.scope, feeds, self.since, self.small, place, int(self.fresh)]
        return base64.urlsafe_b64encode(json.dumps(told, separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(text: str) -> Cursor | None:
    """The cursor that a phone sent back; None for none and for what the server does not know (any more)."""
    try:
        told = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        shape, scope, feeds, since, small, place, fresh = told
        if shape != _SHAPE:
            return None
        return Cursor(
            scope=str(scope),
            feeds={UUID(feed): int(number) for feed, number in feeds.items()},
            since=int(since),
            small=str(small),
            place=_place(place),
            fresh=bool(fresh),
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _place(told: Any) -> tuple[int, int, UUID | None] | None:
    if told is None:
        return None
    post, kind, last = told
    return max(0, int(post)), max(0, int(kind)), UUID(last) if last else None
