"""Decisions about persons: spelling, birth and death, NIK and its keeping. Pure."""

from simpul.people.rules.life import age_text, check_birth, check_death
from simpul.people.rules.numbers import NumberKeys, Warned, kk_digits, nik_of, nik_warnings
from simpul.people.rules.spelling import LONGEST_NAME, clean, clean_name, person_key

__all__ = [
    "LONGEST_NAME",
    "NumberKeys",
    "Warned",
    "age_text",
    "check_birth",
    "check_death",
    "clean",
    "clean_name",
    "kk_digits",
    "nik_of",
    "nik_warnings",
    "person_key",
]
