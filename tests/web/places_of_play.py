"""A place of every tier with something of everything in it, and its neighbour: what the walk over all pages needs.

`Place.value("user_id")` answers for an argument of an address. An argument that nobody has told of fails the walk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from uuid import UUID

from simpul.accounts.models import Holding, User
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.places.models import Area
from simpul.registry.models import Post
from simpul.reports.models import Submission
from tests import factories

MONTH = Period(2026, 10)
TIERS = ("pusat", "provinsi", "kabupaten", "kecamatan", "desa", "pos")


@dataclass
class Place:
    """An area, or a post in it. `child`: what reports to the area."""

    area: Area
    post: Post
    child: Area | None = None
    is_post: bool = False

    def value(self, name: str, field: str) -> object:
        """The value of an argument of an address, in this place."""
        return ARGUMENTS[name](self, field)

    @cached_property
    def user(self) -> User:
        """An account of the area without any role: whoever manages accounts there manages it."""
        return factories.user(home=self.area)

    @cached_property
    def holding(self) -> Holding:
        return factories.holding(factories.user(home=self.area), "kader", self.post, "sosial")

    @cached_property
    def submission(self) -> UUID:
        """A report that this area receives; for a post: its own."""
        sender = {"area_id": self.child.id} if self.child else {"post_id": self.post.id}
        found = Submission.objects.filter(kind="layanan", period=MONTH.key, **sender).first()
        if found is None:
            found = Submission.objects.create(
                kind="layanan",
                period=MONTH.key,
                receiver_id=self.area.id,
                state="terkirim",
                sent_by=new_id(),
                sent_at=datetime(2026, 11, 1, tzinfo=UTC),
                **sender,
            )
        return found.id


ARGUMENTS: dict[str, Callable[[Place, str], object]] = {
    "code": lambda place, field: place.area.code,
    "field": lambda place, field: field,
    "indicator": lambda place, field: f"{field}.catatan",
    "post_id": lambda place, field: place.post.id,
    "user_id": lambda place, field: place.user.id,
    "holding_id": lambda place, field: place.holding.id,
    "submission_id": lambda place, field: place.submission,
}


def inside() -> dict[str, Place]:
    """The place of each tier where roles are held."""
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Melati Dalam")
    way = [areas.nation, areas.bali, areas.buleleng, areas.kec_buleleng, areas.penarukan]
    found = {
        tier: Place(area, post, way[number + 1] if number + 1 < len(way) else None)
        for number, (tier, area) in enumerate(zip(TIERS, way, strict=False))
    }
    return {**found, "pos": Place(areas.penarukan, post, is_post=True)}


def beside() -> dict[str, Place]:
    """The neighbour of each tier; the nation has none."""
    areas = factories.areas()
    karangasem = factories.area("51.07", "Karangasem", areas.bali)
    kubu = factories.area("51.07.08", "Kubu", karangasem)
    tianyar = factories.area("51.07.08.2003", "Tianyar", kubu)
    away = factories.post(tianyar, "Anggrek")
    near = factories.post(areas.tambakan, "Mawar")
    return {
        "provinsi": Place(areas.kalsel, factories.post(areas.ampukung, "Kenanga"), areas.tabalong),
        "kabupaten": Place(karangasem, away, kubu),
        "kecamatan": Place(areas.kubutambahan, near, areas.tambakan),
        "desa": Place(areas.kaliuntu, factories.post(areas.kaliuntu, "Teratai")),
        "pos": Place(areas.penarukan, factories.post(areas.penarukan, "Melati Luar"), is_post=True),
    }
