"""What the commands share: who writes the bank of an area, who looks after the tests of a batch."""

from datetime import datetime
from uuid import UUID

from simpul.exams.models import Paper
from simpul.exams.queries.seeing import WRITE
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.participants.queries.ground import MANAGE, Ground, ground_of
from simpul.places import queries as places


def bank_writer(by: Actor, area_id: int) -> None:
    """Only the office of that very area writes its questions; Refusal `tidak-berhak`."""
    by.require(WRITE, places.scope_of(area_id), exact=True)


def managed(by: Actor, at: datetime, batch_id: UUID) -> Ground:
    """The batch, for those who look after it; Refusal `tidak-berhak`."""
    ground = ground_of(batch_id, at)
    if not ground.may(by, MANAGE):
        raise Refusal("tidak-berhak", action=MANAGE)
    if ground.cancelled:
        raise Refusal("ujian-kegiatan-batal")
    return ground


def held_paper(by: Actor, at: datetime, paper_id: UUID) -> tuple[Paper, Ground]:
    """A paper, locked, with its batch; Refusal `tidak-ditemukan`, `tidak-berhak`."""
    paper = Paper.objects.select_for_update().filter(id=paper_id).first()
    if paper is None:
        raise Refusal("tidak-ditemukan")
    return paper, managed(by, at, paper.batch_id)
