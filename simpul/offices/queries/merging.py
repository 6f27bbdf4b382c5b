"""How much hangs on a person or a post, for a preview. Internal: the caller has checked the right."""

from uuid import UUID

from simpul.offices.queries.officers import sound


def offices_of(**which: UUID) -> int:
    """Offices of a person (`person_id`) or a post (`post_id`), ended ones too."""
    return sound().filter(**which).count()
