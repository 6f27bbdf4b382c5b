"""Tests of reports count by a small catalogue of their own, with every kind of indicator."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simpul import standards

SMALL = standards.load_catalogue(Path(__file__).parent / "catalogue")


@pytest.fixture(autouse=True)
def _small_catalogue() -> Iterator[None]:
    with standards.use_catalogue(SMALL):
        yield
