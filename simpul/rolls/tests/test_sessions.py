"""Lists of single sessions: a column for each, or the session named by the row or for the whole list."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from simpul.attendance.models import Mark
from simpul.attendance.queries.whereabouts import whereabouts
from simpul.imports import commands as imports
from simpul.participants.models import Participant
from simpul.participants.tests.conftest import AT, DAYS
from simpul.rolls.rules.sessions import meant
from simpul.rolls.tests.test_rolls import batch, bring, sheet
from simpul.training.models import Day, Session
from tests import factories
from tests.cast import Cast

__all__ = ["batch"]
TIMETABLE = (
    (DAYS[0], 480, "Pembukaan"),
    (DAYS[0], 540, "Peran kader bidang sosial"),
    (DAYS[1], 480, "Pencatatan dan pelaporan"),
    (DAYS[1], 600, "Peran kader bidang pendidikan"),
)


@pytest.fixture
def timetable(batch: UUID) -> UUID:
    """The batch, with two sessions on each of its two days."""
    for on, starts, title in TIMETABLE:
        day = Day.objects.get(batch=batch, on=on)
        told = {"kind": "materi", "way": "ceramah", "mode": "tatap_muka", "by": factories.some_id(1), "at": AT}
        Session.objects.create(day=day, title=title, starts=starts, ends=starts + 30, **told)
    return batch


def sessions(batch: UUID, name: str) -> list[str]:
    """The titles of the sessions in which somebody was marked."""
    marked = whereabouts([batch])[1].get(Participant.objects.get(batch_id=batch, name=name).id, set())
    return sorted(Session.objects.filter(id__in=marked).values_list("title", flat=True))


def days(batch: UUID, name: str) -> set[date]:
    return whereabouts([batch])[0].get(Participant.objects.get(batch_id=batch, name=name).id, set())


def test_a_column_for_each_session_marks_that_session(cast: Cast, timetable: UUID) -> None:
    rows = sheet(
        ("Nama", "Sesi 1", "TTD Sesi II", "Sesi ke-3", "Hari 2"),
        ("Kadek Ari", "v", "", "v", ""),
        ("I Made Arta", "", "tidak", "", "v"),
    )
    _id, told = bring(cast, timetable, rows)
    assert [one.result for one in told] == ["new", "new"]
    assert told[0].message == "Hadir di 2 sesi: Pembukaan; Pencatatan dan pelaporan."
    assert sessions(timetable, "Kadek Ari") == ["Pembukaan", "Pencatatan dan pelaporan"]
    assert days(timetable, "Kadek Ari") == set(DAYS)
    assert sessions(timetable, "I Made Arta") == []
    assert days(timetable, "I Made Arta") == {DAYS[1]}


def test_days_above_their_sessions_in_two_rows_of_headings(cast: Cast, timetable: UUID) -> None:
    rows = sheet(
        ("Nama", "Hari 1", None, "Hari 2", None),
        (None, "Sesi 1", "Sesi 2", "Sesi 1", "Sesi 2"),
        ("Kadek Ari", "v", "", "", "v"),
        ("I Made Arta", "", "v", "v", ""),
    )
    assert [one.result for one in bring(cast, timetable, rows)[1]] == ["new", "new"]
    assert sessions(timetable, "Kadek Ari") == ["Pembukaan", "Peran kader bidang pendidikan"]
    assert sessions(timetable, "I Made Arta") == ["Pencatatan dan pelaporan", "Peran kader bidang sosial"]


def test_a_row_names_its_session_by_title_or_number(cast: Cast, timetable: UUID) -> None:
    rows = sheet(
        ("Nama", "Sesi", "Hadir"),
        ("Kadek Ari", "pembukaan", "v"),
        ("Kadek Ari", "Sesi 3", "v"),
        ("I Made Arta", "peran kader", "v"),
        ("I Made Arta", "Bidang Sosial", "v"),
        ("I Made Arta", "9", "v"),
    )
    _id, told = bring(cast, timetable, rows)
    assert [one.result for one in told] == ["new", "new", "error", "new", "error"]
    assert "Beberapa sesi" in told[2].message
    assert "1 Pembukaan" in told[4].message
    assert sessions(timetable, "Kadek Ari") == ["Pembukaan", "Pencatatan dan pelaporan"]
    assert sessions(timetable, "I Made Arta") == ["Peran kader bidang sosial"]


def test_a_list_of_one_session_says_it_once(cast: Cast, timetable: UUID) -> None:
    plain = sheet(("Nama", "Tanda Tangan"), ("Kadek Ari", "v"))
    assert [one.result for one in bring(cast, timetable, plain, session="2", attended_on=DAYS[1].isoformat())[1]] == [
        "new"
    ]
    above = sheet(("Sesi:", "Pembukaan"), ("Nama", "Tanda Tangan"), ("I Made Arta", "v"))
    assert [one.result for one in bring(cast, timetable, above)[1]] == ["new"]
    assert sessions(timetable, "Kadek Ari") == ["Peran kader bidang pendidikan"]
    assert sessions(timetable, "I Made Arta") == ["Pembukaan"]
    assert "tidak ada sesi" in bring(cast, timetable, plain, session="Penutupan")[1][0].message.lower()


def test_the_same_list_adds_nothing_and_is_taken_back(cast: Cast, timetable: UUID) -> None:
    rows = sheet(("Nama", "Sesi 1", "Sesi 2"), ("Kadek Ari", "v", "v"), ("I Made Arta", "v", ""))
    id, _told = bring(cast, timetable, rows)
    assert Mark.objects.count() == 3
    _again, told = bring(cast, timetable, rows)
    assert {one.result for one in told} == {"same"}
    day = sheet(("Nama", "Hari 1"), ("Kadek Ari", "v"))
    assert [one.result for one in bring(cast, timetable, day)[1]] == ["same"]  # in a session is there that day
    assert Mark.objects.count() == 3
    imports.take_back_list(by=cast.regency_office, at=AT, import_id=id)
    while not imports.take_back_part(by=cast.regency_office, at=AT, import_id=id).finished:
        pass
    assert (sessions(timetable, "Kadek Ari"), days(timetable, "Kadek Ari")) == ([], set())
    bring(cast, timetable, rows)
    assert sessions(timetable, "Kadek Ari") == ["Pembukaan", "Peran kader bidang sosial"]


def test_a_session_that_is_yet_to_come_or_of_no_timetable_is_told(cast: Cast, batch: UUID) -> None:
    rows = sheet(("Nama", "Sesi 1"), ("Kadek Ari", "v"))
    later = AT.date() + timedelta(days=1)
    day = Day.objects.create(batch_id=batch, number=3, on=later, by=factories.some_id(1), at=AT)
    told = {"kind": "materi", "way": "ceramah", "mode": "tatap_muka", "by": factories.some_id(1), "at": AT}
    session = Session.objects.create(day=day, title="Penutupan", **told)
    assert "belum tiba" in bring(cast, batch, rows)[1][0].message
    session.delete()
    assert "tidak ada sesi" in bring(cast, batch, rows)[1][0].message.lower()


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Sesi 2", [1]),
        ("sesi ke-2", [1]),
        ("II", []),
        ("2", [1]),
        ("0", []),
        ("4", []),
        ("PEMBUKAAN", [0]),
        ("buka", [0]),
        ("bidang", [1, 2]),
        ("Sesi 1 Bidang Sosial", [1]),
        ("?", []),
    ],
)
def test_which_session_is_meant(words: str, places: list[int]) -> None:
    assert meant(words, ["Pembukaan", "Sesi 1 bidang sosial", "Bidang kesehatan"]) == places
