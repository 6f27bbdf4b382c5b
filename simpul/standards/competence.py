"""Kinds of modules beside the SPM fields, groups of basic skills, the badges they give: dated data with its source."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .budgets import Named, in_force
from .schema import Code, Dated, Shape
from .translating import told_toml


class BasicSkill(Named):
    """One of the basic skills, in the wording of its source."""

    group: Code


class BadgeRule(Named):
    """A badge: all groups that it needs, and one of `any_of` where there are some."""

    needs: tuple[Code, ...]
    any_of: tuple[Code, ...] = ()


class SkillList(Dated):
    """How many basic skills the ministry's list has, and the field to which it belongs."""

    field: Code
    total: int = Field(gt=0)


class CompetenceTable(Shape):
    """The file competence.toml."""

    modules: tuple[Named, ...]
    groups: tuple[Named, ...]
    skills: tuple[BasicSkill, ...] = ()
    badges: tuple[BadgeRule, ...]
    listed: tuple[SkillList, ...]


def competence_table() -> CompetenceTable:
    """Everything that competence.toml holds, read once."""
    return told_toml("competence", CompetenceTable)


def badges_on(on: date) -> tuple[BadgeRule, ...]:
    """The badges that are given on a day, lowest first."""
    return in_force(competence_table().badges, on)


def groups_on(on: date) -> tuple[Named, ...]:
    """The groups of basic skills on a day, in the order of the source."""
    return in_force(competence_table().groups, on)


def skills_on(on: date) -> tuple[BasicSkill, ...]:
    """The basic skills whose wording is known on a day; empty while none is."""
    skills = competence_table().skills
    return in_force(skills, on) if skills else ()
