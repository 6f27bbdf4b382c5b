"""The batch of the tests of participants: two days in the district Buleleng."""

from uuid import UUID

import pytest

from simpul.participants.tests.conftest import batch_of
from tests.cast import Cast


@pytest.fixture
def bimtek(cast: Cast) -> UUID:
    """The id of a batch of 21 and 22 November 2026, organised by the Sekretariat of Buleleng."""
    return batch_of(cast.areas)
