"""What a person who was entered twice has shown and means to do becomes the other's, and comes back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.competence.commands.telling import tell_trained
from simpul.competence.models import LIVE, Ability, FollowUp
from simpul.kernel.actor import Actor


def hand_over_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """Abilities and plans of the loser are the winner's; an ability that both have from one training stays.

    Called by duplicates, never by a door (docs/adr/0075). Returns the ids, for `hand_back_person`.
    """
    held = set(Ability.objects.filter(LIVE, person_id=winner).values_list("kind", "code", "batch_id"))
    abilities = [
        str(one.id)
        for one in Ability.objects.filter(person_id=loser).order_by("id")
        if one.void_because or (one.kind, one.code, one.batch_id) not in held
    ]
    plans = [str(id) for id in FollowUp.objects.filter(person_id=loser).order_by("id").values_list("id", flat=True)]
    moved = {"abilities": abilities, "plans": plans}
    hand_back_person(by=by, at=at, loser=winner, winner=loser, moved=moved)
    return moved


def hand_back_person(
    *, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Sequence[str]]
) -> list[str]:
    """What went from `loser` to `winner` goes back."""
    if not inside_a_command():
        raise RuntimeError("abilities are moved by the commands of duplicates")
    Ability.objects.filter(id__in=moved["abilities"], person_id=winner).update(person_id=loser)
    FollowUp.objects.filter(id__in=moved["plans"], person_id=winner).update(person_id=loser)
    for kind, ids in (("ability", moved["abilities"]), ("follow_up", moved["plans"])):
        for id in ids:
            changed(kind, id, before={"person": str(winner)}, after={"person": str(loser)})
    tell_trained(at, [loser, winner])
    return []
