"""A place of every tier with something of everything in it, and its neighbour: what the walk over all pages needs.

`Place.value("user_id")` answers for an argument of an address. An argument that nobody has told of fails the walk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from uuid import UUID

from simpul import standards
from simpul.accounts.models import Holding, User
from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.offices.models import Appointment, Team
from simpul.people.models import Household, Person
from simpul.places.models import Area, Hamlet
from simpul.registry.models import Post
from simpul.reports.models import Submission
from simpul.services.models import OpenDay
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

    def value(self, page: str, name: str, field: str) -> object:
        """The value of an argument of a page's address, in this place."""
        return argument(page, name)(self, field)

    @cached_property
    def person(self) -> Person:
        return factories.person(self.post, household=self.household)

    @cached_property
    def household(self) -> Household:
        return factories.household(self.post.village, post=self.post)

    @cached_property
    def open_day(self) -> OpenDay:
        day = date(2026, 11, 10)
        return OpenDay.objects.create(post=self.post, on=day, planned_on=day, state="terjadwal")

    @cached_property
    def appointment(self) -> Appointment:
        return factories.appointment(factories.person(self.post), self.post, "kader", "sosial")

    @cached_property
    def team_member(self) -> Appointment:
        return factories.appointment(factories.person(self.post), self.team, "ketua")

    @property
    def team(self) -> Team:
        return Team.objects.get_or_create(area=self.area, defaults={"valid_from": factories.LONG_AGO})[0]

    @cached_property
    def hamlet(self) -> Hamlet:
        return factories.hamlet(self.post.village, f"Banjar {self.post.name} {self.area.level}")

    def record(self, field: str) -> UUID:
        """A campaign of the field at the post."""
        found = Record.objects.filter(post=self.post, field=field).first()
        if found is None:
            found = Record.objects.create(
                post=self.post,
                field=field,
                service=f"{field}.penyuluhan",
                on=date(2026, 11, 10),
                period=Period(2026, 11).key,
                place="Balai",
                answers={},
                facts={},
                recorded_by=new_id(),
                recorded_at=datetime(2026, 11, 10, tzinfo=UTC),
                digest="0",
            )
        return found.id

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


Argument = Callable[[Place, str], object]


def _service(subject: str) -> Argument:
    return lambda place, field: next(
        one.code for one in standards.services() if one.field == field and one.subject == subject and not one.sealed
    )


ARGUMENTS: dict[str, Argument] = {
    "code": lambda place, field: place.area.code,
    "field": lambda place, field: field,
    "indicator": lambda place, field: f"{field}.catatan",
    "post_id": lambda place, field: place.post.id,
    "user_id": lambda place, field: place.user.id,
    "holding_id": lambda place, field: place.holding.id,
    "submission_id": lambda place, field: place.submission,
    "open_day_id": lambda place, field: place.open_day.id,
    "person_id": lambda place, field: place.person.id,
    "appointment_id": lambda place, field: place.appointment.id,
    "service": _service("person"),
}
# Where the name alone does not tell: (how the page's name begins, argument).
OF_PAGE: dict[tuple[str, str], Argument] = {
    ("post:record", "id"): lambda place, field: place.record(field),
    ("post:choose-household", "service"): _service("household"),
    ("people:household", "id"): lambda place, field: place.household.id,
    ("people:", "id"): lambda place, field: place.person.id,
    ("registry:hamlet", "code"): lambda place, field: place.hamlet.village.code,
    ("registry:team", "code"): lambda place, field: place.team.area.code,
    ("registry:hamlet", "id"): lambda place, field: place.hamlet.id,
    ("registry:team", "appointment_id"): lambda place, field: place.team_member.id,
}


def argument(page: str, name: str) -> Argument:
    """How to fill an argument of a page; KeyError for one that nobody has told of."""
    return (
        next((one for (start, of), one in OF_PAGE.items() if of == name and page.startswith(start)), None)
        or (ARGUMENTS[name])
    )


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
