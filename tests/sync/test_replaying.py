"""A seed that was printed can be played again: the same faults, the same counts."""

import pytest

from tests.sync.proving import prove


@pytest.mark.django_db
def test_the_same_seed_is_the_same_schedule() -> None:
    once, again = prove(range(3)), prove(range(3))
    assert once.told() == again.told()
