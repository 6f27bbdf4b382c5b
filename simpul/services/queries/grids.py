"""The list of a day as a grid: persons down, questions across, like the paper register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from simpul.facts import queries as facts
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.people.rules import age_text
from simpul.registry import queries as registry
from simpul.registry.queries import RosterLine
from simpul.services.queries.attendance import ROSTER_AT_MOST
from simpul.services.queries.offers import form_for
from simpul.services.queries.open_days import OpenDayView, open_day
from simpul.services.queries.staging import past_of
from simpul.services.rules import judging
from simpul.services.rules.doubts import Past
from simpul.services.rules.judging import Subject
from simpul.services.rules.showing import grid_questions, shown
from simpul.standards import Question, Service


@dataclass(frozen=True, slots=True)
class GridRow:
    """A person's line. `record_id` None: nothing recorded yet. `last`: the previous answers in words, by question."""

    person_id: UUID
    name: str
    sex: str
    age: str
    record_id: UUID | None
    revision: int
    answers: Mapping[str, Any]
    last_on: date | None
    last: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grid:
    """One service on one open day. `elsewhere`: the form asks more than a grid can hold (open the record for it)."""

    day: OpenDayView
    service: Service
    questions: tuple[Question, ...]
    rows: tuple[GridRow, ...]
    elsewhere: bool


def day_grid(*, by: Actor, open_day_id: UUID, service: str) -> Grid:
    """The grid of a personal service: everybody of the roster whom it is for, with what is recorded that day.

    Needs person.read and record.write of the service's field at the post.
    """
    day = open_day(by=by, id=open_day_id)
    form = form_for(by=by, post_id=day.post_id, service=service, on=day.on)
    if form.subject != "person":
        raise Refusal("bukan-untuk-daftar", layanan=form.name)
    records = {
        view.person_id: view for view in facts.records_of_day(by=by, post_id=day.post_id, on=day.on, service=form.code)
    }
    lines = registry.roster(by=by, post_id=day.post_id, on=day.on, limit=ROSTER_AT_MOST)
    for_whom = [line for line in lines if line.person_id in records or _is_for(form, line, day.on)]
    past = past_of([(line.person_id, form.code, day.on) for line in for_whom])
    questions = grid_questions(form)
    rows = [_row(line, records.get(line.person_id), past, form, day.on) for line in for_whom]
    return Grid(day, form, questions, tuple(rows), elsewhere=len(questions) < len(form.questions))


def _is_for(form: Service, line: RosterLine, on: date) -> bool:
    try:
        return judging.eligibility(form, Subject(line.sex, line.birth_date), on) is None
    except Refusal:
        return False


def _row(line: RosterLine, view: facts.RecordView | None, past: Past, form: Service, on: date) -> GridRow:
    before = past.newest(line.person_id, form.code, on)
    words = {} if before is None else _words(form, before[1])
    return GridRow(
        person_id=line.person_id,
        name=line.name,
        sex=line.sex,
        age=age_text(line.birth_date, on),
        record_id=view.id if view else None,
        revision=view.revision if view else 0,
        answers=view.answers if view else {},
        last_on=before[0] if before else None,
        last=words,
    )


def _words(form: Service, answers: Mapping[str, Any]) -> dict[str, str]:
    pairs = ((question.code, shown(question, answers.get(question.code))) for question in form.questions)
    return {code: text for code, text in pairs if text}
