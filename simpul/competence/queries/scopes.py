"""Where acts on persons take place. Internal."""

from uuid import UUID

from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.people.queries import snapshots
from simpul.places import queries as places


def person_scope(person_id: UUID) -> Scope:
    """The village and the post of a person; Refusal `tidak-ditemukan`."""
    found = snapshots([person_id]).get(person_id)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return Scope(area=places.area(found.village_id).path, post=found.post_id)
