"""What was answered, read in bulk. Internal: asks no actor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from simpul.exams.models import Answer, Attempt, Paper, PaperQuestion, PracticeItem, PracticeMark
from simpul.exams.rules.counting import Key

Chosen = Mapping[UUID, int]


@dataclass
class Answered:
    """A paper with its keys in order, and by participant what was chosen (a sheet without answers is an empty one)."""

    paper: Paper | None = None
    keys: dict[UUID, Key] = field(default_factory=dict)
    texts: dict[UUID, str] = field(default_factory=dict)
    sheets: dict[UUID, dict[UUID, int]] = field(default_factory=dict)
    ways: dict[UUID, str] = field(default_factory=dict)


@dataclass
class Practised:
    """The steps of a batch, and by participant the mark of each."""

    items: list[PracticeItem]
    marks: dict[UUID, dict[UUID, str]]


def answered(batch_id: UUID) -> dict[str, Answered]:
    """By kind of paper; four queries."""
    papers = {one.id: one for one in Paper.objects.filter(batch_id=batch_id)}
    found = {one.kind: Answered(one) for one in papers.values()}
    lines = (
        PaperQuestion.objects.filter(paper__in=papers).select_related("question").order_by("paper_id", "place", "id")
    )
    for line in lines:
        into = found[papers[line.paper_id].kind]
        into.keys[line.question_id] = Key(line.question.field, line.question.right)
        into.texts[line.question_id] = line.question.text
    whose: dict[UUID, tuple[Answered, UUID]] = {}
    attempts = Attempt.objects.filter(paper__in=papers).order_by("id")
    for id, paper_id, participant_id, how in attempts.values_list("id", "paper_id", "participant_id", "how"):
        into = found[papers[paper_id].kind]
        into.sheets[participant_id], into.ways[participant_id] = {}, how
        whose[id] = (into, participant_id)
    answers = Answer.objects.filter(attempt__paper__in=papers).order_by()
    for attempt_id, question_id, chosen in answers.values_list("attempt_id", "question_id", "chosen"):
        into, participant_id = whose[attempt_id]
        into.sheets[participant_id][question_id] = chosen
    return found


def practised(batch_id: UUID) -> Practised:
    """Two queries."""
    items = list(PracticeItem.objects.filter(batch_id=batch_id).order_by("place", "id"))
    marks: dict[UUID, dict[UUID, str]] = {}
    found = PracticeMark.objects.filter(item__batch_id=batch_id).order_by()
    for participant_id, item_id, result in found.values_list("participant_id", "item_id", "result"):
        marks.setdefault(participant_id, {})[item_id] = result
    return Practised(items, marks)
