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
# Asked at every record: built once, for building a query takes longer than the database takes to answer it.
_PERSONS = Person.objects.order_by().values_list(
    "id",
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
_HOUSEHOLDS = Household.objects.order_by().values_list("id", "head_name", "hamlet_id", "village_id", "post_id")


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A person as a record freezes them. `id`: their own, also when they were asked for by one merged into it."""

    id: UUID
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
    """Persons by id, also by one that was merged into them; unknown ids are left out."""
    wanted = set(ids)
    found = {
        id: PersonFacts(id, name, sex, born, bool(disability), hamlet, household, village, post, died)
        for some in _slices(wanted)
        for id, name, sex, born, disability, hamlet, household, village, post, died in _PERSONS.filter(id__in=some)
    }
    if others := true_ids(wanted - found.keys()):
        true = snapshots(others.values())
        found |= {id: true[winner] for id, winner in others.items()}
    return found


def true_ids(ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of these ids those that were merged into another person, with that person's id at the end of the chain."""
    merged = Person.everyone.order_by().filter(merged_into__isnull=False).values_list("id", "merged_into_id")
    found = {id: winner for some in _slices(ids) for id, winner in merged.filter(id__in=some) if winner}
    further = true_ids(found.values()) if found else {}
    return {id: further.get(winner, winner) for id, winner in found.items()}


def nik_hashes(ids: Iterable[UUID]) -> dict[UUID, str]:
    """The keyed hash by which each of these persons is found, for those who have a NIK."""
    found = Person.objects.order_by().filter(nik_hash__isnull=False)
    rows = (row for some in _slices(ids) for row in found.filter(id__in=some).values_list("id", "nik_hash"))
    return {id: nik_hash for id, nik_hash in rows if nik_hash is not None}


def household_snapshots(ids: Iterable[UUID]) -> dict[UUID, HouseholdFacts]:
    """Families by id; unknown ids are left out."""
    return {
        id: HouseholdFacts(head, hamlet, village, post)
        for some in _slices(ids)
        for id, head, hamlet, village, post in _HOUSEHOLDS.filter(id__in=some)
    }


def _slices(ids: Iterable[T]) -> Iterator[list[T]]:
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), _AT_A_TIME):
        yield wanted[start : start + _AT_A_TIME]
