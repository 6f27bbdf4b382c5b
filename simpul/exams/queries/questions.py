"""The question bank: read by those who write it, and chosen from by those who set papers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from simpul.exams.models import PaperQuestion, Question
from simpul.exams.queries.seeing import seen_bank, seen_batch
from simpul.exams.rules.bank import text_key
from simpul.exams.rules.states import IN_USE, LETTERS
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.participants.queries import Ground
from simpul.standards.budgets import name_of
from simpul.standards.training import curriculum


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its key. `options`: (letter, text); `letter`: the right one; `on_paper`: no longer changed."""

    id: UUID
    area_id: int
    version: int
    text: str
    kind: str
    options: tuple[tuple[str, str], ...]
    right: int
    letter: str
    field: str
    module: str
    module_name: str
    ref: str
    state: str
    on_paper: bool


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question as a list of others is held against it: by `content` and by its text (rules/bank.py)."""

    content: str
    text: str
    right: str
    state: str


def known_questions(*, by: Actor, area_id: int) -> list[KnownQuestion]:
    """Every question of a bank in any state, for those who write it; of its versions the latest comes last."""
    seen_bank(by, area_id)
    found = Question.objects.filter(area_id=area_id).order_by("version", "id")
    rows = found.values_list("content", "text", "options", "right", "state")
    return [
        KnownQuestion(content, text_key(text), text_key(o[right]), state) for content, text, o, right, state in rows
    ]


def questions(*, by: Actor, area_id: int, field: str = "", state: str = "") -> list[QuestionView]:
    """The bank of an area, for those who write it; by field and module."""
    seen_bank(by, area_id)
    found = Question.objects.filter(area_id=area_id)
    if field:
        found = found.filter(field=field)
    if state:
        found = found.filter(state=state)
    return _views(found)


def question(*, by: Actor, question_id: UUID) -> QuestionView:
    """One question of a bank that the actor writes."""
    found = Question.objects.filter(id=question_id)
    for one in found:
        seen_bank(by, one.area_id)
        return _views(found)[0]
    raise Refusal("tidak-ditemukan")


def questions_for(*, by: Actor, at: datetime, batch_id: UUID) -> list[QuestionView]:
    """The questions in use that a paper of the batch may have: of its organiser's bank and of those above it."""
    ground = seen_batch(by, at, batch_id)
    return _views(Question.objects.filter(area_id__in=usable(ground), state=IN_USE))


def usable(ground: Ground) -> tuple[int, ...]:
    """Internal: the areas whose banks a batch uses."""
    return ground.area.path


def _views(found: QuerySet[Question]) -> list[QuestionView]:
    rows = list(found.order_by("field", "module", "id"))
    used = set(
        PaperQuestion.objects.filter(question__in=[one.id for one in rows])
        .order_by()
        .values_list("question_id", flat=True)
    )
    modules = curriculum().modules
    return [
        QuestionView(
            id=one.id,
            area_id=one.area_id,
            version=one.version,
            text=one.text,
            kind=one.kind,
            options=tuple(zip(LETTERS, one.options, strict=False)),
            right=one.right,
            letter=LETTERS[one.right],
            field=one.field,
            module=one.module,
            module_name=name_of(modules, one.module) if one.module else "",
            ref=one.ref,
            state=one.state,
            on_paper=one.id in used,
        )
        for one in rows
    ]
