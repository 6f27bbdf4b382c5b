"""Links: of a paper, of the evaluation of an event; and what somebody sees who opens one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from simpul.exams.models import Paper
from simpul.exams.queries.seeing import seen_batch
from simpul.exams.rules.links import event_of, event_token
from simpul.exams.rules.states import OPEN
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.participants.queries import Ground, ground_of
from simpul.participants.rules.links import link_token, token_hash

LONGEST_TOKEN = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as participants see it: without its key."""

    id: UUID
    number: int
    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """What somebody sees who opens the link of a test."""

    id: UUID
    kind: str
    ground: Ground
    questions: tuple[Asked, ...]


def token_of(id: UUID, turn: int) -> str:
    """Internal: the secret part of the link of a paper."""
    return link_token(settings.SECRET_KEY.encode(), id, turn)


def paper_by_token(token: str) -> Paper:
    """Internal: the paper of a link; Refusal `tes-tidak-berlaku`."""
    found = Paper.objects.filter(token_hash=token_hash(token[:LONGEST_TOKEN])).first()
    if found is None:
        raise Refusal("tes-tidak-berlaku")
    return found


def open_paper_of(*, at: datetime, token: str) -> OpenPaper:
    """The test of a link, for whoever holds it; Refusal `tes-tidak-berlaku`, `tes-tidak-terbuka`."""
    paper = paper_by_token(token)
    ground = ground_of(paper.batch_id, at)
    if paper.state != OPEN or ground.cancelled:
        raise Refusal("tes-tidak-terbuka")
    return OpenPaper(paper.id, paper.kind, ground, asked_on(paper))


def asked_on(paper: Paper) -> tuple[Asked, ...]:
    """Internal: the questions of a paper by number, without their keys."""
    lines = paper.lines.select_related("question").order_by("place", "id")
    return tuple(Asked(one.question_id, one.place, one.question.text, tuple(one.question.options)) for one in lines)


def evaluated_by_token(token: str, at: datetime) -> UUID:
    """Internal: the batch of an evaluation link; Refusal `tes-tidak-berlaku`, `tes-tidak-terbuka` (too early)."""
    batch_id = event_of(settings.SECRET_KEY.encode(), token[:LONGEST_TOKEN])
    if batch_id is None:
        raise Refusal("tes-tidak-berlaku")
    ground = ground_of(batch_id, at)
    if ground.cancelled or not ground.days or ground.days[0] > ground.today:
        raise Refusal("tes-tidak-terbuka")
    return batch_id


def evaluated_event(*, at: datetime, token: str) -> Ground:
    """The event of an evaluation link, for whoever holds it."""
    return ground_of(evaluated_by_token(token, at), at)


def evaluation_token(*, by: Actor, at: datetime, batch_id: UUID) -> str:
    """The secret part of the evaluation link of a batch, for those who look after it."""
    seen_batch(by, at, batch_id)
    return event_token(settings.SECRET_KEY.encode(), batch_id)
