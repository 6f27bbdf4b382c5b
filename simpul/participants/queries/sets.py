"""Internal: rows for the subject of attendance, which joins its own to them. Asks no actor."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.participants.models import Invitation, Participant, Quota, Roll
from simpul.participants.rules.sums import Path


def on_the_list(**which: Any) -> QuerySet[Any]:
    """Participants of any state, by the names of columns."""
    return Participant.objects.filter(**which)


def hold_roll(batch_id: UUID) -> None:
    """Whoever writes about a list goes one after the other, until the command ends."""
    Roll.objects.get_or_create(batch_id=batch_id)
    Roll.objects.select_for_update().get(batch_id=batch_id)


def quota_paths(batch_id: UUID) -> dict[Path, int]:
    """Seats by where they are: the ids of areas from the nation down, then the post, if it is that of one."""
    found = Quota.objects.filter(batch_id=batch_id).select_related("area", "post__village").order_by("id")
    return {_place_of(one): one.seats for one in found}


def invited_paths(batch_id: UUID) -> list[tuple[Path, int | None]]:
    """Where those lie whom invitations ask for that hold, and how many; () for an office that is named in words."""
    found = Invitation.objects.filter(batch_id=batch_id, void_because="").order_by("id")
    return [(_path_of(one), one.seats) for one in found.select_related("area", "post__village", "person__village")]


def _place_of(one: Quota | Invitation) -> Path:
    if one.area:
        return one.area.path
    return (*one.post.village.path, one.post.id) if one.post else ()


def _path_of(one: Invitation) -> Path:
    if one.area or one.post:
        return _place_of(one)
    return one.person.village.path if one.person else ()
