"""Whose entries somebody reads: those of the areas above their own, of their own, and below."""

from django.db.models import Q

from simpul.kernel.actor import Actor
from simpul.places import queries as places

RIGHT = "library.write"


def may_write(by: Actor, area_id: int, field: str) -> bool:
    """Whether somebody keeps what an area has of that field ("": of all fields); an agency keeps its own only."""
    allowed = by.fields(RIGHT, places.scope_of(area_id))
    return allowed is None or field in allowed


def visible(by: Actor) -> Q:
    """The entries of the areas that an actor belongs to. A law of a regency is not secret, but others have their own:
    it would mislead them."""
    if by.is_system:
        return Q()
    held = {grant.area_id for grant in by.grants if grant.area_id is not None}
    own = places.areas(held)
    above = {id for area in own.values() for id in area.path} | {places.nation_id()}
    found = Q(area_id__in=above)
    for grant in by.grants:
        if grant.post is None and grant.area_id is not None:
            found |= Q(**{f"area__l{grant.level}": grant.area_id}) if grant.level else Q()
            if not grant.level:
                return Q()
    return found
