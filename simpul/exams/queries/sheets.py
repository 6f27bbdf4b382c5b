"""What was answered, read in bulk. Internal: asks no actor."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from simpul.exams.models import Attempt, Paper, PaperQuestion, PracticeItem, PracticeMark
from simpul.exams.rules.counting import Key, Scores, scores
from simpul.exams.rules.states import LETTERS


@dataclass
class Answered:
    """A paper with its questions and keys in order, and by participant the letters chosen and how they came."""

    paper: Paper | None = None
    ids: list[UUID] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    sheets: dict[UUID, str] = field(default_factory=dict)
    ways: dict[UUID, str] = field(default_factory=dict)

    @cached_property
    def scores(self) -> dict[UUID, Scores]:
        """By participant, of all questions and of each field."""
        return scores(self.keys, self.sheets)


@dataclass
class Practised:
    """The steps of a batch, and by participant the mark of each."""

    items: list[PracticeItem]
    marks: dict[UUID, dict[UUID, str]]


def answered(batch_id: UUID) -> dict[str, Answered]:
    """By kind of paper; three queries."""
    return {one.paper.kind: one for one in answered_on(Paper.objects.filter(batch_id=batch_id)) if one.paper}


def answered_on(found: Iterable[Paper], **whose: Any) -> list[Answered]:
    """These papers with their sheets, perhaps of some participants only; two queries."""
    into = {paper.id: Answered(paper) for paper in found}
    lines = PaperQuestion.objects.filter(paper__in=into).select_related("question").order_by("paper_id", "place", "id")
    for line in lines:
        one = into[line.paper_id]
        one.ids.append(line.question_id)
        one.keys.append(Key(line.question.field, LETTERS[line.question.right]))
        one.texts.append(line.question.text)
    attempts = Attempt.objects.filter(paper__in=into, **whose).order_by()
    for paper_id, who, how, letters in attempts.values_list("paper_id", "participant_id", "how", "letters"):
        into[paper_id].sheets[who], into[paper_id].ways[who] = letters, how
    return list(into.values())


def practised(batch_id: UUID) -> Practised:
    """Two queries."""
    items = list(PracticeItem.objects.filter(batch_id=batch_id).order_by("place", "id"))
    marks: dict[UUID, dict[UUID, str]] = {}
    found = PracticeMark.objects.filter(item__batch_id=batch_id).order_by()
    for participant_id, item_id, result in found.values_list("participant_id", "item_id", "result"):
        marks.setdefault(participant_id, {})[item_id] = result
    return Practised(items, marks)
