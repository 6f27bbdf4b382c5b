"""Results: of each participant with the reasons, and of the event by field and by question. Nothing here is typed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.attendance.queries import attendance_of
from simpul.exams.models import Paper
from simpul.exams.queries.links import token_of
from simpul.exams.queries.seeing import seen_batch
from simpul.exams.queries.sheets import Answered, Practised, answered, practised
from simpul.exams.rules.counting import WHOLE, Gain, fields_of, gain, share_right, share_shown
from simpul.exams.rules.passing import PASSING, Passing, Shown, Verdict, judge
from simpul.exams.rules.states import ABLE, AFTER, BEFORE, HELPED, PREPARED
from simpul.kernel.actor import Actor
from simpul.ordinances.queries import book
from simpul.ordinances.rules import Rule
from simpul.participants.queries import Ground, SeatedLine, ground_of, participants_of

NOTHING_ASKED = Passing(score=0, practice=0, attendance=True, help_counts=False)


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper. `token`: the secret part of its link; `answered` of `seated` participants."""

    id: UUID
    batch_id: UUID
    kind: str
    state: str
    questions: int
    question_ids: tuple[UUID, ...]
    answered: int
    seated: int
    token: str


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How a question went: the share right in per cent, None while fewer than two answered the paper."""

    id: UUID
    number: int
    text: str
    field: str
    kind: str
    answered: int
    share: float | None


@dataclass(frozen=True, slots=True)
class PersonResult:
    """What a participant showed. Scores in per cent, None: not done. `verdict`: passed or not, with the reasons.

    `fields`: the field and the score after, where the paper asked about that field.
    """

    participant_id: UUID
    person_id: UUID | None
    match: str
    name: str
    place: int
    village_id: int | None
    before: float | None
    after: float | None
    practice: float | None
    fields: tuple[tuple[str, float | None], ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ExamResults:
    """Everything counted of a batch. `gains`: first of all questions, then by field. `missing`: names by kind."""

    batch_id: UUID
    papers: tuple[PaperView, ...]
    persons: tuple[PersonResult, ...]
    gains: tuple[Gain, ...]
    questions: tuple[QuestionResult, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    steps: int
    rule: str
    rule_source: str

    @property
    def passed(self) -> int:
        return sum(one.verdict.passed is True for one in self.persons)


def papers_of(*, by: Actor, at: datetime, batch_id: UUID) -> list[PaperView]:
    """The papers of a batch, the one before first; for those who look after it."""
    seen_batch(by, at, batch_id)
    return _papers(answered(batch_id), len(participants_of(batch_id)))


def exam_results(*, by: Actor, at: datetime, batch_id: UUID, whole: bool = True) -> ExamResults:
    """The results of a batch, for those who look after it; not `whole`: persons alone, without gains and questions."""
    ground = seen_batch(by, at, batch_id)
    found, hands, seated = answered(batch_id), practised(batch_id), participants_of(batch_id)
    before, after = found.get(BEFORE, Answered()), found.get(AFTER, Answered())
    held = _rule(ground)
    fields = ["", *fields_of(before.keys, after.keys)]
    present = {one.id for one in seated}
    reached = [{id: told for id, told in paper.scores.items() if id in present} for paper in (before, after)]
    return ExamResults(
        batch_id=batch_id,
        papers=tuple(_papers(found, len(seated))),
        persons=tuple(_persons(ground, found, hands, seated, at)),
        gains=tuple(gain(one, *reached) for one in fields if whole),
        questions=tuple(_questions(found) if whole else ()),
        missing=tuple((kind, _without(one, seated)) for kind, one in sorted(found.items(), key=_order)),
        steps=len(hands.items),
        rule=PASSING.said(held.content if held else NOTHING_ASKED),
        rule_source=held.source.ref if held else "",
    )


def results_of(batch_id: UUID, at: datetime) -> dict[UUID, PersonResult]:
    """Internal, asks no actor: by participant who passed and why, for certificates and competence."""
    ground = ground_of(batch_id, at)
    found = _persons(ground, answered(batch_id), practised(batch_id), participants_of(batch_id), at)
    return {one.participant_id: one for one in found}


def _persons(
    ground: Ground, found: dict[str, Answered], hands: Practised, seated: list[SeatedLine], at: datetime
) -> list[PersonResult]:
    held = _rule(ground)
    rule = held.content if held else NOTHING_ASKED
    counted = {ABLE, HELPED} if rule.help_counts else {ABLE}
    attended = attendance_of(ground.batch_id, at)
    before, after = found.get(BEFORE, Answered()), found.get(AFTER, Answered())
    asked, tested = fields_of(after.keys), _tested(after)
    verdicts: dict[Shown, Verdict] = {}  # two thousand people, a few dozen different outcomes to put into words
    made = []
    for one in seated:
        first, last = before.scores.get(one.id, {}), after.scores.get(one.id, {})
        marks = hands.marks.get(one.id)
        reached = last.get(WHOLE)
        shown = None if marks is None else share_shown(list(marks.values()), counted, len(hands.items))
        was = attended[one.id].through
        outcome = Shown(was.done, was.attended, was.whole, reached, tested, shown, bool(hands.items))
        if outcome not in verdicts:
            verdicts[outcome] = judge(rule, outcome)
        made.append(
            PersonResult(
                participant_id=one.id,
                person_id=one.person_id,
                match=one.match,
                name=one.name,
                place=one.place,
                village_id=one.village_id,
                before=first.get(WHOLE),
                after=reached,
                practice=shown,
                fields=tuple((f, last.get(f)) for f in asked),
                verdict=verdicts[outcome],
            )
        )
    return made


def _tested(after: Answered) -> bool:
    """Whether there was a test after: once it was opened, or sheets were entered, it is asked of everybody."""
    return bool(after.sheets) or (after.paper is not None and after.paper.state != PREPARED)


def _rule(ground: Ground) -> Rule[Passing] | None:
    """The rule that holds where the event was organised, on its last day."""
    return book([PASSING]).rule(PASSING, ground.area.path, ground.last_day or ground.today)


def _papers(found: dict[str, Answered], seated: int) -> list[PaperView]:
    views = []
    for kind, one in sorted(found.items(), key=_order):
        paper = _real(one)
        views.append(
            PaperView(
                id=paper.id,
                batch_id=paper.batch_id,
                kind=kind,
                state=paper.state,
                questions=len(one.keys),
                question_ids=tuple(one.ids),
                answered=len(one.sheets),
                seated=seated,
                token=token_of(paper.id, paper.turn),
            )
        )
    return views


def _real(one: Answered) -> Paper:
    if one.paper is None:
        raise LookupError("answers without a paper")
    return one.paper


def _questions(found: dict[str, Answered]) -> list[QuestionResult]:
    return [
        QuestionResult(id, at + 1, text, key.field, kind, len(one.sheets), share_right(key, at, one.sheets.values()))
        for kind, one in sorted(found.items(), key=_order)
        for at, (id, text, key) in enumerate(zip(one.ids, one.texts, one.keys, strict=True))
    ]


def _without(one: Answered, seated: list[SeatedLine]) -> tuple[str, ...]:
    return tuple(line.name for line in seated if line.id not in one.sheets)


def _order(pair: tuple[str, Answered]) -> bool:
    """Before comes first."""
    return pair[0] == AFTER
