"""Accounts and roles of what was entered twice become the other's, and come back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from simpul.accounts.models import Holding, User
from simpul.audit.commands import changed, inside_a_command
from simpul.kernel.actor import Actor


def hand_over(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, list[str]]:
    """Accounts of a person, or roles held at a post, that was entered twice go over to the other; which ones.

    Called by duplicates, never by a door (docs/adr/0075).
    """
    users = [str(one) for one in User.objects.filter(person_id=loser).order_by("id").values_list("id", flat=True)]
    roles = [str(one) for one in Holding.objects.filter(post_id=loser).order_by("id").values_list("id", flat=True)]
    hand_back(by=by, at=at, loser=winner, winner=loser, moved={"users": users, "roles": roles})
    return {"users": users, "roles": roles}


def hand_back(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Sequence[str]]) -> list[str]:
    """The accounts and roles that went from `loser` to `winner` go back."""
    if not inside_a_command():
        raise RuntimeError("accounts are moved by the commands of duplicates")
    User.objects.filter(id__in=moved["users"], person_id=winner).update(person_id=loser)
    Holding.objects.filter(id__in=moved["roles"], post_id=winner).update(post_id=loser)
    for kind, ids in moved.items():
        for id in ids:
            what = "user" if kind == "users" else "holding"
            changed(what, id, before={"of": str(winner)}, after={"of": str(loser)})
    return []
