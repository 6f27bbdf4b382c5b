"""The question bank of an area: written, put in use, followed by a new version, taken out of use."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command, insert_many
from simpul.exams.commands.grounds import bank_writer
from simpul.exams.models import PaperQuestion, Question
from simpul.exams.rules.bank import NewQuestion, sound
from simpul.exams.rules.states import DRAFT, IN_USE, RETIRED
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal


@dataclass(frozen=True)
class Written:
    """What came of a question of a list: its id. `known`: it was in the bank already; `refusal`: why it is not."""

    id: UUID | None = None
    known: bool = False
    refusal: Refusal | None = None


@command("exams.write_question")
def write_question(*, by: Actor, at: datetime, area_id: int, new: NewQuestion, id: UUID | None = None) -> UUID:
    """A new draft in the bank of an area."""
    bank_writer(by, area_id)
    if id is not None and Question.objects.filter(id=id, by=by.id).exists():
        return id
    told = sound(new)
    _refuse_twin(area_id, told["content"])
    made = Question.objects.create(id=id or new_id(), area_id=area_id, by=by.id, at=at, **told)
    changed("exam_question", made.id, after={"area": area_id, "text": made.text, "field": made.field})
    return made.id


@command("exams.write_questions")
def write_questions(
    *, by: Actor, at: datetime, area_id: int, items: Sequence[tuple[UUID, NewQuestion]], in_use: bool = False
) -> list[Written]:
    """Write the questions of a list, each with its id; one that the bank has already is told as known.

    `in_use`: they may be put on papers at once.
    """
    bank_writer(by, area_id)
    made: dict[str, Question] = {}
    told = [_written(area_id, id, new, made) for id, new in items]
    state = IN_USE if in_use else DRAFT
    for one in made.values():
        one.area_id, one.by, one.at, one.state = area_id, by.id, at, state
    if made:
        insert_many(list(made.values()))
        changed("exam_bank", area_id, after={"questions": len(made), "state": state})
    return told


def _written(area_id: int, id: UUID, new: NewQuestion, made: dict[str, Question]) -> Written:
    """A question to be made, put into `made` by its content; or why not."""
    try:
        told = sound(new)
    except Refusal as refusal:
        return Written(refusal=refusal)
    content = told["content"]
    there = made.get(content) or Question.objects.filter(area_id=area_id, content=content).order_by("id").first()
    if there is not None:
        return Written(there.id, known=True)
    made[content] = Question(id=id, **told)
    return Written(id)


@command("exams.withdraw_questions")
def withdraw_questions(*, by: Actor, at: datetime, area_id: int, brought: Collection[tuple[UUID, str, int]]) -> int:
    """Take away questions of a list that nobody has put on a paper or corrected since; how many.

    `brought`: id, content and place of the right option as they came.
    """
    bank_writer(by, area_id)
    as_they_came = {id: (content, right) for id, content, right in brought}
    used = PaperQuestion.objects.filter(question_id__in=as_they_came).values_list("question_id", flat=True)
    used_ids = set(used) | set(
        Question.objects.filter(after__in=as_they_came).order_by().values_list("after_id", flat=True)
    )
    free = [
        one.id
        for one in Question.objects.select_for_update().filter(id__in=as_they_came, area_id=area_id, version=1)
        if as_they_came[one.id] == (one.content, one.right) and one.id not in used_ids
    ]
    Question.objects.filter(id__in=free).delete()
    if free:
        changed("exam_bank", area_id, after={"withdrawn": len(free)})
    return len(free)


@command("exams.revise_question")
def revise_question(*, by: Actor, at: datetime, question_id: UUID, new: NewQuestion) -> UUID:
    """Correct a question. One on a paper stays as it is: a new version follows it, whose id is returned."""
    found = _held(by, question_id)
    told = sound(new)
    if Question.objects.filter(after=found).exists():
        raise Refusal("soal-sudah-diganti")
    on_paper = PaperQuestion.objects.filter(question=found).exists()
    _refuse_twin(found.area_id, told["content"], found.version + on_paper, found.id)
    if not on_paper:
        before = found.text
        for name, value in told.items():
            setattr(found, name, value)
        found.save()
        changed("exam_question", found.id, before={"text": before}, after={"text": found.text})
        return found.id
    made = Question.objects.create(
        area_id=found.area_id, version=found.version + 1, after=found, state=found.state, by=by.id, at=at, **told
    )
    found.state = RETIRED
    found.save(update_fields=["state"])
    changed("exam_question", made.id, after={"version": made.version, "after": str(found.id), "text": made.text})
    return made.id


@command("exams.use_question")
def use_question(*, by: Actor, at: datetime, question_id: UUID) -> None:
    """From now on the question may be put on papers."""
    _move(by, question_id, {DRAFT, RETIRED}, IN_USE)


@command("exams.retire_question")
def retire_question(*, by: Actor, at: datetime, question_id: UUID) -> None:
    """The question comes onto no further paper; on those where it stands it stays."""
    _move(by, question_id, {DRAFT, IN_USE}, RETIRED)


def _move(by: Actor, question_id: UUID, before: set[str], after: str) -> None:
    found = _held(by, question_id)
    if after == IN_USE and Question.objects.filter(after=found).exists():
        raise Refusal("soal-sudah-diganti")
    if found.state not in before:
        raise Refusal("soal-keadaan-lain")
    changed("exam_question", found.id, before={"state": found.state}, after={"state": after})
    found.state = after
    found.save(update_fields=["state"])


def _held(by: Actor, question_id: UUID) -> Question:
    found = Question.objects.select_for_update().filter(id=question_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    bank_writer(by, found.area_id)
    return found


def _refuse_twin(area_id: int, content: str, version: int = 1, but: UUID | None = None) -> None:
    """Refusal `soal-sudah-ada` when the bank holds the same question."""
    found = Question.objects.filter(area_id=area_id, content=content, version=version)
    if set(found.values_list("id", flat=True)) - {but}:
        raise Refusal("soal-sudah-ada", field="text")
