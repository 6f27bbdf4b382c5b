"""Pull: a first copy in pages, then what changed since (docs/adr/0051). Plain dicts in and out, no HTTP."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.queries import feed_sequences
from simpul.facts import queries as facts
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.people import queries as people
from simpul.registry.queries import NearPost
from simpul.sync.columns import Sheet
from simpul.sync.cursor import Cursor, read_cursor
from simpul.sync.following import follow
from simpul.sync.sight import Row, Sight

# The kinds of a first copy, each walked by id; the few rows of a post come before them.
Walk = Callable[[Sight, Sheet, NearPost, UUID | None, int], list[Row]]


def page(*, by: Actor, at: datetime, cursor: str = "") -> dict[str, Any]:
    """One page for the phone of this actor, as docs/sync.md describes it."""
    sight, sheet = Sight(by, at), Sheet()
    known = read_cursor(cursor) if cursor else None
    begins = known is None or not _still_holds(known, sight)
    now = _beginning(sight) if known is None or begins else known
    if now.place is None:
        followed = follow(sight, sheet, now)
        if followed is None:  # something that only a first copy can tell
            begins, now, sheet = True, _beginning(sight), Sheet()
        else:
            now, more = followed
            return _answer(sheet, now, fresh=now.fresh, more=more)
    now, left = _walk(sight, sheet, now)
    more = now.place is not None or feed_sequences(now.feeds) != now.feeds
    return _answer(sheet, now, fresh=True, more=more, begins=begins, left=left)


def _answer(sheet: Sheet, now: Cursor, *, fresh: bool, more: bool, begins: bool = False, left: int = 0) -> dict:
    cursor = now if more else replace(now, fresh=False)
    told = {"fresh": fresh, **sheet.told(), "cursor": cursor.text(), "more": more, "left": left}
    return told | ({"begins": True} if begins else {})


def _still_holds(known: Cursor, sight: Sight) -> bool:
    return known.scope == sight.scope and known.feeds.keys() == sight.feeds


def _beginning(sight: Sight) -> Cursor:
    """A first copy notes how far the feeds have come before it reads the first row."""
    return Cursor(sight.scope, feed_sequences(sight.feeds), sight.since.key, place=(0, 0, None), fresh=True)


def _walk(sight: Sight, sheet: Sheet, now: Cursor) -> tuple[Cursor, int]:
    """Fill the sheet from the place that was reached; the new place, and how many rows are still to come."""
    post_at, kind_at, after = now.place or (0, 0, None)
    if (post_at, kind_at, after) == (0, 0, None):
        for kind, rows in sight.small.items():
            sheet.add(kind, rows)
        now = replace(now, small=sight.small_digest)
    besides = sheet.count  # posts and months do not count: a page always goes on with something else
    while post_at < len(sight.posts):
        post, (kind, walk) = sight.posts[post_at], KINDS[kind_at]
        room = sight.rules.rows_at_once + besides - sheet.count
        if room <= 0:
            return now.at_place((post_at, kind_at, after)), _left(sight, now, post_at, kind_at, after)
        rows = walk(sight, sheet, post, after, room)
        sheet.add(kind, rows)
        if len(rows) >= room:
            after = rows[-1]["id"]
        else:
            after, kind_at = None, kind_at + 1
            post_at, kind_at = (post_at + 1, 0) if kind_at == len(KINDS) else (post_at, kind_at)
    sheet.add("arrival", sight.arrivals())
    return now.at_place(None), 0


def _households(sight: Sight, sheet: Sheet, post: NearPost, after: UUID | None, room: int) -> list[Row]:
    return sight.households(post, after=after, limit=room)


def _persons(sight: Sight, sheet: Sheet, post: NearPost, after: UUID | None, room: int) -> list[Row]:
    return sight.persons(post, after=after, limit=room)


def _records(sight: Sight, sheet: Sheet, post: NearPost, after: UUID | None, room: int) -> list[Row]:
    return sight.record_rows(
        sheet, facts.record_copies(by=sight.by, post=post.scope, since=sight.since, after=after, limit=room)
    )


def _open_days(sight: Sight, sheet: Sheet, post: NearPost, after: UUID | None, room: int) -> list[Row]:
    return sight.open_days(post) if after is None else []


KINDS: tuple[tuple[str, Walk], ...] = (
    ("open_day", _open_days),
    ("household", _households),
    ("person", _persons),
    ("record", _records),
)


def _left(sight: Sight, now: Cursor, post_at: int, kind_at: int, after: UUID | None) -> int:
    """How many persons, families and records are still to come."""
    left = 0
    for place, post in enumerate(sight.posts[post_at:]):
        for at, (kind, _) in enumerate(KINDS):
            if place == 0 and at < kind_at:
                continue
            left += _count(sight, post, kind, after if place == 0 and at == kind_at else None)
    return left


def _count(sight: Sight, post: NearPost, kind: str, after: UUID | None) -> int:
    if kind == "record":
        return facts.records_left(by=sight.by, post=post.scope, since=Period.from_key(sight.since.key), after=after)
    if kind == "open_day":
        return 0
    return people.people_left(by=sight.by, post=post.scope, families=kind == "household", after=after)
