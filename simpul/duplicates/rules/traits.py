"""Traits by which persons are looked up: who shares none of them is never compared. Pure.

Short texts, stored and indexed by village, so that a list never compares everybody with everybody.
"""

from collections.abc import Iterator
from datetime import date

from simpul.duplicates.rules.persons import Judge, Known, phone_end

LONGEST = 40


def traits_of(judge: Judge, one: Known) -> frozenset[str]:
    """b: the birth date; n: the whole name by sound; y, d: birth year, or day and month, with a telling word of the
    name (a slip in the other part); m: the mother with the birth date's year; p: the phone."""
    return frozenset(trait[:LONGEST] for trait in _traits(judge, one))


def _traits(judge: Judge, one: Known) -> Iterator[str]:
    name = judge.hear(one.name)
    yield f"n:{''.join(name.words)}"
    if phone := phone_end(one.phone):
        yield f"p:{phone}"
    if one.birth_date is not None:
        yield from _of_birth(judge, one, one.birth_date)


def _of_birth(judge: Judge, one: Known, born: date) -> Iterator[str]:
    if (born.month, born.day) != (1, 1):
        yield f"b:{born:%Y%m%d}"
    for word in judge.hear(one.name).telling:
        yield f"y:{born.year}:{word[:4]}"
        yield f"d:{born:%m%d}:{word[:4]}"
    if one.mother_name:
        yield f"m:{born.year}:{''.join(judge.hear(one.mother_name).words)}"
