"""Real files that may not lie in this repository: tests use them where they stand beside the project."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

RealData = Callable[[str], Path]


@pytest.fixture
def real_data() -> RealData:
    """Find a real file by its name below the folder; the test is left out, saying so, where it is not there."""
    folder = Path(os.environ.get("SIMPUL_REAL_DATA") or settings.BASE_DIR.parent / "shared" / "data")

    def find(name: str) -> Path:
        path = folder / name
        if not path.exists():
            pytest.skip(f"real file {name} is not beside the project (SIMPUL_REAL_DATA)")
        return path

    return find
