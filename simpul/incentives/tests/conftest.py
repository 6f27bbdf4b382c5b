"""The areas of the cast with kader in office, and a rate of the regency."""

from datetime import UTC, date, datetime

import pytest

from simpul.incentives import commands
from simpul.kernel.actor import SYSTEM
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)


@pytest.fixture
def kader(cast: Cast) -> dict[str, object]:
    """Sari in two posts of Penarukan, Rai in one, Widi in Tambakan (a desa); Rp 250.000 a month in Buleleng."""
    post = factories.post(cast.areas.tambakan, "Mawar")
    people = {
        "sari": factories.person(cast.post_a, "Kadek Sari"),
        "rai": factories.person(cast.post_b, "Luh Rai"),
        "widi": factories.person(post, "Made Widi"),
    }
    offices = {
        "sari": factories.appointment(people["sari"], cast.post_a, field="kesehatan"),
        "sari_b": factories.appointment(people["sari"], cast.post_b, field="kesehatan"),
        "rai": factories.appointment(people["rai"], cast.post_b, field="sosial"),
        "widi": factories.appointment(people["widi"], post, field="sosial"),
    }
    commands.set_rate(
        by=SYSTEM,
        at=AT,
        area_id=cast.areas.buleleng.id,
        position="kader",
        amount=250_000,
        months=1,
        valid_from=date(2026, 1, 1),
        document="Perbup contoh",
    )
    return {**people, **{f"office_{name}": office for name, office in offices.items()}}
