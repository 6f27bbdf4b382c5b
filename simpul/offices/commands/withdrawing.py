"""Taking back what a list brought by mistake: offices as if they had never been, and their SK."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import ManyToOneRel

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.offices.commands.appointing import plain, today_of
from simpul.offices.models import Appointment, Decree, PostDecree
from simpul.places import queries as places
from simpul.registry.queries.posts import post_scopes
from simpul.registry.rules import months_touched


@command("offices.withdraw_offices")
def withdraw_offices(
    *,
    by: Actor,
    at: datetime,
    ids: Collection[UUID],
    decree_ids: Collection[UUID] = (),
    posts: Iterable[tuple[UUID, UUID]] = (),
) -> set[UUID]:
    """Take back offices in posts that nobody has ended, voided or noted a training for; returns which stay.

    Then the SK of `decree_ids` on which nothing rests any more, and of which posts (SK, post) they speak.
    """
    sound = Appointment.objects.filter(void_because="", ended_because="", trained_on__isnull=True, post__isnull=False)
    found = list(sound.select_for_update().filter(id__in=list(ids)))
    scopes = post_scopes(one.post_id for one in found if one.post_id)
    going = [one for one in found if one.post_id and by.may("appointment.manage", scopes[one.post_id])]
    for one in going:
        touched = months_touched(one.valid_from, today_of(at))
        changed("appointment", one.id, before=plain(one), feed=one.post_id, periods=touched)
    Appointment.objects.filter(id__in=[one.id for one in going]).delete()
    for decree_id, post_id in posts:
        _part(by, at, decree_id, post_id)
    for decree in Decree.objects.select_for_update().filter(id__in=list(decree_ids)):
        _withdraw(by, decree)
    return set(ids) - {one.id for one in going}


def _part(by: Actor, at: datetime, decree_id: UUID, post_id: UUID) -> None:
    """An SK by which nobody of the post is in office any more does not speak of it."""
    found = PostDecree.objects.filter(decree_id=decree_id, post_id=post_id, purpose="pengurus").select_related("decree")
    pair = found.first()
    if pair is None or Appointment.objects.filter(decree_id=decree_id, post_id=post_id).exists():
        return
    if by.may("appointment.manage", places.scope_of(pair.decree.area_id)):
        touched = months_touched(pair.decree.valid_from, today_of(at))
        changed("post", post_id, before={"decree": str(decree_id)}, feed=post_id, periods=touched)
        pair.delete()


def _withdraw(by: Actor, decree: Decree) -> None:
    """Unless it has a paper, or anything refers to it."""
    relations = [one for one in Decree._meta.get_fields(include_hidden=True) if isinstance(one, ManyToOneRel)]
    used = any(one.field.model._base_manager.filter(**{one.field.name: decree.id}).exists() for one in relations)
    kept = used or decree.paper_id is not None or decree.replaced_by_id is not None
    if not kept and by.may("appointment.manage", places.scope_of(decree.area_id)):
        changed("decree", decree.id, before={"number": decree.number, "on": decree.on.isoformat()})
        decree.delete()
