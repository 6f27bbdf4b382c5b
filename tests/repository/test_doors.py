"""Doors call commands and queries; the tables are not theirs (imports are held by .importlinter)."""

import re

import pytest

from tests.repository.sources import DOORS, package, product, text

TABLES = re.compile(
    r"\.objects\b|\._default_manager\b|\.get_model\(|\.raw\(|\.bulk_create\(|\.bulk_update\(|\.cursor\("
)


def test_no_door_touches_a_table() -> None:
    found = [
        f"{path}:{number} {line.strip()}"
        for path in product()
        if package(path) in DOORS
        for number, line in enumerate(text(path).splitlines(), 1)
        if TABLES.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("planted", ["Area.objects.all()", 'apps.get_model("places", "Area")', "connection.cursor()"])
def test_a_planted_touch_is_found(planted: str) -> None:
    assert TABLES.search(planted)
