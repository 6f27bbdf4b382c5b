"""The open day itself: who is expected, the grid of a service, saving it."""

from datetime import date

import pytest

from simpul.facts.models import Record
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.services.commands import add_open_day, cancel_open_day, record_services, save_grid
from simpul.services.commands.grid import GridEntry
from simpul.services.queries import day_grid, expected
from tests import factories

from .conftest import AT, TODAY, WEIGHING, one

LAST_MONTH = date(2026, 10, 13)


@pytest.fixture
def day(cast):
    return add_open_day(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, on=TODAY)


@pytest.fixture
def people(cast, child):
    """One of each age; the child of eleven... of one year is there already."""
    born = {"Bayi": 2026, "Balita": 2023, "Apras": 2021, "Sekolah": 2015, "Ibu": 1998, "Nenek": 1950}
    return {name: factories.person(cast.post_a, name, born=date(year, 6, 1)) for name, year in born.items()}


def groups(cast, day, **more):
    found = expected(by=cast.kader_a, open_day_id=day, **more).groups
    return {group.code: [person.name for person in group.persons] for group in found}


def test_everybody_of_the_roster_is_expected_in_the_group_of_their_age(cast, day, people) -> None:
    assert groups(cast, day) == {
        "bayi": ["Bayi"],
        "balita": ["Balita", "Kadek Sari"],
        "apras": ["Apras"],
        "usia_sekolah": ["Sekolah"],
        "dewasa": ["Ibu"],
        "lansia": ["Nenek"],
    }


def test_a_pregnant_woman_is_expected_as_such_until_the_child_is_born(cast, catalogue, day, people) -> None:
    for service, on, group in [
        ("kesehatan.pemeriksaan_bumil", date(2026, 5, 1), "bumil"),
        ("kesehatan.nifas", date(2026, 11, 1), "nifas"),
    ]:
        Record.objects.create(
            post=cast.post_a,
            field="kesehatan",
            service=service,
            person=people["Ibu"],
            on=on,
            period=on.year * 10000 + on.month * 100 + 1,
            answers={},
            facts={},
            recorded_by=cast.kader_a.id,
            recorded_at=AT,
        )
        assert groups(cast, day)[group] == ["Ibu"]


def test_who_came_shows_what_was_recorded_and_guests_stand_at_the_end(cast, child, day, people, weighing) -> None:
    guest = factories.person(village=cast.areas.penarukan, name="Tamu", born=date(2025, 1, 1))
    record_services(by=cast.bidan, at=AT, items=[weighing(), weighing(person_id=guest.id)])
    found = expected(by=cast.bidan, open_day_id=day)
    came = {p.name: p.done for group in found.groups for p in group.persons if p.came}
    assert came == {"Kadek Sari": (WEIGHING,), "Tamu": (WEIGHING,)}
    assert (found.groups[-1].label, found.came, found.awaited) == ("Datang, belum terdaftar di posyandu ini", 2, 8)


def test_the_list_can_be_searched(cast, day, people) -> None:
    assert groups(cast, day, text="nen") == {"lansia": ["Nenek"]}


def test_a_kader_of_another_field_sees_who_is_expected_but_not_what_health_recorded(cast, day, weighing) -> None:
    one(cast.kader_a, weighing())
    assert expected(by=cast.kader_pu_a, open_day_id=day).came == 0


@pytest.mark.parametrize("who", ["kader_b", "kader_c", "stranger", "resident"])
def test_a_stranger_sees_neither_list_nor_grid(cast, day, people, who: str) -> None:
    by = getattr(cast, who)
    for see in (
        lambda: expected(by=by, open_day_id=day),
        lambda: day_grid(by=by, open_day_id=day, service=WEIGHING),
        lambda: save_grid(by=by, at=AT, open_day_id=day, service=WEIGHING, entries=[]),
    ):
        with pytest.raises(Refusal) as refusal:
            see()
        assert refusal.value.code == "tidak-ditemukan"


def test_the_grid_has_a_line_for_everybody_the_service_is_for(cast, day, people, weighing) -> None:
    one(cast.kader_a, weighing(9.5, on=LAST_MONTH))
    item = weighing(9.7)
    one(cast.kader_a, item)
    grid = day_grid(by=cast.kader_a, open_day_id=day, service=WEIGHING)
    assert [row.name for row in grid.rows] == ["Apras", "Balita", "Bayi", "Kadek Sari"]
    row = grid.rows[-1]
    assert (row.record_id, row.revision, row.answers["bb"]) == (item.id, 1, 9.7)
    assert (row.last_on, row.last["bb"], row.age) == (LAST_MONTH, "9,5 kg", "1 tahun")
    assert grid.rows[0].record_id is None


