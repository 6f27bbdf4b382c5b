"""The domain never reads the clock: a door does, once, and hands the moment down."""

import ast
from pathlib import Path

import pytest

from tests.repository.sources import domain, tree

CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("functions", "Now"),
}
IMPORTED = {"Now", "localdate", "localtime", "time_ns"}
# The only reader: the time in an id helps indexes, no rule reads it back.
IDS = Path("simpul/kernel/ids.py")


def readings(module: ast.Module) -> list[tuple[int, str]]:
    """Every place of a module that reads the clock or lets the database read it."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            if (name, node.attr) in CLOCKS:
                found.append((node.lineno, f"{name}.{node.attr}"))
        elif isinstance(node, ast.ImportFrom):
            found += [(node.lineno, alias.name) for alias in node.names if alias.name in IMPORTED]
        elif isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            found.append((node.value.lineno, node.arg))
    return found


def test_the_domain_never_reads_the_clock() -> None:
    found = [f"{path}:{line} {what}" for path in domain() if path != IDS for line, what in readings(tree(path))]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "at = datetime.now(UTC)",
        "day = datetime.date.today()",
        "at = timezone.now()",
        "field = models.DateTimeField(default=timezone.now)",
        "field = models.DateTimeField(auto_now_add=True)",
        "from django.db.models.functions import Now",
        "seconds = time.time()",
    ],
)
def test_a_planted_reading_of_the_clock_is_found(planted: str) -> None:
    assert readings(ast.parse(planted))
