"""Practice checklists, the sheet of a paper to enter, and what was thought of the event."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.exams.models import Opinion, Paper, Rating
from simpul.exams.queries.links import Asked, asked_on
from simpul.exams.queries.seeing import seen_batch
from simpul.exams.queries.sheets import answered, practised
from simpul.exams.rules.counting import mean
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.participants.queries import participants_of
from simpul.standards.exams import statements


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a practice, of a module or ""; `marks`: how many participants by result."""

    id: UUID
    module: str
    practice: str
    field: str
    text: str
    marks: dict[str, int]


@dataclass(frozen=True, slots=True)
class PracticeSheet:
    """The steps of a batch and, by participant with a seat, name and the mark of each step."""

    steps: tuple[StepView, ...]
    people: tuple[tuple[UUID, str, dict[UUID, str]], ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A participant in the grid in which answers from paper are entered. `how`, `letters` "": nothing yet."""

    participant_id: UUID
    place: int
    name: str
    how: str
    letters: str


@dataclass(frozen=True, slots=True)
class EntryGrid:
    """A paper to be entered."""

    paper_id: UUID
    batch_id: UUID
    kind: str
    questions: tuple[Asked, ...]
    rows: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True)
class StatementResult:
    """A statement of the evaluation; `stars`: how many gave 1..5; the mean None while nobody did."""

    code: str
    text: str
    stars: tuple[int, ...]
    mean: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was thought of the event. `given` of `seated` participants told; comments without names."""

    given: int
    seated: int
    statements: tuple[StatementResult, ...]
    comments: tuple[str, ...]


def practice_sheet(*, by: Actor, at: datetime, batch_id: UUID) -> PracticeSheet:
    """The practice of a batch, for those who look after it."""
    seen_batch(by, at, batch_id)
    found = practised(batch_id)
    counts: dict[UUID, Counter[str]] = {}
    for marks in found.marks.values():
        for item_id, result in marks.items():
            counts.setdefault(item_id, Counter())[result] += 1
    return PracticeSheet(
        steps=tuple(
            StepView(one.id, one.module, one.practice, one.field, one.text, dict(counts.get(one.id, {})))
            for one in found.items
        ),
        people=tuple((one.id, one.name, found.marks.get(one.id, {})) for one in participants_of(batch_id)),
    )


def entry_grid(*, by: Actor, at: datetime, paper_id: UUID) -> EntryGrid:
    """The grid of a paper, a row per participant; for those who look after the batch."""
    paper = Paper.objects.filter(id=paper_id).first()
    if paper is None:
        raise Refusal("tidak-ditemukan")
    seen_batch(by, at, paper.batch_id)
    found = answered(paper.batch_id)[paper.kind]
    rows = tuple(
        EntryRow(one.id, one.place, one.name, found.ways.get(one.id, ""), found.sheets.get(one.id, ""))
        for one in participants_of(paper.batch_id)
    )
    return EntryGrid(paper.id, paper.batch_id, paper.kind, asked_on(paper), rows)


def evaluation_of(*, by: Actor, at: datetime, batch_id: UUID) -> Evaluation:
    """What participants thought, for those who look after the batch."""
    seen_batch(by, at, batch_id)
    counted: dict[str, Counter[int]] = {}
    for code, stars in Rating.objects.filter(opinion__batch_id=batch_id).order_by().values_list("statement", "stars"):
        counted.setdefault(code, Counter())[stars] += 1
    comments = Opinion.objects.filter(batch_id=batch_id).exclude(comment="").order_by("comment", "id")
    return Evaluation(
        given=Opinion.objects.filter(batch_id=batch_id).count(),
        seated=len(participants_of(batch_id)),
        statements=tuple(
            StatementResult(
                one.code,
                one.name,
                tuple(counted.get(one.code, Counter())[stars] for stars in range(1, 6)),
                mean(counted.get(one.code, Counter()).elements()),
            )
            for one in statements()
        ),
        comments=tuple(comments.values_list("comment", flat=True)),
    )
