"""The laws of sync under random schedules: 200 on SQLite, 100 on PostgreSQL; `make sync-proof` runs any number."""

import pytest

from conftest import ON_POSTGRES
from tests.sync.faults import FAULTS
from tests.sync.proving import prove

TOGETHER = len(FAULTS)  # so that each fault is once in focus
SCHEDULES = 100 if ON_POSTGRES else 200
PARTS = -(-SCHEDULES // TOGETHER)


@pytest.mark.django_db
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_lost_and_nothing_doubled(part: int) -> None:
    first = part * TOGETHER
    proof = prove(range(first, first + TOGETHER))
    assert proof.schedules == TOGETHER
    assert proof.never_struck == []
