"""What others may know about persons and families. Every query that shows a person is cut to the actor's own."""

from simpul.people.queries.copying import (
    HouseholdCopy,
    PersonCopy,
    families_of,
    household_copies,
    people_left,
    person_copies,
)
from simpul.people.queries.errands import due
from simpul.people.queries.families import HouseholdView, WelfareView, household, households, households_by_id
from simpul.people.queries.known import (
    KnownPeople,
    KnownPerson,
    in_use,
    known_people,
    told_of,
)
from simpul.people.queries.persons import (
    Duplicate,
    PersonView,
    duplicates,
    person,
    persons,
    readings,
    search,
    without_birth_date,
)
from simpul.people.queries.scoping import sees_disability
from simpul.people.queries.snapshots import (
    HouseholdFacts,
    PersonFacts,
    household_snapshots,
    nik_hashes,
    snapshots,
    true_ids,
)

__all__ = [
    "Duplicate",
    "HouseholdCopy",
    "HouseholdFacts",
    "HouseholdView",
    "KnownPeople",
    "KnownPerson",
    "PersonCopy",
    "PersonFacts",
    "PersonView",
    "WelfareView",
    "due",
    "duplicates",
    "families_of",
    "household",
    "household_copies",
    "household_snapshots",
    "households",
    "households_by_id",
    "in_use",
    "known_people",
    "nik_hashes",
    "people_left",
    "person",
    "person_copies",
    "persons",
    "readings",
    "search",
    "sees_disability",
    "snapshots",
    "told_of",
    "true_ids",
    "without_birth_date",
]
