"""A batch of two days in Buleleng, organised by the regency's own office."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from simpul.training.models import Batch, Day, Programme
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
DAYS = (date(2026, 11, 21), date(2026, 11, 22))


@pytest.fixture
def bimtek(cast: Cast) -> UUID:
    """The id of a batch that is open: organised by the Sekretariat of Buleleng, for the district Buleleng."""
    return batch_of(cast.areas)


def batch_of(areas: factories.Areas, *, days: tuple[date, ...] = DAYS, number: int = 1, state: str = "dibuka") -> UUID:
    """A batch of a programme of Buleleng, held in the district Buleleng."""
    who = {"by": factories.some_id(1), "at": AT}
    programme, _made = Programme.objects.get_or_create(
        area=areas.buleleng,
        name="Bina Posyandu",
        name_key="binaposyandu",
        year=2026,
        defaults={"kind": "bimtek", "state": "berlangsung", **who},
    )
    told = {"starts_on": days[0], "ends_on": days[-1]} if days else {}
    batch = Batch.objects.create(
        programme=programme,
        number=number,
        host=areas.kec_buleleng,
        mode="tatap_muka",
        state=state,
        **told,
        **who,
    )
    for number_of_day, on in enumerate(days, start=1):
        Day.objects.create(batch=batch, number=number_of_day, on=on, **who)
    return batch.id
