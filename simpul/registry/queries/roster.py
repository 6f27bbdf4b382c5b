"""Who belongs to which post, from a day to a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.rules import person_key
from simpul.registry.models import RosterEntry
from simpul.registry.queries.posts import in_slices, post_scope


@dataclass(frozen=True)
class RosterLine:
    """A person of a post's roster. `since`: the day from which they belong to it."""

    person_id: UUID
    name: str
    sex: str
    birth_date: date | None
    mother_name: str
    hamlet_id: UUID | None
    household_id: UUID | None
    since: date


def roster(
    *, by: Actor, post_id: UUID, on: date, text: str = "", limit: int = 100, after: UUID | None = None
) -> list[RosterLine]:
    """The persons of a post on that day whose name holds `text`, by name; `after`: the last person of the page before.

    Those who died before that day are left out.
    """
    _require_reading(by, post_id)
    found = _on(on).filter(Q(person__died_on__isnull=True) | Q(person__died_on__gte=on), post_id=post_id)
    if text.strip():
        found = found.filter(person__name_key__contains=person_key(text))
    if after is not None:
        found = found.filter(_beyond(after))
    return [_line(e) for e in found.select_related("person").order_by("person__name", "person_id")[:limit]]


def roster_size(*, by: Actor, post_id: UUID, on: date) -> int:
    """How many persons belong to a post on that day."""
    _require_reading(by, post_id)
    return _on(on).filter(post_id=post_id).count()


def roster_ids(post_id: UUID, on: date) -> set[UUID]:
    """Internal: the persons of a post on that day."""
    return set(_on(on).filter(post_id=post_id).values_list("person_id", flat=True))


def post_of_person(person_id: UUID, on: date) -> UUID | None:
    """Internal: the post that a person belongs to on that day."""
    return posts_of_persons([person_id], on).get(person_id)


def posts_of_persons(person_ids: Iterable[UUID], on: date) -> dict[UUID, UUID]:
    """Internal: the post of each person on that day; persons of no post are left out."""
    return {
        person: post
        for part in in_slices(person_ids)
        for person, post in _on(on).filter(person_id__in=part).values_list("person_id", "post_id")
    }


def feeds_of_person(person_id: UUID) -> set[UUID]:
    """Internal: every post that a person ever belonged to: their feeds hold rows of that person."""
    return set(RosterEntry.objects.filter(person_id=person_id).values_list("post_id", flat=True))


def _on(on: date) -> QuerySet[RosterEntry]:
    return RosterEntry.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on)


def _beyond(person_id: UUID) -> Q:
    """Those whose name comes after that person's."""
    name = RosterEntry.objects.filter(person_id=person_id).values_list("person__name", flat=True).first()
    return Q() if name is None else Q(person__name__gt=name) | Q(person__name=name, person_id__gt=person_id)


def _require_reading(by: Actor, post_id: UUID) -> None:
    if not by.may("person.read", post_scope(post_id)):
        raise Refusal("tidak-ditemukan")


def _line(entry: RosterEntry) -> RosterLine:
    person = entry.person
    return RosterLine(
        person_id=person.id,
        name=person.name,
        sex=person.sex,
        birth_date=person.birth_date,
        mother_name=person.mother_name,
        hamlet_id=person.hamlet_id,
        household_id=person.household_id,
        since=entry.valid_from,
    )
