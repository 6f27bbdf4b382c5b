"""A child of post A, ready to be weighed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.ids import new_id
from simpul.people.models import Person
from simpul.services.rules.shapes import NewRecord
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # 11.00 WITA
TODAY = date(2026, 11, 22)
WEIGHING = "kesehatan.timbang_ukur_balita"


@pytest.fixture
def child(cast: Cast) -> Person:
    return factories.person(cast.post_a, "Kadek Sari", born=date(2025, 11, 1))


@pytest.fixture
def weighing(cast: Cast, child: Person) -> Callable[..., NewRecord]:
    """A weighing of the child, as the form of the phone or the web would send it."""

    def make(bb: Any = 9.5, on: date = TODAY, *, id: UUID | None = None, **more: Any) -> NewRecord:
        given = {"person_id": child.id, "post_id": cast.post_a.id, "answers": {"bb": bb, "rujuk": False}, "version": 1, **more}
        return NewRecord(id=id or new_id(), service=WEIGHING, on=on, **given)

    return make
