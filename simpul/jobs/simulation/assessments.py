"""A lomba, an award whose winner nobody named, and long service, of the made-up story.

From the reports: the rakor of Kalimantan Tengah closed with an award for the winning teams (S3.14), not named. The
lomba of Buleleng is made up and says so.
"""

import random
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from simpul.assessments import commands, queries
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.offices import commands as offices
from simpul.offices.commands import NewAppointment
from simpul.offices.rules import KADER
from simpul.people.queries import snapshots
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries import active_posts
from simpul.upkeep.queries import kader_of_village

REGENCY, PROVINCE = "51.08", "62"
ENTRANTS = 5
GROWN_BY = 1984
EARLIER = ((date(2003, 1, 1), date(2024, 1, 1)), (date(2010, 7, 1), date(2024, 1, 1)))
JUDGES = (
    ("Juri contoh Dinas PMD", "Dinas PMD", "administrasi"),
    ("Juri contoh Dinas Sosial", "Dinas Sosial", "lapangan"),
)
REPORT = "Laporan rakor 1 Desember 2025: acara ditutup dengan penghargaan bagi pemenang tim; pemenangnya tidak disebut"


def write_assessments(villages: Sequence[AreaView], *, seed: int, today: date) -> None:
    """Everything about assessments, after posts and people in office."""
    rng = random.Random(f"{seed}/penilaian")
    if province := places.area_by_code(PROVINCE):
        commands.give_award(
            by=SYSTEM, at=noon(today), area_id=province.id, year=2025, category="tim_pembina",
            title="Pemenang tim posyandu", ref=REPORT, given_on=min(date(2025, 12, 1), today),
        )  # fmt: skip
    inside = [one.id for one in villages if one.code.startswith(REGENCY)]
    regency = places.area_by_code(REGENCY)
    if regency is not None and inside:
        _lomba(rng, regency.id, inside, today)


def _lomba(rng: random.Random, regency: int, villages: Sequence[int], today: date) -> None:
    at, by = noon(today), SYSTEM
    instrument = commands.start_instrument(
        by=by, at=at, area_id=regency, name="Instrumen contoh", ref="contoh, bukan peraturan", example="posyandu_contoh"
    )
    commands.put_in_use(by=by, at=at, instrument_id=instrument)
    contest = commands.open_contest(
        by=by, at=at, area_id=regency, year=today.year, name="Lomba posyandu (contoh)", instrument_id=instrument,
        entered_by_level=4,
    )  # fmt: skip
    posts = active_posts(villages, today)
    entrants = [
        commands.enter(by=by, at=at, contest_id=contest, post_id=posts[village][0])
        for village in list(dict.fromkeys(villages))[:ENTRANTS]
        if posts.get(village)
    ]
    if entrants:
        _judged(rng, contest, instrument, entrants, today)
        commands.publish_result(by=by, at=at, contest_id=contest, on=today)


def _judged(rng: random.Random, contest: UUID, instrument: UUID, entrants: Sequence[UUID], today: date) -> None:
    """Two judges without accounts, scores typed from paper. The first two entrants are equal."""
    at, by = noon(today), SYSTEM
    parts = queries.instrument(by=by, instrument_id=instrument).criteria
    for name, office, stage in JUDGES:
        duties = [one.id for one in parts if one.stage == stage]
        commands.appoint_judge(by=by, at=at, contest_id=contest, name=name, office=office, criteria=duties)
        judge = next(one.id for one in queries.contest(by=by, contest_id=contest).judges if one.name == name)
        best = {(entrant, part): 4 for entrant in entrants[:2] for part in duties}
        rest = {(entrant, part): rng.randint(1, 3) for entrant in entrants[2:] for part in duties}
        commands.give_scores(by=by, at=at, judge_id=judge, points={**best, **rest})
        commands.finish_stage(by=by, at=at, judge_id=judge, stage=stage)


def write_veterans(villages: Sequence[AreaView], *, today: date) -> None:
    """Two kader of Buleleng had served before, with a year between: made up. Before the sums are counted."""
    village = next((one for one in villages if one.code.startswith(REGENCY)), None)
    serving = kader_of_village(village.id, today) if village else []
    people = snapshots(person for _post, person, *_rest in serving)
    chosen: dict[UUID, NewAppointment] = {}
    for post, person, _name, field, _trained in serving:
        born = people[person].birth_date if person in people else None
        if born is None or born.year > GROWN_BY or len(chosen) == len(EARLIER):
            continue
        first, end = EARLIER[len(chosen)]
        chosen.setdefault(
            person,
            NewAppointment(
                id=new_id(), position=KADER, field=field, valid_from=first, valid_to=end, person_id=person, post_id=post
            ),
        )
    offices.appoint(by=SYSTEM, at=noon(today), items=list(chosen.values()))
