"""Outcomes of list commands, for a caller who needs all items or none."""

from datetime import date

import pytest

from simpul.kernel.refusals import Refusal
from simpul.registry.commands import Outcome, all_or_refuse
from simpul.registry.commands.shapes import refused
from tests.factories import some_id


def test_all_that_were_accepted_give_their_warnings() -> None:
    found = [Outcome(some_id(1), "accepted", warnings=("Belum ada SK.",)), Outcome(some_id(2), "same")]
    assert all_or_refuse(found) == ["Belum ada SK."]


def test_one_that_was_refused_refuses_all_with_its_own_words() -> None:
    refusal = Refusal("sebelum-perubahan-terakhir", field="on", since=date(2020, 1, 5))
    with pytest.raises(Refusal, match="sejak 5 Januari 2020") as again:
        all_or_refuse([Outcome(some_id(1), "same"), refused(some_id(2), refusal)])
    assert (again.value.code, again.value.field) == (refusal.code, "on")
