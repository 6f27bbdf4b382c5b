"""Into whose care persons come: called by the registry's roster, never by a door."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.kernel.actor import Actor
from simpul.people.models import Household, Person

_AT_A_TIME = 5_000


def place_in_post(*, by: Actor, at: datetime, person_ids: Sequence[UUID], post_id: UUID | None) -> None:
    """These persons belong to the post from now on (None: to none): its kader may see them and their families.

    The right lies with the roster, so this refuses to run by itself (RuntimeError). A family whose members are all
    of one post is that post's.
    """
    if not inside_a_command():
        raise RuntimeError("persons come into a post by its roster")
    for start in range(0, len(person_ids), _AT_A_TIME):
        part = person_ids[start : start + _AT_A_TIME]
        Person.objects.filter(id__in=part).update(post_id=post_id)
        if post_id is not None:
            Household.objects.filter(members__id__in=part, post_id=None).update(post_id=post_id)
    for id in person_ids:
        changed("person", id, after={"post_id": str(post_id) if post_id else None}, feed=post_id)
