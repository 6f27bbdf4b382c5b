"""Kinds of modules beside the SPM fields, groups of basic skills, the badges they give: dated data with its source.

The list of basic skills itself is a rule of the nation (competence.skills), for its wording will change.
"""

from __future__ import annotations

from datetime import date

from .budgets import Named, in_force
from .schema import Code, Shape
from .translating import told_toml


class BadgeRule(Named):
    """A badge: all groups that it needs, and one of `any_of` where there are some."""

    needs: tuple[Code, ...]
    any_of: tuple[Code, ...] = ()


class CompetenceTable(Shape):
    """The file competence.toml."""

    modules: tuple[Named, ...]
    groups: tuple[Named, ...]
    badges: tuple[BadgeRule, ...]


def competence_table() -> CompetenceTable:
    """Everything that competence.toml holds, read once."""
    return told_toml("competence", CompetenceTable)


def badges_on(on: date) -> tuple[BadgeRule, ...]:
    """The badges that are given on a day, lowest first."""
    return in_force(competence_table().badges, on)


def groups_on(on: date) -> tuple[Named, ...]:
    """The groups of basic skills on a day, in the order of the source."""
    return in_force(competence_table().groups, on)
