"""A child of post A, ready to be weighed; services of our own beside those of the catalogue."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from simpul import standards
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.people.models import Person
from simpul.services.commands import record_services
from simpul.services.rules.shapes import NewRecord, Outcome
from simpul.standards.loader import HERE
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # 11.00 WITA
TODAY = date(2026, 11, 22)
WEIGHING = "kesehatan.timbang_ukur_balita"


@pytest.fixture(scope="session")
def catalogue() -> standards.Catalogue:
    return standards.load_catalogue(HERE, Path(__file__).parent / "catalogue")


@pytest.fixture(autouse=True)
def _our_services(catalogue: standards.Catalogue) -> Iterator[None]:
    with standards.use_catalogue(catalogue):
        yield


@pytest.fixture
def child(cast: Cast) -> Person:
    return factories.person(cast.post_a, "Kadek Sari", born=date(2025, 11, 1))


@pytest.fixture
def weighing(cast: Cast, child: Person) -> Callable[..., NewRecord]:
    """A weighing of the child, as the form of the phone or the web would send it."""

    def make(bb: Any = 9.5, on: date = TODAY, *, id: UUID | None = None, **more: Any) -> NewRecord:
        answers = {"bb": bb, "rujuk": False, **more.pop("also", {})}
        given = {"person_id": child.id, "post_id": cast.post_a.id, "answers": answers, "version": 1, **more}
        return NewRecord(id=id or new_id(), service=WEIGHING, on=on, **given)

    return make


@pytest.fixture
def other(cast: Cast) -> Callable[..., NewRecord]:
    """A record of another service at post A."""

    def make(service: str, answers: dict[str, Any], on: date = TODAY, **more: Any) -> NewRecord:
        given = {"post_id": cast.post_a.id, "version": None, **more}
        return NewRecord(id=new_id(), service=service, on=on, answers=answers, **given)

    return make


def one(by: Actor, item: NewRecord, at: datetime = AT) -> Outcome:
    """Record a list of one."""
    return record_services(by=by, at=at, items=[item])[0]
