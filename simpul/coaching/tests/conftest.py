"""Reports below are counted by the small catalogue of reports; photos are kept in a folder of the test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simpul import standards
from simpul.reports.tests.conftest import SMALL


@pytest.fixture(autouse=True)
def _small_catalogue() -> Iterator[None]:
    with standards.use_catalogue(SMALL):
        yield


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.PAPER_DIR = tmp_path
