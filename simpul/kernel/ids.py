"""Ids that sort by the time they were made (UUID version 7, RFC 9562)."""

import os
import time
import uuid


def new_id() -> uuid.UUID:
    """A new UUIDv7, later ones greater down to a quarter of a microsecond (RFC 9562, section 6.2, method 3).

    The time in it only helps indexes and keeps what was made together in its order; no rule ever reads it back.
    """
    millis, nanos = divmod(time.time_ns(), 1_000_000)
    fraction = nanos * 4096 // 1_000_000
    noise = int.from_bytes(os.urandom(8), "big") >> 2
    return uuid.UUID(int=(millis & (2**48 - 1)) << 80 | 0x7 << 76 | fraction << 64 | 0x2 << 62 | noise)


def area_feed(area_id: int) -> uuid.UUID:
    """The feed of an area itself (its Tim Pembina, its settings), beside the feeds of its posts."""
    return uuid.UUID(int=area_id)


def area_of_feed(feed: uuid.UUID) -> int | None:
    """The area whose feed this is, None for the feed of a post."""
    return feed.int if feed.int < 2**63 else None
