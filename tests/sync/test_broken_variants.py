"""The proof can fail: three mistakes that others have made are each caught, and soon."""

import pytest

from tests.sync.faults import FAULTS
from tests.sync.laws import LawBroken
from tests.sync.proving import prove
from tests.sync.schedule import NeverAtRest


# How many schedules it may take. Of 30 were caught: 26 with "all sent", 24 with "delete on refusal", and 5 with the
# cursor of time, which errs only where a request waited at the door while another phone fetched.
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("variant", "within"), [("all sent", 5), ("delete on refusal", 5), ("cursor of time", len(FAULTS))]
)
def test_a_broken_variant_is_caught(variant: str, within: int) -> None:
    with pytest.raises((LawBroken, NeverAtRest), match="seed"):
        prove(range(within), variant)
