"""A contest of an area with everything in it, made when a page first asks for a part of it."""

from datetime import UTC, datetime
from uuid import UUID

from simpul.assessments.models import Award, Contest, Criterion, Entrant, Instrument, Judge
from simpul.places.models import Area
from tests.factories import some_id

WRITTEN = {"by": some_id(1), "at": datetime(2026, 1, 5, tzinfo=UTC)}


def instrument_of(area: Area) -> Instrument:
    """A draft with one criterion."""
    told = {"category": "tim_pembina", "scale": "nol_seratus", "ref": "contoh", **WRITTEN}
    made, new = Instrument.objects.get_or_create(area=area, name="Instrumen", version=1, defaults=told)
    if new:
        Criterion.objects.create(instrument=made, place=1, stage="lapangan", name="Inovasi", weight=1)
    return made


def criterion_of(area: Area) -> UUID:
    return instrument_of(area).criteria.order_by("place").values_list("id", flat=True)[0]


def contest_of(area: Area) -> Contest:
    told = {"instrument": instrument_of(area), "entered_by_level": area.level, **WRITTEN}
    return Contest.objects.get_or_create(area=area, year=2026, name="Lomba", defaults=told)[0]


def entrant_of(area: Area) -> UUID:
    told = {"name": "Tim Pembina", **WRITTEN}
    return Entrant.objects.get_or_create(contest=contest_of(area), area=area, defaults=told)[0].id


def judge_of(area: Area) -> UUID:
    return Judge.objects.get_or_create(contest=contest_of(area), name="Juri", office="Dinas", defaults=WRITTEN)[0].id


def award_of(area: Area) -> UUID:
    told = {"category": "tim_pembina", "ref": "contoh", **WRITTEN}
    return Award.objects.get_or_create(area=area, year=2025, title="Terbaik", defaults=told)[0].id
