"""Kinds of training, the curriculum, roles of a committee, what people state in figures: dated data."""

from __future__ import annotations

from .budgets import Named
from .schema import Code, Shape
from .translating import told_toml


class Mode(Named):
    """A way to meet; `needs_link`: a link leads there."""

    needs_link: bool = False


class Figure(Named):
    """Something of which people state a number; `counted`: what Simpul counts that stands beside it ("" nothing)."""

    counted: Code = ""


class Variant(Named):
    """For whom a material is written: kinds of areas (none named: all)."""

    kinds: tuple[Code, ...] = ()


class TrainingTable(Shape):
    """The file training.toml."""

    kinds: tuple[Named, ...]
    modes: tuple[Mode, ...]
    committee: tuple[Named, ...]
    figures: tuple[Figure, ...]
    variants: tuple[Variant, ...]


class Module(Named):
    """A module: its kind (services, duties, managing), theory or practice, and the fields that it is about."""

    kind: Code
    way: Code
    fields: tuple[Code, ...] = ()


class Curriculum(Shape):
    """The file curriculum.toml."""

    kinds: tuple[Named, ...]
    ways: tuple[Named, ...]
    modules: tuple[Module, ...]


def training_table() -> TrainingTable:
    """Everything that training.toml holds, read once."""
    return told_toml("training", TrainingTable)


def curriculum() -> Curriculum:
    """Everything that curriculum.toml holds, read once."""
    return told_toml("curriculum", Curriculum)
