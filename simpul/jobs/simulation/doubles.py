"""What two of the reports tell, made up: a kader who lives outside the banjar, one person in PKK and Posyandu."""

import random
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from simpul.eligibility import commands as eligibility
from simpul.eligibility.commands import NewMembership
from simpul.heads import commands as heads
from simpul.jobs.simulation.names import full_name
from simpul.jobs.simulation.population import uuid_of
from simpul.jobs.simulation.world import BEGIN, PlannedPost, PlannedVillage
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import REGENCY, SYSTEM, VILLAGE
from simpul.offices import commands as offices
from simpul.offices import queries as office_queries
from simpul.offices.commands import NewAppointment
from simpul.offices.rules import KADER

AWAY_IN, PKK_IN = "51.08", "51.08.08"
# After the day from which Bali asks for the banjar (standards/ordinances.toml).
APPOINTED = date(2026, 1, 15)
MADE_UP = "contoh"


def write_doubles(villages: Sequence[PlannedVillage], *, seed: int, today: date) -> None:
    """Each case in the first village of its place, where the demo has one."""
    rng = random.Random(f"{seed}/rangkap")
    away = next((one for one in villages if one.area.code.startswith(AWAY_IN)), None)
    doubled = next((one for one in villages if one.area.code.startswith(PKK_IN)), None)
    if away is not None and today > APPOINTED:
        _live_elsewhere(rng, away, today)
    if doubled is not None:
        _serve_twice(rng, doubled, today)


def write_heads(villages: Sequence[PlannedVillage], *, seed: int, today: date) -> None:
    """The heads of the villages that play, and of their regencies, for five years from the beginning."""
    rng = random.Random(f"{seed}/kepala")
    regencies = sorted({village.area.path[REGENCY] for village in villages})
    found = [(id, full_name(rng, "L")) for id in regencies]
    for area_id, name in [*found, *((village.area.path[VILLAGE], village.head_name) for village in villages)]:
        heads.record_head(
            by=SYSTEM, at=noon(today), area_id=area_id, name=f"{name} ({MADE_UP})", valid_from=BEGIN,
            valid_to=BEGIN.replace(year=BEGIN.year + 5),
        )  # fmt: skip


def _live_elsewhere(rng: random.Random, village: PlannedVillage, today: date) -> None:
    """A kader leaves, and somebody from another banjar takes the seat."""
    plan = village.posts[0]
    seated = {officer.person.id for officer in plan.officers}
    comer = next(
        one
        for one in plan.post.population.people
        if one.id not in seated and one.hamlet != plan.hamlet and 20 <= today.year - one.birth_date.year <= 58
    )
    new = NewAppointment(id=uuid_of(rng), position=KADER, person_id=comer.id, valid_from=APPOINTED)
    former = _kader(plan, today)[-1]
    offices.replace_officer(by=SYSTEM, at=noon(today), appointment_id=former.id, because="mengundurkan_diri", new=new)


def _serve_twice(rng: random.Random, village: PlannedVillage, today: date) -> None:
    """One kader surely serves the PKK too, another perhaps: the list of the PKK has no NIK."""
    sure, perhaps = _kader(village.posts[0], today)[:2]
    born: dict[UUID | None, date] = {
        one.id: one.birth_date for plan in village.posts for one in plan.post.population.people
    }
    items = [
        NewMembership(id=uuid_of(rng), body="pkk_kader", person_id=sure.person_id),
        NewMembership(
            id=uuid_of(rng), body="pkk_kader", name=perhaps.name.upper(), birth_date=born.get(perhaps.person_id)
        ),
    ]
    eligibility.record_memberships(
        by=SYSTEM, at=noon(today), village_id=village.area.id, items=items, source=f"Daftar PKK desa ({MADE_UP})"
    )


def _kader(plan: PlannedPost, today: date) -> list[office_queries.OfficerView]:
    return office_queries.kader_of_post(by=SYSTEM, post_id=plan.post.id, on=today)
