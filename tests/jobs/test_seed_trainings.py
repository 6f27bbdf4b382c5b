"""The trainings of the reports stand in the demo as they were told; what was not told says so (S0, S1, S4)."""

from datetime import date

import pytest

from simpul.arrangements import queries as arranged
from simpul.jobs.simulation.seeds.trainings import seed_batches, write_trainings
from simpul.kernel.actor import SYSTEM
from simpul.training import queries
from simpul.training.queries import BatchView
from tests import factories

TODAY = date(2026, 11, 22)


@pytest.fixture
def told(db: None) -> dict[str, list[BatchView]]:
    """The places of the reports, and the trainings in them."""
    nation = factories.areas().nation
    banten = factories.area("36", "Banten", nation)
    factories.area("36.02", "Lebak", banten)
    write_trainings(TODAY)
    return seed_batches()


def test_buleleng_has_a_hundred_stated_and_two_fields_without_a_speaker(told: dict[str, list[BatchView]]) -> None:
    (one,) = told["000"]
    assert (one.starts_on, one.ends_on, one.host_name, one.state) == (
        date(2025, 12, 1),
        date(2025, 12, 3),
        "Kabupaten Buleleng",
        "selesai",
    )
    stated = arranged.stated(by=SYSTEM, programme_id=one.programme_id, batch_id=one.id)
    kader = {figure.area_name: figure.number for figure in stated if figure.what == "kader"}
    assert kader.pop("") == 100
    assert kader == {"Kel. Penarukan": 18, "Kel. Kampung Baru": 27, "Kel. Banyuasri": 44, "Kel. Kaliuntu": 10}
    assert sum(kader.values()) == 99
    found = queries.timetable(by=SYSTEM, batch_id=one.id)
    assert found.without_speaker == ("kesehatan", "perumahan")
    assert all(who.name == "" for who in found.speakers)


def test_kelua_tells_no_speaker_at_all(told: dict[str, list[BatchView]]) -> None:
    (one,) = told["001"]
    assert [day.on for day in one.days] == [date(2025, 6, 30), date(2025, 7, 1)]
    assert one.opener_post == "Bupati Tabalong"
    assert len(queries.timetable(by=SYSTEM, batch_id=one.id).without_speaker) == 6


def test_banten_tells_only_its_first_batch(told: dict[str, list[BatchView]]) -> None:
    first, *others = told["004"]
    assert (first.host_name, first.starts_on) == ("Kabupaten Lebak", date(2025, 4, 15))
    taught = queries.timetable(by=SYSTEM, batch_id=first.id).sessions
    assert {(each.way, each.starts) for each in taught} == {("praktik", None)}
    assert [(one.starts_on, one.state, [day.on for day in one.days]) for one in others] == [
        (None, "direncanakan", [None])
    ] * 2


def test_before_its_day_a_training_is_only_planned_and_unknown_places_are_left_out(db: None) -> None:
    factories.areas()
    write_trainings(date(2025, 5, 1))
    found = seed_batches()
    assert "004" not in found
    assert [one.state for one in found["000"] + found["001"]] == ["direncanakan"] * 2
