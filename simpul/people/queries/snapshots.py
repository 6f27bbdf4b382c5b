"""Internal: what the subjects above write into their records. No actor is asked; the caller has checked the right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from simpul.people.models import Household, Person

# SQLite takes at most some 32,000 values in one statement.
_AT_A_TIME = 5_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as a record freezes them."""

    name: str
    sex: str
    birth_date: date | None
    disability: bool
    hamlet_id: UUID | None
    household_id: UUID | None
    village_id: int
    post_id: UUID | None
    died_on: date | None


@dataclass(frozen=True, slots=True)
class HouseholdFacts:
    """A family as a record freezes it."""

    head_name: str
    hamlet_id: UUID | None
    village_id: int
    post_id: UUID | None


def snapshots(ids: Iterable[UUID]) -> dict[UUID, PersonFacts]:
    """Persons by id; unknown ids are left out."""
    columns = (
        "name",
        "sex",
        "birth_date",
        "disability",
        "hamlet_id",
        "household_id",
        "village_id",
        "post_id",
        "died_on",
    )
    return {
        id: PersonFacts(name, sex, born, bool(disability), hamlet, household, village, post, died)
        for some in _slices(ids)
        for id, name, sex, born, disability, hamlet, household, village, post, died in Person.objects.filter(
            id__in=some
        ).values_list("id", *columns)
    }


def household_snapshots(ids: Iterable[UUID]) -> dict[UUID, HouseholdFacts]:
    """Families by id; unknown ids are left out."""
    return {
        id: HouseholdFacts(head, hamlet, village, post)
        for some in _slices(ids)
        for id, head, hamlet, village, post in Household.objects.filter(id__in=some).values_list(
            "id", "head_name", "hamlet_id", "village_id", "post_id"
        )
    }


def _slices(ids: Iterable[T]) -> Iterator[list[T]]:
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), _AT_A_TIME):
        yield wanted[start : start + _AT_A_TIME]
