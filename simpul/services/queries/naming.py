"""Whom or what records are about, in words, for those who may know."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from simpul.facts.queries import RecordView
from simpul.kernel.actor import Actor, Scope
from simpul.people import queries as people

NOT_SHOWN = "—"


class Names:
    """Names of the persons and families of records of one post, read at once."""

    def __init__(self, by: Actor, post: Scope, views: Collection[RecordView]) -> None:
        families = {view.household_id for view in views if view.household_id}
        known = people.household_snapshots(families) if families and by.may("person.read", post) else {}
        self.families = {id: family.head_name for id, family in known.items()}
        self.persons = people.persons(by=by, ids={view.person_id for view in views if view.person_id})

    def person(self, view: RecordView) -> people.PersonView | None:
        """The person, when there is one whom the actor may see."""
        return self.persons.get(view.person_id) if view.person_id else None

    def about(self, view: RecordView) -> str:
        """The person's name, "Keluarga" and its head, or the place; a dash for what is not to be known."""
        if person := self.person(view):
            return person.name
        return self._family(view.household_id) or view.place or NOT_SHOWN

    def _family(self, id: UUID | None) -> str:
        head = self.families.get(id) if id else None
        return _("Keluarga %(head)s") % {"head": head} if head else ""
