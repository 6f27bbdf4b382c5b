"""The certificates of a person who was entered twice become the other's, and come back. What is printed stays."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.certificates.models import Certificate
from simpul.kernel.actor import Actor


def hand_over_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> list[str]:
    """Certificates of the loser are the winner's; their ids, for `hand_back_person`. Called by duplicates (0075)."""
    moved = [str(id) for id in Certificate.objects.filter(person_id=loser).order_by("id").values_list("id", flat=True)]
    hand_back_person(by=by, at=at, loser=winner, winner=loser, moved=moved)
    return moved


def hand_back_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Sequence[str]) -> list[str]:
    """What went from `loser` to `winner` goes back."""
    if not inside_a_command():
        raise RuntimeError("certificates are moved by the commands of duplicates")
    Certificate.objects.filter(id__in=moved, person_id=winner).update(person_id=loser)
    for id in moved:
        changed("certificate", id, before={"person": str(winner)}, after={"person": str(loser)})
    return []
