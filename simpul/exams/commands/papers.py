"""The papers of a batch: questions chosen, opened for answering, closed; answers by phone and from paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command, insert_many
from simpul.exams.commands.grounds import held_paper, managed
from simpul.exams.models import Attempt, Paper, PaperQuestion, Question
from simpul.exams.queries.links import paper_by_token, token_of
from simpul.exams.queries.own import seated_at
from simpul.exams.queries.questions import usable
from simpul.exams.rules.states import (
    CLOSED,
    IN_USE,
    LEFT_OPEN,
    LETTERS,
    ON_PAPER,
    ON_PHONE,
    OPEN,
    PAPER_KINDS,
    PREPARED,
)
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.participants.queries import ground_of, participant_by_code, participants_of
from simpul.participants.rules.links import token_hash

QUESTIONS_AT_MOST = 100


@command("exams.set_paper")
def set_paper(*, by: Actor, at: datetime, batch_id: UUID, kind: str, question_ids: Sequence[UUID]) -> UUID:
    """Choose the questions of the test before or after a batch, in order. Once somebody answered they stay."""
    ground = managed(by, at, batch_id)
    if kind not in PAPER_KINDS:
        raise Refusal("jenis-naskah-tidak-dikenal", field="kind")
    wanted = list(dict.fromkeys(question_ids))
    if not 1 <= len(wanted) <= QUESTIONS_AT_MOST:
        raise Refusal("naskah-tanpa-soal", field="questions", paling=QUESTIONS_AT_MOST)
    paper = Paper.objects.select_for_update().filter(batch_id=batch_id, kind=kind).first()
    if paper is not None and paper.attempts.exists():
        raise Refusal("naskah-sudah-dijawab")
    kept = set(paper.lines.values_list("question_id", flat=True)) if paper else set()
    fine = set(
        Question.objects.filter(id__in=wanted, state=IN_USE, area_id__in=usable(ground)).values_list("id", flat=True)
    )
    if not set(wanted) <= fine | kept:
        raise Refusal("soal-belum-dipakai", field="questions")
    if paper is None:
        id = new_id()
        paper = Paper.objects.create(
            id=id, batch_id=batch_id, kind=kind, token_hash=token_hash(token_of(id, 1)), by=by.id, at=at
        )
    paper.lines.all().delete()
    insert_many([PaperQuestion(paper=paper, place=place, question_id=one) for place, one in enumerate(wanted, start=1)])
    changed("exam_paper", paper.id, after={"batch": str(batch_id), "kind": kind, "questions": len(wanted)})
    return paper.id


@command("exams.open_paper")
def open_paper(*, by: Actor, at: datetime, paper_id: UUID) -> None:
    """From now on participants answer by the link."""
    _move(by, at, paper_id, (PREPARED, CLOSED), OPEN)


@command("exams.close_paper")
def close_paper(*, by: Actor, at: datetime, paper_id: UUID) -> None:
    """No more answers by the link; what was written on paper may still be entered."""
    _move(by, at, paper_id, (OPEN,), CLOSED)


@command("exams.renew_paper_link")
def renew_paper_link(*, by: Actor, at: datetime, paper_id: UUID) -> None:
    """A new link; the old one holds no more."""
    paper, _ground = held_paper(by, at, paper_id)
    paper.turn += 1
    paper.token_hash = token_hash(token_of(paper.id, paper.turn))
    paper.save(update_fields=["turn", "token_hash"])
    changed("exam_paper", paper.id, after={"turn": paper.turn})


def _move(by: Actor, at: datetime, paper_id: UUID, before: Sequence[str], after: str) -> None:
    paper, _ground = held_paper(by, at, paper_id)
    if paper.state not in before:
        raise Refusal("naskah-keadaan-lain")
    changed("exam_paper", paper.id, before={"state": paper.state}, after={"state": after})
    paper.state = after
    paper.save(update_fields=["state"])


@command("exams.answer_by_link")
def answer_by_link(*, by: Actor, at: datetime, token: str, code: str, chosen: Mapping[UUID, int]) -> UUID:
    """A participant sends the answers with the code of the badge: once for each paper.

    Whoever holds the link may: no right is asked. Refusal `tes-tidak-terbuka`, `kode-peserta-salah`,
    `tes-sudah-dijawab`.
    """
    paper = paper_by_token(token)
    if paper.state != OPEN:
        raise Refusal("tes-tidak-terbuka")
    person = participant_by_code(paper.batch_id, code)
    if person is None:
        raise Refusal("kode-peserta-salah", field="code")
    if Attempt.objects.filter(paper=paper, participant_id=person.id).exists():
        raise Refusal("tes-sudah-dijawab")
    return _answered(paper, Attempt(paper=paper, participant_id=person.id, how=ON_PHONE, at=at), chosen)


@command("exams.answer_as_participant")
def answer_as_participant(*, by: Actor, at: datetime, paper_id: UUID, chosen: Mapping[UUID, int]) -> UUID:
    """Somebody who is signed in answers as the participant that they are, without a code: once for each paper.

    Refusal `tidak-ditemukan` for everybody else, `tes-tidak-terbuka`, `tes-sudah-dijawab-sendiri`.
    """
    paper, seat = seated_at(by, paper_id)
    if paper.state != OPEN or ground_of(paper.batch_id, at).cancelled:
        raise Refusal("tes-tidak-terbuka")
    if Attempt.objects.filter(paper=paper, participant_id=seat).exists():
        raise Refusal("tes-sudah-dijawab-sendiri")
    return _answered(paper, Attempt(paper=paper, participant_id=seat, how=ON_PHONE, by=by.id, at=at), chosen)


def _answered(paper: Paper, attempt: Attempt, chosen: Mapping[UUID, int]) -> UUID:
    _keep(paper, [(attempt, chosen)])
    changed("exam_attempt", attempt.id, after={"paper": str(paper.id), "answered": len(chosen)})
    return attempt.id


@dataclass(frozen=True)
class Sheet:
    """What stands on the paper of one participant: question -> place of the option."""

    participant_id: UUID
    chosen: Mapping[UUID, int]


@command("exams.enter_sheets")
def enter_sheets(*, by: Actor, at: datetime, paper_id: UUID, sheets: Sequence[Sheet]) -> int:
    """Enter answers from paper; entered again, the later sheet holds. What came by phone is not touched."""
    paper, _ground = held_paper(by, at, paper_id)
    known = {one.id for one in participants_of(paper.batch_id)}
    if any(one.participant_id not in known for one in sheets):
        raise Refusal("tidak-ditemukan")
    there = Attempt.objects.filter(paper=paper, participant_id__in=[one.participant_id for one in sheets])
    if there.filter(how=ON_PHONE).exists():
        raise Refusal("tes-sudah-dijawab")
    there.delete()
    made = [
        (Attempt(paper=paper, participant_id=one.participant_id, how=ON_PAPER, by=by.id, at=at), one.chosen)
        for one in sheets
    ]
    if made:
        _keep(paper, made)
        changed("exam_paper", paper.id, after={"sheets": len(made)})
    return len(made)


def _keep(paper: Paper, made: Sequence[tuple[Attempt, Mapping[UUID, int]]]) -> None:
    """Keep attempts with their answers; Refusal `jawaban-bukan-pilihan` for an option that is none.

    The paper is held, so that nobody puts its questions in another order meanwhile.
    """
    Paper.objects.select_for_update().get(id=paper.id)
    lines = paper.lines.select_related("question").order_by("place", "id")
    asked = {line.question_id: len(line.question.options) for line in lines}
    for attempt, chosen in made:
        if any(id not in asked or not 0 <= option < asked[id] for id, option in chosen.items()):
            raise Refusal("jawaban-bukan-pilihan")
        attempt.letters = "".join(LETTERS[chosen[id]] if id in chosen else LEFT_OPEN for id in asked)
    insert_many([attempt for attempt, _ in made])
