"""Kinds of meetings, bodies that meet, kinds of participants, groups of a socialisation: dated data."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .budgets import Named
from .schema import Code, Dated, Shape
from .translating import told_toml


class MeetingKind(Named):
    """A kind of meeting; `socialisation`: who is there has been told about the six fields."""

    socialisation: bool = False


class Group(Named):
    """A group that a socialisation should reach; `body` tells from which offices it is counted (S2.8)."""

    body: Literal["pos", "tim", "lembaga"]
    positions: tuple[Code, ...] = ()


class Stated(Named):
    """Something of which people state a number; `counted`: what stands beside it."""

    counted: Literal["persons", "regions"]


class Reminder(Dated):
    """How many days before its day an action begins to remind."""

    days: int = Field(ge=0, le=90)


class MeetingTable(Shape):
    """The file meetings.toml."""

    kinds: tuple[MeetingKind, ...]
    bodies: tuple[Named, ...]
    participants: tuple[Named, ...]
    groups: tuple[Group, ...]
    figures: tuple[Stated, ...]
    reminders: tuple[Reminder, ...]


def meeting_table() -> MeetingTable:
    """Everything that meetings.toml holds, read once."""
    return told_toml("meetings", MeetingTable)
