"""Who came, from a list: a record each on an open day, a name more in the record of a class; and taken back."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from simpul.facts.commands import close_month
from simpul.facts.models import Record
from simpul.facts.queries import record
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.people.models import Person
from simpul.services.commands import record_services
from simpul.services.rules.shapes import NewRecord
from tests import factories
from tests.cast import Cast, actor

from .conftest import AT, Lists

CAME, CLASS = "kesehatan.kehadiran", "kesehatan.kelas_ibu"
DAY = date(2026, 11, 12)
SARI = {"name": "Ni Luh Sari", "birth_date": "12/03/1990", "attended_on": "12/11/2026"}
AYU = {"name": "Ni Made Ayu", "birth_date": "01/04/1992", "attended_on": "12/11/2026", "post": "Melati A"}


@pytest.fixture
def mothers(cast: Cast) -> list[Person]:
    born = {"Ni Luh Sari": date(1990, 3, 12), "Ni Made Ayu": date(1992, 4, 1)}
    return [factories.person(cast.post_a, name, born=day) for name, day in born.items()]


@pytest.fixture
def attending(cast: Cast, lists, mothers) -> Lists:
    return lists("attendance", actor("puskesmas", cast.areas.penarukan))


def held(cast: Cast, kind: str = "hamil", named: tuple[str, ...] = ()) -> UUID:
    """A class that was held and recorded with the number of mothers that somebody counted."""
    answers: dict[str, Any] = {"kelas": kind, "ibu": 9, "hadir": list(named)}
    item = NewRecord(new_id(), cast.post_a.id, CLASS, None, DAY, answers)
    assert record_services(by=SYSTEM, at=AT, items=[item])[0].state == "accepted"
    return item.id


def names(cast: Cast, id: UUID) -> set[str]:
    return set(record(by=cast.bidan, id=id).answers.get("hadir") or [])


def test_who_came_to_an_open_day_is_recorded_once(cast: Cast, attending: Lists, mothers: list[Person]) -> None:
    done, import_id = attending.bring_in(SARI, AYU, {**SARI, "present": "tidak"})
    assert [one.result for one in done] == ["new", "new", "same"]
    assert set(Record.objects.values_list("service", "person_id", "on")) == {(CAME, one.id, DAY) for one in mothers}
    assert [one.result for one in attending.bring_in(AYU, SARI)[0]] == ["same", "same"]
    [step] = attending.take_back(import_id)
    assert (step.removed, step.left, Record.objects.filter(void=False).count()) == (2, 0, 0)


def test_who_came_to_a_class_is_named_in_its_record_and_its_count_stays(
    cast: Cast, attending: Lists, mothers: list[Person]
) -> None:
    sari, ayu = mothers
    id, other = held(cast, named=(str(ayu.id),)), held(cast, "balita")
    rows = [{**one, "activity": "Kelas Ibu Hamil"} for one in (SARI, AYU)]
    done, import_id = attending.bring_in(*rows)
    assert [one.result for one in done] == ["new", "same"]
    assert (names(cast, id), names(cast, other)) == ({str(sari.id), str(ayu.id)}, set())
    assert record(by=cast.bidan, id=id).answers["ibu"] == 9
    assert [one.result for one in attending.bring_in(*rows)[0]] == ["same", "same"]
    [step] = attending.take_back(import_id)
    assert (step.restored, step.left, names(cast, id)) == (1, 0, {str(ayu.id)})


def test_day_and_activity_can_be_told_once(cast: Cast, attending: Lists) -> None:
    held(cast)
    row = {"name": "Ni Luh Sari", "birth_date": "12/03/1990"}
    assert "Kolom tanggal belum diisi" in attending.plan(row)[0].message
    [one] = attending.plan(row, activity="kelas ibu hamil", attended_on="2026-11-12")
    assert (one.result, one.message) == ("new", "Kelas ibu hamil dan kelas ibu balita, 12 November 2026.")


@pytest.mark.parametrize(
    ("more", "result", "words"),
    [
        ({"activity": "Kelas ibu balita"}, "ask", "belum dicatat di posyandu ini"),
        ({"activity": "Kelas ibu hamil dan kelas ibu balita"}, "new", "12 November 2026"),
        ({"activity": "Arisan"}, "error", "Kegiatan “Arisan” tidak mencatat nama peserta"),
        ({"activity": "Penyuluhan kesehatan"}, "error", "tidak mencatat nama peserta"),
        ({"present": "mungkin"}, "error", "Tulis hadir atau tidak"),
        ({"present": "✓"}, "new", "Hadir pada hari buka"),
        ({"attended_on": "12/11/2030"}, "error", "12 November 2030"),
        ({"name": "Orang Baru"}, "ask", "Belum terdaftar di desa ini"),
        ({"birth_date": "13/03/1990"}, "ask", "Belum terdaftar di desa ini"),
        ({"nik": "51"}, "error", "NIK"),
        ({"name": "", "nik": "5108065203900001"}, "ask", "NIK ini belum terdaftar"),
    ],
)
def test_each_row_is_told_what_comes_of_it(
    cast: Cast, attending: Lists, more: dict[str, str], result: str, words: str
) -> None:
    held(cast)
    [one] = attending.plan({**SARI, **more})
    assert (one.result, words in one.message) == (result, True), one.message


def test_two_records_of_a_class_on_a_day_are_asked_about(cast: Cast, attending: Lists) -> None:
    held(cast)
    held(cast)
    [one] = attending.plan({**SARI, "activity": "Kelas ibu hamil"})
    assert (one.result, "lebih dari sekali" in one.message) == ("ask", True)


def test_a_class_in_a_closed_month_stays_as_it_is(cast: Cast, attending: Lists) -> None:
    id = held(cast)
    _, import_id = attending.bring_in({**SARI, "activity": "Kelas ibu hamil"})
    close_month(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=Period.of(DAY))
    [one] = attending.plan({**AYU, "activity": "Kelas ibu hamil"})
    assert (one.result, "sudah ditutup" in one.message) == ("error", True)
    [step] = attending.take_back(import_id)
    assert (step.restored, step.left, len(names(cast, id))) == (0, 1, 1)


@pytest.mark.parametrize("who", ["staf_desa", "kader_b", "village_head", "stranger", "resident", "auditor"])
@pytest.mark.parametrize("activity", ["", "Kelas ibu hamil"])
def test_who_may_not_record_at_the_post_brings_nothing_in(
    cast: Cast, attending: Lists, who: str, activity: str
) -> None:
    held(cast)
    [one] = attending.plan({**SARI, "activity": activity}, by=getattr(cast, who))
    assert one.result in ("error", "ask")
    assert (one.item, one.joining) == (None, None)
