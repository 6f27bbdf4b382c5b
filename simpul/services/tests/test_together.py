"""The same list from two phones, or twice from one, at the same moment: only PostgreSQL has more than one writer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from simpul.audit.models import Change
from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from simpul.services.commands import record_services
from simpul.services.rules.shapes import NewRecord
from tests import factories
from tests.cast import play

from .conftest import AT, TODAY, WEIGHING

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_the_same_list_sent_many_times_at_once_is_recorded_once() -> None:
    cast = play()
    kids = [factories.person(cast.post_a, born=TODAY - timedelta(days=400)) for _ in range(5)]
    items = [
        NewRecord(new_id(), cast.post_a.id, WEIGHING, 1, TODAY, {"bb": 9.5, "rujuk": False}, person_id=kid.id)
        for kid in kids
    ]

    def send(_: int) -> list[str]:
        try:
            return [outcome.state for outcome in record_services(by=cast.kader_a, at=AT, items=items)]
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(send, range(6)))
    assert sorted(answers) == [["accepted"] * 5, *[["same"] * 5] * 5]
    assert Record.objects.count() == 5
    assert sorted(Change.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5]
