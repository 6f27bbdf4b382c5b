"""Whether two posts of a village are probably one, entered twice. Pure.

"Melati 1" and "Melati 2" are two: a number in the name tells posts apart, as nothing else does.
"""

import re
from collections.abc import Iterator
from math import cos, hypot, radians
from typing import Protocol
from uuid import UUID

from simpul.duplicates.rules.names import DIFFERENT, NEAR, SHORTER, SOUND, Ear, meet
from simpul.duplicates.rules.persons import Likeness
from simpul.kernel.names import name_key
from simpul.standards.resemblance import Resemblance

_INSTITUTION = re.compile(r"\bpos\s*yandu\b|\bposy\b", re.IGNORECASE)
_METRES = 111_320  # of a degree of latitude


class Post(Protocol):
    """What is compared of a post."""

    @property
    def id(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def hamlet_id(self) -> UUID | None: ...
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def number(self) -> str: ...


def likeness(rules: Resemblance, ear: Ear, one: Post, other: Post) -> Likeness:
    """The score of two posts of one village with its reasons."""
    found = tuple(_reasons(rules, ear, one, other))
    return Likeness(sum(rules.points[code] for code in found), found)


def _reasons(rules: Resemblance, ear: Ear, one: Post, other: Post) -> Iterator[str]:
    yield f"post_name_{_names(ear, one.name, other.name)}"
    if one.number and other.number:
        yield "post_number_different"
    if one.hamlet_id and other.hamlet_id:
        yield "post_hamlet_same" if one.hamlet_id == other.hamlet_id else "post_hamlet_different"
    metres = distance(one, other)
    if metres is not None:
        yield "post_near" if metres <= rules.post_metres else "post_far"


def _names(ear: Ear, one: str, other: str) -> str:
    mine, yours = (name_key(_INSTITUTION.sub(" ", name)) for name in (one, other))
    digits, letters = re.compile(r"\D"), re.compile(r"\d")
    if digits.sub("", mine) != digits.sub("", yours):
        return DIFFERENT
    bare = [" ".join(letters.sub(" ", _INSTITUTION.sub(" ", name)).split()) for name in (one, other)]
    heard = ear.hear(bare[0] or one), ear.hear(bare[1] or other)
    if mine == yours or heard[0].whole == heard[1].whole:
        return SOUND
    how = meet(*heard)
    return how if how in (SOUND, SHORTER, NEAR) else DIFFERENT


def distance(one: Post, other: Post) -> float | None:
    """Metres between two posts; None when one has no location."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north = (one.latitude - other.latitude) * _METRES
    east = (one.longitude - other.longitude) * _METRES * cos(radians(one.latitude))
    return hypot(north, east)
