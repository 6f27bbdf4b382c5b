"""What is missing about the persons of an actor's posts and villages."""

from datetime import datetime

from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.errand import Errand
from simpul.people.models import Person
from simpul.people.queries.scoping import within


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Persons without a birth date, for those who may correct them at a post or in a village.

    `at` is not needed yet; every subject's `due` has the same shape.
    """
    near = any(grant.level == VILLAGE for grant in by.where("person.correct"))
    if not near:
        return []
    count = Person.objects.filter(within(by, "person.correct"), birth_date=None, died_on=None).count()
    if not count:
        return []
    title = f"{count} warga belum punya tanggal lahir. Lengkapi agar umurnya terhitung."
    return [Errand("kurang", title, "people.without_birth_date", count=count)]
