"""Into whose care persons come: called by the registry's roster, never by a door."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

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


def hand_families_over(*, by: Actor, at: datetime, leaving: UUID, post_id: UUID, person_ids: Sequence[UUID]) -> None:
    """Families follow when the last of their members has gone over to another post with these persons.

    Called by the registry's roster after `place_in_post`, never by a door (RuntimeError).
    """
    if not inside_a_command():
        raise RuntimeError("families come into a post by its roster")
    for start in range(0, len(person_ids), _AT_A_TIME):
        part = person_ids[start : start + _AT_A_TIME]
        staying = Person.objects.filter(household=OuterRef("id"), post_id=leaving, died_on__isnull=True)
        found = Household.objects.filter(~Exists(staying), id__in=_households_of(part), post_id=leaving)
        _hand_over(list(found.values_list("id", flat=True)), leaving, post_id)


def hand_empty_families_over(*, by: Actor, at: datetime, leaving: UUID, post_id: UUID) -> None:
    """Families of whom nobody is written down yet go where their post went. As `hand_families_over`."""
    if not inside_a_command():
        raise RuntimeError("families come into a post by its roster")
    found = Household.objects.filter(~Exists(Person.objects.filter(household=OuterRef("id"))), post_id=leaving)
    _hand_over(list(found.values_list("id", flat=True)), leaving, post_id)


def hand_whole_care_over(
    *, by: Actor, at: datetime, leaving: UUID, post_id: UUID, ids: Sequence[UUID] | None
) -> list[UUID]:
    """These families (None: all) that a post looks after are the other's; which ones. For posts that are one."""
    if not inside_a_command():
        raise RuntimeError("families come into a post by its roster")
    which = {} if ids is None else {"id__in": ids}
    found = list(Household.objects.filter(post_id=leaving, **which).order_by("id").values_list("id", flat=True))
    _hand_over(found, leaving, post_id)
    return found


def _households_of(person_ids: Sequence[UUID]) -> list[UUID]:
    found = Person.objects.filter(id__in=person_ids, household__isnull=False)
    return list(found.order_by().values_list("household_id", flat=True).distinct())


def _hand_over(ids: Sequence[UUID], leaving: UUID, post_id: UUID) -> None:
    Household.objects.filter(id__in=ids).update(post_id=post_id)
    for id in ids:
        for feed in (leaving, post_id):
            changed("household", id, before={"post_id": str(leaving)}, after={"post_id": str(post_id)}, feed=feed)
