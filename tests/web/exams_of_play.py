"""What the walk over all pages needs of tests, in a place of every tier."""

from datetime import UTC, datetime
from functools import cached_property
from uuid import UUID

from simpul.exams.commands import (
    NewChecklist,
    NewQuestion,
    add_practice_step,
    open_paper,
    set_paper,
    use_question,
    write_checklist,
    write_question,
)
from simpul.exams.queries import evaluation_token, papers_of
from simpul.kernel.actor import SYSTEM
from simpul.participants.models import Participant
from simpul.places.models import Area
from simpul.training.models import Batch

MOMENT = datetime(2026, 11, 22, 4, tzinfo=UTC)


class ExamsOfPlay:
    """Part of a place: its area and its finished training are those of the place."""

    area: Area
    finished_batch: Batch

    @cached_property
    def question(self) -> UUID:
        """A question in use in the bank of the area."""
        # Two posts of one village have one bank, which keeps no question twice.
        new = NewQuestion(f"Apa yang ditimbang di {self.finished_batch.id}?", 0, options=("Balita", "Meja"))
        made = write_question(by=SYSTEM, at=MOMENT, area_id=self.area.id, new=new)
        use_question(by=SYSTEM, at=MOMENT, question_id=made)
        return made

    @cached_property
    def exam_paper(self) -> UUID:
        """The open test of the training."""
        told = {"batch_id": self.finished_batch.id, "kind": "akhir", "question_ids": [self.question]}
        made = set_paper(by=SYSTEM, at=MOMENT, **told)
        open_paper(by=SYSTEM, at=MOMENT, paper_id=made)
        return made

    @property
    def test_token(self) -> str:
        """The link of that test."""
        wanted, told = self.exam_paper, {"batch_id": self.finished_batch.id}
        return next(one.token for one in papers_of(by=SYSTEM, at=MOMENT, **told) if one.id == wanted)

    @property
    def event_token(self) -> str:
        """The link under which participants judge the training."""
        return evaluation_token(by=SYSTEM, at=MOMENT, batch_id=self.finished_batch.id)

    @property
    def attendee(self) -> UUID:
        """Who took part in it."""
        return Participant.objects.get(batch=self.finished_batch).id

    @cached_property
    def checklist(self) -> UUID:
        """A practice checklist in the bank of the area."""
        new = NewChecklist("kebakaran_kompor", "Memadamkan api kompor gas", ("Tutup api dengan kain basah",))
        return write_checklist(by=SYSTEM, at=MOMENT, area_id=self.area.id, new=new)

    @cached_property
    def practice_step(self) -> UUID:
        """A step that participants of the training show."""
        told = {"practice": "Memadamkan api kompor gas", "text": "Lepas regulator dari tabung"}
        return add_practice_step(by=SYSTEM, at=MOMENT, batch_id=self.finished_batch.id, **told)
