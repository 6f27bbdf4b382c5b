"""Open days follow a post that was entered twice. Called by duplicates, never by a door (docs/adr/0075)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.kernel.actor import Actor
from simpul.services.models import OpenDay
from simpul.services.rules.open_days import CANCELLED


def hand_over_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """The open days of `loser` are the winner's; where both were open on one day the loser keeps its row.

    A day made from the loser's rule counts as set by hand. Returns the ids with whether the rule made them.
    """
    taken = set(OpenDay.objects.filter(post_id=winner).exclude(state=CANCELLED).values_list("on", flat=True))
    own = OpenDay.objects.select_for_update().filter(post_id=loser).order_by("on", "id")
    going = [day for day in own if day.state == CANCELLED or day.on not in taken]
    moved = [[str(day.id), day.by_rule] for day in going]
    for day in going:
        day.by_rule = False
    _move(going, loser, winner)
    return {"days": moved}


def hand_back_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Any]) -> list[str]:
    """The open days that were moved are the loser's again."""
    by_rule = {UUID(id): was for id, was in moved["days"]}
    going = list(OpenDay.objects.select_for_update().filter(id__in=by_rule, post_id=winner).order_by("id"))
    for day in going:
        day.by_rule = by_rule[day.id]
    _move(going, winner, loser)
    return ["open_days"] * (len(by_rule) - len(going))


def _move(days: list[OpenDay], leaving: UUID, to: UUID) -> None:
    if not inside_a_command():
        raise RuntimeError("open days are moved by the commands of duplicates")
    for day in days:
        day.post_id = to
        for feed in (leaving, to):
            changed("open_day", day.id, before={"post": str(leaving)}, after={"post": str(to)}, feed=feed)
    OpenDay.objects.bulk_update(days, ["post_id", "by_rule"])
