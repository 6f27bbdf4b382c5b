"""Who has served for long: every office that such a person ever held. Internal: names are asked for elsewhere."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.offices.queries.officers import sound
from simpul.places.queries import AreaView

Held = tuple[date, date | None, UUID]  # from (included), to (excluded), post


def offices_since(area: AreaView, begun_by: date) -> dict[UUID, list[Held]]:
    """Offices in posts, by person, of those who have held one in this area since that day or earlier."""
    inside = Q(**{f"post__village__l{area.level}": area.id}) if area.level else Q()
    early = sound().filter(inside, post__isnull=False, valid_from__lte=begun_by)
    return _by_person(Q(person_id__in=early.order_by().values("person_id")))


def offices_of_person(person_id: UUID) -> list[Held]:
    """All offices in posts of one person."""
    return offices_of_persons([person_id]).get(person_id, [])


def offices_of_persons(person_ids: Iterable[UUID]) -> dict[UUID, list[Held]]:
    """All offices in posts of some persons; those without any are left out."""
    ids = list(person_ids)
    return _by_person(Q(person_id__in=ids)) if ids else {}


def _by_person(which: Q) -> dict[UUID, list[Held]]:
    found: dict[UUID, list[Held]] = {}
    rows = sound().filter(which, post__isnull=False).order_by("person_id", "valid_from", "id")
    for person, first, end, post in rows.values_list("person_id", "valid_from", "valid_to", "post_id"):
        if person is not None and post is not None:
            found.setdefault(person, []).append((first, end, post))
    return found
