"""A month in two posts of Penarukan, recorded, finished and counted: what the pages of offices are about.

Melati has a child who was weighed and a campaign; Anggrek has not reported. Last month, so that a report is due.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from simpul.accounts.models import User
from simpul.accounts.queries import actor_for
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.people.models import Person
from simpul.registry.models import Post
from simpul.reports import commands as reports
from simpul.services.commands import record_services
from simpul.services.rules.shapes import NewRecord
from tests import factories

MONTH = Period.of(datetime.now(UTC).date()).shift(-1)
KEEP = f"?periode={MONTH}"
DAY = MONTH.first_day.replace(day=12)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Office:
    """Penarukan and its neighbours, with an account for each who has to do with the report."""

    melati: Post
    anggrek: Post
    child: Person
    ketua: User
    lurah: User
    kasi: User
    regency: User
    stranger: User
    village: str = "51.08.06.1020"

    def send(self, nihil: tuple[str, ...] = ()) -> UUID:
        """Melati finishes its month; the id of its report."""
        by = actor_for(self.ketua.id, now().date())
        sent = reports.finish_month(by=by, at=now(), post_id=self.melati.id, period=MONTH, nihil_fields=nihil)
        count()
        return sent.id

    def weigh(self, person: Person, on: date = DAY, weight: float = 9.5) -> None:
        """One more child on the scales of Melati."""
        write(self.melati, "kesehatan.timbang_ukur_balita", {"bb": weight, "rujuk": False}, person, on)
        count()


def office() -> Office:
    """The month as it is before anything is sent."""
    areas = factories.areas()
    melati, anggrek = (factories.post(areas.penarukan, name) for name in ("Melati", "Anggrek"))
    child = factories.person(melati, "Kadek Sari", born=date(MONTH.year - 2, 1, 1))
    made = Office(
        melati,
        anggrek,
        child,
        ketua=_user("ketua", melati),
        lurah=_user("kepala_desa", areas.penarukan),
        kasi=_user("kasi_kecamatan", areas.kec_buleleng),
        regency=_user("sekretariat", areas.buleleng),
        stranger=_user("kepala_desa", areas.kaliuntu),
    )
    campaign = {"tema": ["gender"], "peserta_l": 7, "peserta_p": 12}
    write(melati, "sosial.penyuluhan", campaign, None, DAY, place="Balai banjar")
    made.weigh(child)
    reports.rebuild(MONTH, at=now())
    return made


def write(post: Post, service: str, answers: dict, person: Person | None, on: date, place: str = "") -> None:
    """One record, by the command that everybody uses."""
    new = NewRecord(new_id(), post.id, service, None, on, answers, person_id=person.id if person else None, place=place)
    (outcome,) = record_services(by=SYSTEM, at=now(), items=[new])
    assert outcome.saved, outcome


def count() -> None:
    """What the worker does within seconds."""
    while reports.refresh(at=now()):
        pass


def _user(role: str, place: object) -> User:
    user = factories.user(home=place.village if isinstance(place, Post) else place, name=f"Ibu {role}")
    factories.holding(user, role, place)
    return user
