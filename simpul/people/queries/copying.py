"""Persons and families as a phone keeps a copy of them: those of a post whom the actor may see, as plain rows."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import Actor, Scope
from simpul.people.models import Household, Person
from simpul.people.queries.scoping import sees_disability, within

_PERSON = (
    "id", "name", "sex", "birth_date", "birth_estimated", "mother_name", "mother_id", "household_id", "hamlet_id",
    "address", "phone", "disability", "nik_end", "died_on", "post_id", "version",
)  # fmt: skip
_HOUSEHOLD = ("id", "head_name", "address", "hamlet_id", "kk_end", "version")


class PersonCopy(NamedTuple):
    """A person as a phone keeps them. `disability` None: not shown to this actor."""

    id: UUID
    name: str
    sex: str
    birth_date: date | None
    birth_estimated: bool
    mother_name: str
    mother_id: UUID | None
    household_id: UUID | None
    hamlet_id: UUID | None
    address: str
    phone: str
    disability: str | None
    nik_end: str
    died_on: date | None
    post_id: UUID | None
    version: int


class HouseholdCopy(NamedTuple):
    """A family as a phone keeps it."""

    id: UUID
    head_name: str
    address: str
    hamlet_id: UUID | None
    kk_end: str
    version: int


def person_copies(
    *, by: Actor, post: Scope, ids: Collection[UUID] | None = None, after: UUID | None = None, limit: int | None = None
) -> list[PersonCopy]:
    """Persons of a post's roster by id: all, or those of `ids`; `after`: the last id of the page before."""
    hidden = not sees_disability(by, post)
    rows = _cut(_persons(by, post), ids, after)[:limit].values_list(*_PERSON)
    copies = [PersonCopy._make(row) for row in rows]
    return [one._replace(disability=None) for one in copies] if hidden else copies


def household_copies(
    *, by: Actor, post: Scope, ids: Collection[UUID] | None = None, after: UUID | None = None, limit: int | None = None
) -> list[HouseholdCopy]:
    """Families that a post looks after, or that one of its persons belongs to, as `person_copies`."""
    rows = _cut(_households(by, post), ids, after)[:limit].values_list(*_HOUSEHOLD)
    return [HouseholdCopy._make(row) for row in rows]


def people_left(*, by: Actor, post: Scope, families: bool, after: UUID | None = None) -> int:
    """How many persons (or families) are still to come."""
    found = _households(by, post) if families else _persons(by, post)
    return _cut(found, None, after).count()


def families_of(person_ids: Collection[UUID]) -> set[UUID]:
    """Internal: the families of these persons."""
    found = Person.objects.filter(id__in=list(person_ids), household_id__isnull=False)
    return set(found.values_list("household_id", flat=True))


def _persons(by: Actor, post: Scope) -> QuerySet[Person]:
    return Person.objects.filter(within(by, "person.read"), post_id=post.post)


def _households(by: Actor, post: Scope) -> QuerySet[Household]:
    if not by.may("person.read", post):
        return Household.objects.none()
    of_members = Person.objects.filter(post_id=post.post, household_id__isnull=False).values("household_id")
    return Household.objects.filter(Q(post_id=post.post) | Q(id__in=of_members))


def _cut(found: QuerySet[Any], ids: Collection[UUID] | None, after: UUID | None) -> QuerySet[Any]:
    found = found if ids is None else found.filter(id__in=list(ids))
    return (found if after is None else found.filter(id__gt=after)).order_by("id")