def test_a_grid_is_for_who_records_that_field(cast, day) -> None:
    with pytest.raises(Refusal) as refusal:
        day_grid(by=cast.kader_pu_a, open_day_id=day, service=WEIGHING)
    assert refusal.value.code == "tidak-berhak"
    with pytest.raises(Refusal) as refusal:
        day_grid(by=cast.kader_pu_a, open_day_id=day, service="pekerjaan_umum.uji_sumur")
    assert refusal.value.code == "bukan-untuk-daftar"


def save(cast, day, *entries):
    outcomes = save_grid(by=cast.kader_a, at=AT, open_day_id=day, service=WEIGHING, entries=entries)
    return {outcome.id: outcome for outcome in outcomes}


def test_saving_a_grid_records_new_lines_and_skips_empty_ones(cast, child, day, people) -> None:
    first, empty = new_id(), new_id()
    saved = save(
        cast,
        day,
        GridEntry(child.id, first, 0, {"bb": "9,5", "rujuk": "tidak", "pb_tb": ""}),
        GridEntry(people["Bayi"].id, empty, 0, {"bb": "", "rujuk": ""}),
    )
    assert {id: outcome.state for id, outcome in saved.items()} == {first: "accepted"}
    row = Record.objects.get()
    assert (row.answers, row.open_day_id, row.on) == ({"bb": 9.5, "rujuk": False}, day, TODAY)


def test_a_bad_line_keeps_its_place_and_does_not_sink_the_others(cast, child, day, people) -> None:
    good, bad, worse = new_id(), new_id(), new_id()
    saved = save(
        cast,
        day,
        GridEntry(child.id, good, 0, {"bb": "9.5", "rujuk": "tidak"}),
        GridEntry(people["Bayi"].id, bad, 0, {"bb": "9500", "rujuk": "tidak"}),
        GridEntry(people["Balita"].id, worse, 0, {"bb": "sembilan", "rujuk": "tidak"}),
    )
    assert {id: outcome.state for id, outcome in saved.items()} == {good: "accepted", bad: "refused", worse: "refused"}
    assert "Mungkin maksudnya 9,5 kg?" in saved[bad].errors["bb"]
    assert list(saved[worse].errors) == ["bb"]


def test_saving_again_corrects_what_changed_and_leaves_the_rest(cast, child, day, people) -> None:
    first, second = new_id(), new_id()
    lines = [(child.id, first, "9,5"), (people["Bayi"].id, second, "5,2")]
    save(cast, day, *(GridEntry(who, id, 0, {"bb": bb, "rujuk": "tidak"}) for who, id, bb in lines))
    again = [
        GridEntry(who, id, 1, {"bb": bb, "rujuk": "tidak"}) for who, id, bb in [lines[0], (lines[1][0], second, "5,3")]
    ]
    saved = save(cast, day, *again)
    assert {id: outcome.state for id, outcome in saved.items()} == {first: "same", second: "accepted"}
    assert Record.objects.get(id=second).answers["bb"] == 5.3
    stale = save(cast, day, GridEntry(people["Bayi"].id, second, 1, {"bb": "5,9", "rujuk": "tidak"}))
    assert stale[second].code == "sudah-diubah"


def test_what_the_grid_does_not_show_stays_in_a_corrected_record(cast, child, day) -> None:
    id = new_id()
    save(cast, day, GridEntry(child.id, id, 0, {"bb": "9,5", "lk": "45", "rujuk": "tidak"}))
    save(cast, day, GridEntry(child.id, id, 1, {"bb": "9,6"}))
    assert Record.objects.get(id=id).answers == {"bb": 9.6, "lk": 45.0, "rujuk": False}


def test_the_same_grid_sent_twice_is_saved_once(cast, child, day) -> None:
    entry = GridEntry(child.id, new_id(), 0, {"bb": "9,5", "rujuk": "tidak"})
    assert [save(cast, day, entry)[entry.record_id].state for _ in range(2)] == ["accepted", "same"]


def test_a_line_with_a_record_of_another_day_is_not_found(cast, child, day, weighing) -> None:
    item = weighing(9.5, on=LAST_MONTH)
    one(cast.kader_a, item)
    saved = save(cast, day, GridEntry(child.id, item.id, 1, {"bb": "9,6", "rujuk": "tidak"}))
    assert saved[item.id].code == "tidak-ditemukan"


def test_nothing_is_saved_on_a_cancelled_day(cast, child, day) -> None:
    cancel_open_day(by=cast.ketua_a, at=AT, id=day, reason="banjir")
    with pytest.raises(Refusal) as refusal:
        save(cast, day, GridEntry(child.id, new_id(), 0, {"bb": "9,5", "rujuk": "tidak"}))
    assert refusal.value.code == "hari-buka-batal"
