"""Work for which a person was named who was entered twice becomes the other's, and comes back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.decisions.models import Action
from simpul.kernel.actor import Actor


def hand_over_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """The work of the loser is the winner's. Called by duplicates, never by a door (docs/adr/0075)."""
    ids = Action.objects.filter(person_id=loser).order_by("id").values_list("id", flat=True)
    moved = {"actions": [str(id) for id in ids]}
    hand_back_person(by=by, at=at, loser=winner, winner=loser, moved=moved)
    return moved


def hand_back_person(
    *, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Sequence[str]]
) -> list[str]:
    """What went from `loser` to `winner` goes back."""
    if not inside_a_command():
        raise RuntimeError("work is moved by the commands of duplicates")
    ids = moved["actions"]
    Action.objects.filter(id__in=ids, person_id=winner).update(person_id=loser)
    for id in ids:
        changed("action", id, before={"person": str(winner)}, after={"person": str(loser)})
    return []
