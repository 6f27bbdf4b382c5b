"""Decisions about persons: spelling, birth and death, NIK and its keeping. Pure."""

from simpul.kernel.life import age_text, check_birth, check_death
from simpul.kernel.numbers import Warned, kk_digits, nik_of, nik_warnings
from simpul.kernel.person_names import LONGEST_NAME, clean, clean_name, person_key
from simpul.kernel.sealing import NumberKeys

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
