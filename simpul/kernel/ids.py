"""Ids that sort by the time they were made (UUID version 7, RFC 9562)."""

import os
import time
import uuid


def new_id() -> uuid.UUID:
    """A new UUIDv7. The time in it only helps indexes; no rule ever reads it back."""
    millis = time.time_ns() // 1_000_000
    value = (millis & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)


def area_feed(area_id: int) -> uuid.UUID:
    """The feed of an area itself (its Tim Pembina, its settings), beside the feeds of its posts."""
    return uuid.UUID(int=area_id)


def area_of_feed(feed: uuid.UUID) -> int | None:
    """The area whose feed this is, None for the feed of a post."""
    return feed.int if feed.int < 2**63 else None
