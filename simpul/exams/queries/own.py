"""The tests of those who are signed in: what waits for them, and what came of what they answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.exams.models import Paper
from simpul.exams.queries.links import OpenPaper, asked_on
from simpul.exams.queries.sheets import Answered, answered_on
from simpul.exams.rules.counting import WHOLE
from simpul.exams.rules.states import AFTER, CLOSED, OPEN
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.participants.queries.ground import Ground, ground_of, grounds_by_id
from simpul.participants.queries.sets import on_the_list
from simpul.participants.rules.states import SEATED, SURE


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """A test for the actor. `waiting`: it is open and not yet answered; `score` in per cent once it is closed."""

    id: UUID
    batch_id: UUID
    kind: str
    title: str
    questions: int
    waiting: bool
    score: float | None


def my_papers(*, by: Actor, at: datetime) -> list[OwnPaper]:
    """The tests that wait for the actor, then those answered; of trainings on whose lists they surely stand."""
    seats = seats_of(by)
    papers = Paper.objects.filter(batch_id__in=seats, state__in=(OPEN, CLOSED))
    read = answered_on(papers, participant_id__in=seats.values())
    known = grounds_by_id({one.paper.batch_id for one in read if one.paper}, at)
    found = [_own(one, one.paper, known[one.paper.batch_id]) for one in read if one.paper]
    listed = [one for one in found if one is not None]
    return sorted(listed, key=lambda one: (not one.waiting, one.title, one.kind == AFTER, str(one.id)))


def own_paper(*, by: Actor, at: datetime, paper_id: UUID) -> OpenPaper:
    """A test that waits for the actor; Refusal `tidak-ditemukan` for everybody who is not on the list of its batch."""
    paper, _seat = seated_at(by, paper_id)
    ground = ground_of(paper.batch_id, at)
    if paper.state != OPEN or ground.cancelled:
        raise Refusal("tes-tidak-terbuka")
    return OpenPaper(paper.id, paper.kind, ground, asked_on(paper))


def seats_of(by: Actor) -> dict[UUID, UUID]:
    """Internal: the batches on whose lists the actor surely stands, with the id of the participant."""
    if by.person_id is None:
        return {}
    found = on_the_list(person_id=by.person_id, match=SURE, state=SEATED).order_by("at", "id")
    return dict(found.values_list("batch_id", "id"))


def seated_at(by: Actor, paper_id: UUID) -> tuple[Paper, UUID]:
    """Internal: the paper, and who the actor is on its list; Refusal `tidak-ditemukan`."""
    paper = Paper.objects.filter(id=paper_id).first()
    seat = seats_of(by).get(paper.batch_id) if paper is not None else None
    if paper is None or seat is None:
        raise Refusal("tidak-ditemukan")
    return paper, seat


def _own(one: Answered, paper: Paper, ground: Ground) -> OwnPaper | None:
    """None for a test that somebody missed: nothing can be done about it any more."""
    sent = next(iter(one.scores.values()), None)
    waiting = sent is None and paper.state == OPEN and not ground.cancelled
    if sent is None and not waiting:
        return None
    reached = sent.get(WHOLE) if sent is not None and paper.state == CLOSED else None
    return OwnPaper(paper.id, paper.batch_id, paper.kind, ground.title, len(one.keys), waiting, reached)
