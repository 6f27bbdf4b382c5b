"""Records of these tests are of the small catalogue of the reports' tests."""

from collections.abc import Iterator

import pytest

from simpul import standards
from simpul.reports.tests.conftest import SMALL


@pytest.fixture(autouse=True)
def _small_catalogue() -> Iterator[None]:
    with standards.use_catalogue(SMALL):
        yield
