"""The participants of the reports in the demo: 99 beside 100, 122 from the desa of Kelua, nobody marked."""

from datetime import date

from simpul.attendance.queries import batch_numbers
from simpul.jobs.simulation.seeds.participants import write_participants
from simpul.jobs.simulation.seeds.trainings import seed_batches, write_trainings
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from tests.cast import Cast

TODAY = date(2026, 11, 22)


def test_the_demo_has_as_many_participants_as_the_reports_tell(cast: Cast) -> None:
    write_trainings(TODAY)
    write_participants(TODAY)
    batches = seed_batches()
    buleleng = batch_numbers(by=SYSTEM, at=noon(TODAY), batch_id=batches["000"][0].id)
    assert buleleng.whole.registered == 99
    assert (100, 99, 1) in [(one.number, one.counted, one.difference) for one in buleleng.stated if not one.area]
    assert set(buleleng.whole.present) == {None}  # who was there the report does not tell
    kelua = batch_numbers(by=SYSTEM, at=noon(TODAY), batch_id=batches["001"][0].id)
    assert kelua.whole.registered == 122
    assert cast.areas.pulau.id not in {one.area_id for one in kelua.areas}
