"""What was recorded of one person or post, for a preview. Internal: the caller has checked who may see it."""

from datetime import date
from uuid import UUID

from simpul.facts.models import Record


def told_of_person(person_id: UUID) -> list[tuple[str, date]]:
    """(service, day) of each record of a person that is not void, by day."""
    return _told(person_id=person_id)


def told_of_post(post_id: UUID) -> list[tuple[str, date]]:
    """The same of a post."""
    return _told(post_id=post_id)


def _told(**which: UUID) -> list[tuple[str, date]]:
    found = Record.objects.filter(void=False, **which).order_by("on", "id")
    return list(found.values_list("service", "on"))
