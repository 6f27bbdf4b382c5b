"""Who took part in the trainings of the reports: as many as they tell, from where they tell; all persons are made up.

Who was there on which day no report tells: nobody is marked. Of the kelurahan of Kelua nothing is told, so nobody is
from there; how the 122 are spread over its 11 desa, and how many came from Lebak, is made up.
"""

from datetime import date
from random import Random
from uuid import UUID

from simpul import standards
from simpul.jobs.simulation.names import full_name
from simpul.jobs.simulation.seeds.trainings import seed_batches
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import DISTRICT, SYSTEM, VILLAGE
from simpul.participants.commands import NewParticipant, call_position, register_participants
from simpul.places import queries as places

BULELENG = {"51.08.06.1020": 18, "51.08.06.1029": 27, "51.08.06.1006": 44, "51.08.06.1024": 10}
KELUA, FROM_KELUA = "63.09.02", 122
LEBAK = "36.02"


def write_participants(today: date) -> None:
    """Put them on the list of the first batch of each report."""
    told = {"000": _buleleng(), "001": _kelua(), "004": _lebak()}
    for number, batches in seed_batches().items():
        if batches and told.get(number):
            _register(batches[0].id, told[number], today, Random(number))


def _buleleng() -> dict[int, int]:
    areas = places.areas_by_code(BULELENG)
    return {areas[code].id: count for code, count in BULELENG.items() if code in areas}


def _kelua() -> dict[int, int]:
    """Spread evenly over the desa: the first ones get one more."""
    district = places.area_by_code(KELUA)
    villages = [one for one in places.children(district.id) if not one.is_kelurahan] if district else []
    each, more = divmod(FROM_KELUA, len(villages)) if villages else (0, 0)
    return {one.id: each + (place < more) for place, one in enumerate(villages)}


def _lebak() -> dict[int, int]:
    """One from the first village of each district."""
    regency = places.area_by_code(LEBAK)
    if regency is None:
        return {}
    firsts = (places.children(district)[:1] for district in places.below_ids(regency.id, DISTRICT))
    return {village.id: 1 for found in firsts for village in found if village.level == VILLAGE}


def _register(batch_id: UUID, counts: dict[int, int], today: date, rng: Random) -> None:
    at = noon(today)
    call_position(by=SYSTEM, at=at, batch_id=batch_id, position="kader")
    codes = [one.code for one in standards.fields()]
    items = [
        NewParticipant(
            name=f"{full_name(rng, 'P')} (contoh)",
            position="kader",
            field=codes[number % len(codes)],
            village_id=village,
            phone=f"0800{village % 10000:04d}{number:03d}",
        )
        for village, count in counts.items()
        for number in range(count)
    ]
    register_participants(by=SYSTEM, at=at, batch_id=batch_id, items=items)
