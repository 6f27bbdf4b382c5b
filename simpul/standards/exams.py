"""What participants judge of an event: dated statements with their source."""

from __future__ import annotations

from .budgets import Named
from .schema import Shape
from .translating import told_toml


class ExamTable(Shape):
    """The file exams.toml."""

    statements: tuple[Named, ...]


def statements() -> tuple[Named, ...]:
    """The statements of the evaluation, in order. Those no longer used stay readable with the opinions given."""
    return told_toml("exams", ExamTable).statements
