"""The dossier of a post that was entered twice. Called by duplicates, never by a door (docs/adr/0075)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.dossiers.models import Dossier, Item
from simpul.dossiers.rules import IN_THE_VILLAGE
from simpul.kernel.actor import Actor


def hand_over_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """The loser's dossier is the winner's, or, when the winner has one that the village still holds, the papers that
    it lacks. Returns what went over, for `hand_back_post`."""
    lost, kept = _both(loser, winner)
    if lost is None:
        return {"dossier": None, "items": []}
    if kept is None:
        _give(lost, winner)
        return {"dossier": str(lost.id), "items": []}
    known = set(kept.items.values_list("code", flat=True))
    items = [one for one in lost.items.order_by("id") if one.code not in known and kept.state in IN_THE_VILLAGE]
    _move([one.id for one in items], kept)
    return {"dossier": None, "items": [one.id for one in items]}


def hand_back_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Any]) -> list[str]:
    """The dossier or its papers are the loser's again."""
    lost, kept = _both(loser, winner)
    if moved["dossier"] and kept is not None and str(kept.id) == moved["dossier"]:
        _give(kept, loser)
    elif lost is not None and kept is not None:
        _move(list(Item.objects.filter(id__in=moved["items"], dossier=kept).values_list("id", flat=True)), lost)
    return []


def _both(loser: UUID, winner: UUID) -> tuple[Dossier | None, Dossier | None]:
    if not inside_a_command():
        raise RuntimeError("dossiers are moved by the commands of duplicates")
    found = {one.post_id: one for one in Dossier.objects.select_for_update().filter(post_id__in=[loser, winner])}
    return found.get(loser), found.get(winner)


def _give(dossier: Dossier, post: UUID) -> None:
    before, dossier.post_id = dossier.post_id, post
    dossier.save(update_fields=["post_id"])
    changed("dossier", dossier.id, before={"post": str(before)}, after={"post": str(post)})


def _move(items: list[int], dossier: Dossier) -> None:
    if items:
        Item.objects.filter(id__in=items).update(dossier=dossier)
        changed("dossier", dossier.id, after={"items": items})
