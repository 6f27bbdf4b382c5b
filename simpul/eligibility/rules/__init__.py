"""Pure decisions: which rules areas may set about offices, and what they say about a candidate."""

from .bodies import DENIED, LKD, PARTY, PERHAPS, PKK, SURE, UNKNOWN, Body, bodies, body_of
from .judging import (
    REASONS,
    Candidate,
    Elsewhere,
    Finding,
    Standing,
    away_from_home,
    basis,
    judge,
    too_long,
)
from .topics import DOMICILE, FIELDS_OF_KADER, KADER_WANTED, REMINDER, TERM, TOPICS

__all__ = [
    "DENIED",
    "DOMICILE",
    "FIELDS_OF_KADER",
    "KADER_WANTED",
    "LKD",
    "PARTY",
    "PERHAPS",
    "PKK",
    "REASONS",
    "REMINDER",
    "SURE",
    "TERM",
    "TOPICS",
    "UNKNOWN",
    "Body",
    "Candidate",
    "Elsewhere",
    "Finding",
    "Standing",
    "away_from_home",
    "basis",
    "bodies",
    "body_of",
    "judge",
    "too_long",
]
