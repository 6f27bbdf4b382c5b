"""The only writers of persons and families."""

from simpul.people.commands.bulk import NewHousehold, NewPerson, write_many
from simpul.people.commands.correct import Corrected, correct_person, mark_death
from simpul.people.commands.families import (
    HouseholdOutcome,
    correct_household,
    note_welfare,
    register_household,
)
from simpul.people.commands.place import place_in_post
from simpul.people.commands.reading import note_reading, note_readings, read_nik
from simpul.people.commands.register import PersonOutcome, register_person

__all__ = [
    "Corrected",
    "HouseholdOutcome",
    "NewHousehold",
    "NewPerson",
    "PersonOutcome",
    "correct_household",
    "correct_person",
    "mark_death",
    "note_reading",
    "note_readings",
    "note_welfare",
    "place_in_post",
    "read_nik",
    "register_household",
    "register_person",
    "write_many",
]
