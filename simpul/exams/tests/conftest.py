"""A batch of two days in Buleleng with two participants who were there on both days."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from simpul.attendance.commands import NewMark, mark_present
from simpul.exams import commands
from simpul.exams.commands import NewQuestion
from simpul.participants.commands import NewParticipant, Registered, register_participant
from simpul.participants.tests.conftest import AT, DAYS, bimtek
from tests.cast import Cast

__all__ = ["AT", "Exam", "bimtek", "exam", "wrote"]


@dataclass(frozen=True)
class Exam:
    """A batch, two participants and two questions in use: of health (right: B) and of public works (right: true)."""

    batch: UUID
    luh: Registered
    made: Registered
    health: UUID
    works: UUID


def wrote(cast: Cast, new: NewQuestion) -> UUID:
    """A question in use in the bank of Buleleng."""
    id = commands.write_question(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, new=new)
    commands.use_question(by=cast.regency_office, at=AT, question_id=id)
    return id


@pytest.fixture
def exam(cast: Cast, bimtek: UUID) -> Exam:
    """The stage of the tests."""
    people = []
    for name in ("Ni Luh Sari", "I Made Adi"):
        new = NewParticipant(name=name, position="kader", field="kesehatan", village_id=cast.areas.penarukan.id)
        people.append(register_participant(by=cast.regency_office, at=AT, batch_id=bimtek, new=new))
    marks = [NewMark(on=day, participant_id=one.id) for day in DAYS for one in people]
    mark_present(by=cast.regency_office, at=AT, batch_id=bimtek, marks=marks)
    health = NewQuestion("Berapa kali balita ditimbang dalam setahun?", 1, options=("1", "12", "40"), field="kesehatan")
    works = NewQuestion("Air minum termasuk layanan pekerjaan umum.", 0, kind="benar_salah", field="pekerjaan_umum")
    return Exam(bimtek, people[0], people[1], wrote(cast, health), wrote(cast, works))
