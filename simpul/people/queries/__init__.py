"""What others may know about persons and families. Every query that shows a person is cut to the actor's own."""

from simpul.people.queries.errands import due
from simpul.people.queries.families import HouseholdView, WelfareView, household, households
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
from simpul.people.queries.snapshots import HouseholdFacts, PersonFacts, household_snapshots, snapshots

__all__ = [
    "Duplicate",
    "HouseholdFacts",
    "HouseholdView",
    "PersonFacts",
    "PersonView",
    "WelfareView",
    "due",
    "duplicates",
    "household",
    "household_snapshots",
    "households",
    "person",
    "persons",
    "readings",
    "search",
    "sees_disability",
    "snapshots",
    "without_birth_date",
]
