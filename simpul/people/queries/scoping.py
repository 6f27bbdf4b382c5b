"""Which persons and families an actor may see, and what of them."""

from django.conf import settings
from django.db.models import Q

from simpul.kernel.actor import Actor, Scope
from simpul.people.models import Household, Person
from simpul.people.rules import NumberKeys
from simpul.standards.rights import rights


def keys() -> NumberKeys:
    """The keys by which NIK and KK numbers are sealed and found."""
    return NumberKeys(settings.NIK_KEY, settings.NIK_HASH_KEY)


def within(by: Actor, action: str) -> Q:
    """Filter on persons or families: those of the actor's posts, and all of the actor's areas."""
    if by.is_system:
        return Q()
    seen = Q(pk__in=[])
    for grant in by.where(action):
        if grant.post is not None:
            seen |= Q(post_id=grant.post)
        else:
            seen |= Q(**{f"village__l{grant.level}": grant.area_id})
    return seen


def scope_of(one: Person | Household) -> Scope:
    """The place of an act on this person or family (loaded with its village)."""
    return Scope(area=one.village.path, post=one.post_id)


def sees_disability(by: Actor, scope: Scope) -> bool:
    """Whether the actor reads records of a field to which disability belongs, there."""
    return any(
        by.may("record.read", Scope(area=scope.area, post=scope.post, field=field))
        for field in rights().disability_fields
    )
