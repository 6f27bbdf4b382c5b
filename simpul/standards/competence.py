"""Kinds of modules beside the SPM fields, groups of basic skills, the levels of badges: dated data with its source.

The list of basic skills and what each badge asks for are rules of the nation (competence.skills, competence.badges),
for their wording will change.
"""

from __future__ import annotations

from datetime import date

from .budgets import Named, in_force
from .schema import Shape
from .translating import told_toml


class CompetenceTable(Shape):
    """The file competence.toml."""

    modules: tuple[Named, ...]
    groups: tuple[Named, ...]
    badges: tuple[Named, ...]


def competence_table() -> CompetenceTable:
    """Everything that competence.toml holds, read once."""
    return told_toml("competence", CompetenceTable)


def groups_on(on: date) -> tuple[Named, ...]:
    """The groups of basic skills on a day, in the order of the source."""
    return in_force(competence_table().groups, on)
