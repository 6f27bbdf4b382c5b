"""When two entries are probably one person or one post: points, thresholds, spellings, as dated data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from .loader import load_toml
from .schema import Dated, Shape


class Resemblance(Dated):
    """What holds at a time. Points add up to a score; from `propose` on a pair is shown to a person.

    `nameless`: words for a child without a name; `titles`: words beside a name; `usual`: names that so many have that
    alone they point at nobody; `sounds`: what is written in several ways, read in their order; `spellings`: word ->
    word.
    """

    propose: int
    likely: int
    undo_days: int = Field(ge=1)
    bucket: int = Field(ge=2)
    post_metres: int = Field(ge=0)
    nameless: frozenset[str]
    titles: frozenset[str]
    usual: frozenset[str]
    sounds: tuple[tuple[str, str], ...]
    points: Mapping[str, int]
    spellings: Mapping[str, str]


class _File(Shape):
    rules: tuple[Resemblance, ...] = Field(min_length=1)


def resemblance(on: date) -> Resemblance:
    """The rules of that day; before the first, the first."""
    known = load_toml("resemblance", _File).rules
    return next((one for one in reversed(known) if one.holds(on)), known[0])
