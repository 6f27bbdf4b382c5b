"""The only writers of persons and families."""

from simpul.people.commands.bulk import NewHousehold, NewPerson, write_many
from simpul.people.commands.correct import Corrected, correct_person, mark_death
from simpul.people.commands.families import (
    HouseholdOutcome,
    correct_household,
    note_welfare,
    register_household,
)
from simpul.people.commands.many import NewResident, register_many, withdraw_many
from simpul.people.commands.merging import pass_nik, set_merged
from simpul.people.commands.place import (
    hand_empty_families_over,
    hand_families_over,
    hand_whole_care_over,
    place_in_post,
)
from simpul.people.commands.reading import note_reading, note_readings, read_nik
from simpul.people.commands.register import PersonOutcome, register_person
from simpul.people.commands.withdrawing import withdraw_families

__all__ = [
    "Corrected",
    "HouseholdOutcome",
    "NewHousehold",
    "NewPerson",
    "NewResident",
    "PersonOutcome",
    "correct_household",
    "correct_person",
    "hand_empty_families_over",
    "hand_families_over",
    "hand_whole_care_over",
    "mark_death",
    "note_reading",
    "note_readings",
    "note_welfare",
    "pass_nik",
    "place_in_post",
    "read_nik",
    "register_household",
    "register_many",
    "register_person",
    "set_merged",
    "withdraw_families",
    "withdraw_many",
    "write_many",
]
