"""What an actor may see and do about one person: the place of the person, and the rights there."""

from simpul.kernel.actor import Actor, Scope
from simpul.people.queries import HouseholdView, PersonView
from simpul.places.queries import area
from simpul.standards.rights import rights


def scope_of_person(one: PersonView | HouseholdView) -> Scope:
    """Where acts on this person or family take place."""
    return Scope(area=area(one.village_id).path, post=one.post_id)


def sees_disability(by: Actor, scope: Scope) -> bool:
    """Whether the actor reads records of a field to which disability belongs, there."""
    return any(
        by.may("record.read", Scope(area=scope.area, post=scope.post, field=field))
        for field in rights().disability_fields
    )
