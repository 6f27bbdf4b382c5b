"""Words about persons and families that are picked from a list: kinds of disability, welfare classes, their sources."""

from __future__ import annotations

from .schema import Code, Dated, Shape
from .translating import told_toml


class Word(Dated):
    """One entry of a list: its code in the database and the word that people read."""

    code: Code
    name: str


class PersonWords(Shape):
    """The lists."""

    disabilities: tuple[Word, ...]
    welfare: tuple[Word, ...]
    welfare_sources: tuple[Word, ...]


def person_words() -> PersonWords:
    """The lists in use, read once."""
    return told_toml("persons", PersonWords)
