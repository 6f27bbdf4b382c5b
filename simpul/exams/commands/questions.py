"""The question bank of an area: written, put in use, followed by a new version, taken out of use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.exams.commands.grounds import bank_writer
from simpul.exams.models import PaperQuestion, Question
from simpul.exams.rules.states import CHOICE, DRAFT, IN_USE, LETTERS, RETIRED, TRUE_FALSE
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop
from simpul.kernel.wording import worded
from simpul.standards import fields
from simpul.standards.training import curriculum

TRUE, FALSE = gettext_noop("Benar"), gettext_noop("Salah")


@dataclass(frozen=True)
class NewQuestion:
    """A question as it is written. `options`: for a choice; of true/false there are always two. `right`: its place."""

    text: str
    right: int
    kind: str = CHOICE
    options: Sequence[str] = ()
    field: str = ""
    module: str = ""
    ref: str = ""


@command("exams.write_question")
def write_question(*, by: Actor, at: datetime, area_id: int, new: NewQuestion, id: UUID | None = None) -> UUID:
    """A new draft in the bank of an area."""
    bank_writer(by, area_id)
    if id is not None and Question.objects.filter(id=id, by=by.id).exists():
        return id
    made = Question.objects.create(id=id or new_id(), area_id=area_id, by=by.id, at=at, **_told(new))
    changed("exam_question", made.id, after={"area": area_id, "text": made.text, "field": made.field})
    return made.id


@command("exams.revise_question")
def revise_question(*, by: Actor, at: datetime, question_id: UUID, new: NewQuestion) -> UUID:
    """Correct a question. One on a paper stays as it is: a new version follows it, whose id is returned."""
    found = _held(by, question_id)
    told = _told(new)
    if Question.objects.filter(after=found).exists():
        raise Refusal("soal-sudah-diganti")
    if not PaperQuestion.objects.filter(question=found).exists():
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


def _told(new: NewQuestion) -> dict[str, Any]:
    """The columns of what was written; refuses what nobody could answer."""
    if new.field and new.field not in {one.code for one in fields()}:
        raise Refusal("bidang-tidak-dikenal", field="field")
    if new.module and new.module not in {one.code for one in curriculum().modules}:
        raise Refusal("modul-soal-tidak-dikenal", field="module")
    if new.kind not in (CHOICE, TRUE_FALSE):
        raise Refusal("jenis-soal-tidak-dikenal", field="kind")
    options = [TRUE, FALSE] if new.kind == TRUE_FALSE else _options(new.options)
    if not 0 <= new.right < len(options):
        raise Refusal("soal-tanpa-jawaban-benar", field="right")
    return {
        "text": worded(new.text, "text", 500),
        "kind": new.kind,
        "options": options,
        "right": new.right,
        "field": new.field,
        "module": new.module,
        "ref": worded(new.ref, "ref", 300, may_be_empty=True),
    }


def _options(given: Sequence[str]) -> list[str]:
    options = [worded(one, "options", 300) for one in given if one.strip()]
    if not 2 <= len(options) <= len(LETTERS) or len({one.casefold() for one in options}) < len(options):
        raise Refusal("pilihan-soal-kurang", field="options", paling=len(LETTERS))
    return options
