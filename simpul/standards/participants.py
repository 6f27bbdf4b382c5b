"""Participants of trainings: positions and the groups they are counted in, how long links and badges hold."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .budgets import Named
from .schema import Code, Dated, Shape
from .translating import told_toml


class Position(Named):
    """What somebody is who takes part. `posts`: belongs to a post; `field`: serves one of the six fields."""

    group: Code
    posts: bool = False
    field: bool = False


class Holding(Dated):
    """How many days a link holds, and how many days after the last one a badge is still read."""

    link_days: int = Field(ge=1, le=366)
    badge_days_after: int = Field(ge=0, le=60)


class Pace(Dated):
    """How many registrations one address may send by links within so many minutes."""

    registrations: int = Field(ge=1)
    minutes: int = Field(ge=1, le=1440)


class Titles(Dated):
    """Titles that do not count when names are compared: lower case, without dots."""

    front: tuple[str, ...]
    behind: tuple[str, ...]


class ParticipantTable(Shape):
    """The file participants.toml."""

    groups: tuple[Named, ...]
    positions: tuple[Position, ...]
    holding: tuple[Holding, ...]
    pace: tuple[Pace, ...]
    titles: tuple[Titles, ...]


def participant_table() -> ParticipantTable:
    """Everything that participants.toml holds, read once."""
    return told_toml("participants", ParticipantTable)


def group_of(position: str) -> str:
    """The group in which a position is counted; Simpul's `lain` for one that is unknown."""
    found = (one.group for one in reversed(participant_table().positions) if one.code == position)
    return next(found, "lain")


def holding_on(on: date) -> Holding:
    """What holds on a day; before the first rule, that one."""
    rules = participant_table().holding
    return next((one for one in rules if one.holds(on)), rules[0])


def pace_on(on: date) -> Pace:
    """What holds on a day; before the first rule, that one."""
    rules = participant_table().pace
    return next((one for one in rules if one.holds(on)), rules[0])


def titles() -> Titles:
    """The titles as they are known today."""
    return participant_table().titles[-1]
