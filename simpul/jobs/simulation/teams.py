"""The Tim Pembina of the made-up story: nation, provinces, regencies, districts, most villages."""

import random
from collections.abc import Sequence
from datetime import date

from simpul.jobs.simulation.names import full_name
from simpul.jobs.simulation.reporting import chain_above
from simpul.jobs.simulation.world import BEGIN, PlannedVillage
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.offices import commands as offices
from simpul.offices.commands import NewMember
from simpul.places import queries as places
from simpul.places.queries import AreaView

SEATS = ("ketua", "sekretaris", "bendahara", "anggota")


def write_teams(villages: Sequence[PlannedVillage], *, seed: int, today: date) -> int:
    """Form the teams; how many. Some villages have none yet."""
    rng = random.Random(f"{seed}/tim")
    nation = places.area(places.nation_id())
    areas = [nation, *(area for level in chain_above(villages, places.trail).values() for area in level)]
    formed = [area for area in areas if area.level < 4 or rng.random() < 0.7]
    for area in formed:
        _form(rng, area, today)
    return len(formed)


def _form(rng: random.Random, area: AreaView, today: date) -> None:
    offices.form_team(
        by=SYSTEM,
        at=noon(today),
        area_id=area.id,
        valid_from=BEGIN,
        valid_to=BEGIN.replace(year=BEGIN.year + 5),
        members=[
            NewMember(position=seat, holder_name=f"{full_name(rng, rng.choice('LP'))} (contoh)") for seat in SEATS
        ],
    )
