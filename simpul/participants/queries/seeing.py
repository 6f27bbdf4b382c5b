"""Who on a list an actor may see: the committee and those above it all, others the people of their own area."""

from django.db.models import Q

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.participants.queries.ground import READ, Ground


def seen(by: Actor, ground: Ground) -> Q:
    """Filter on participants; Refusal `tidak-ditemukan` for whom nothing of the list concerns."""
    if by.is_system or ground.may(by, READ):
        return Q()
    own = Q(pk__in=[])
    held = [grant for grant in by.where(READ) if grant.area_id is not None]
    for grant in held:
        own |= Q(**{f"village__l{grant.level}": grant.area_id})
    if not held:
        raise Refusal("tidak-ditemukan")
    return own
