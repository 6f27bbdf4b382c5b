"""Where acts about one person or family take place."""

from simpul.kernel.actor import Scope
from simpul.people.queries import HouseholdView, PersonView
from simpul.places.queries import area


def scope_of_person(one: PersonView | HouseholdView) -> Scope:
    """Where acts on this person or family take place."""
    return Scope(area=area(one.village_id).path, post=one.post_id)
