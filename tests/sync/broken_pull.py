"""A pull that is wrong on purpose: its cursor is the time of the last pull, as many systems have it (ADR 0051)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from simpul.audit.models import Change
from simpul.kernel.actor import Actor
from simpul.sync.cursor import read_cursor
from simpul.sync.pulling import page


def page_by_time(*, by: Actor, at: datetime, cursor: str = "") -> dict[str, Any]:
    """What was changed after the moment of the last pull. What was begun before it and committed after it is missed."""
    since, _, known = cursor.rpartition("|")
    read = read_cursor(known)
    if since and read is not None and read.place is None:
        known = replace(read, feeds=_numbers_at(read.feeds, datetime.fromisoformat(since))).text()
    answer = page(by=by, at=at, cursor=known)
    return {**answer, "cursor": f"{at.isoformat()}|{answer['cursor']}"}


def _numbers_at(feeds: Mapping[UUID, int], moment: datetime) -> dict[UUID, int]:
    until = Change.objects.filter(feed__in=list(feeds), entry__at__lte=moment)
    reached = dict(until.values_list("feed").annotate(last=Max("sequence")))
    return {feed: reached.get(feed) or 0 for feed in feeds}
