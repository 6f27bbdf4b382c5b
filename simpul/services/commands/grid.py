"""Saving the grid of a day: every line goes the way of a single record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import command
from simpul.facts import queries as facts
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.services.commands.correcting import correct_record
from simpul.services.commands.recording import record_services
from simpul.services.queries.offers import form_for
from simpul.services.queries.open_days import OpenDayView, open_day
from simpul.services.rules.open_days import CANCELLED
from simpul.services.rules.shapes import NewRecord, Outcome, refused
from simpul.services.rules.showing import grid_questions
from simpul.standards import Service, forms


@dataclass(frozen=True, slots=True)
class GridEntry:
    """A line as typed: text by question code. `revision` 0: a new record under `record_id`; else the one seen."""

    person_id: UUID
    record_id: UUID
    revision: int
    raw: Mapping[str, str | list[str]]


@command("services.save_grid")
def save_grid(
    *,
    by: Actor,
    at: datetime,
    open_day_id: UUID,
    service: str,
    entries: Sequence[GridEntry],
    ask_first: bool = False,
) -> list[Outcome]:
    """Save the lines of a grid; one outcome for each line that says something, by its record id.

    New lines are recorded, changed ones corrected, untouched ones are `same`; a bad line does not sink the others.
    `ask_first`: doubtful lines are not written but come back `asked`.
    """
    day = open_day(by=by, id=open_day_id)
    if day.state == CANCELLED:
        raise Refusal("hari-buka-batal")
    form = form_for(by=by, post_id=day.post_id, service=service, on=day.on)
    known = {view.id: view for view in facts.records_of_day(by=by, post_id=day.post_id, on=day.on, service=form.code)}
    outcomes: list[Outcome] = []
    new: list[NewRecord] = []
    for entry in entries:
        answers, errors = _read(form, entry, day)
        if errors:
            outcomes.append(refused(entry.record_id, Refusal("isian-keliru"), errors))
        elif entry.revision:
            outcomes.append(_corrected(by, at, entry, answers, known, ask_first))
        elif answers:
            told = (entry.record_id, day.post_id, form.code, form.version, day.on, answers, entry.person_id)
            new.append(NewRecord(*told, open_day_id=day.id))
    return outcomes + (record_services(by=by, at=at, items=new, ask_first=ask_first) if new else [])


def _read(form: Service, entry: GridEntry, day: OpenDayView) -> tuple[dict[str, Any], dict[str, str]]:
    """Typed answers and the sentences of what cannot be read; an empty line has neither."""
    codes = {question.code for question in grid_questions(form)} & entry.raw.keys()
    raw = {code: entry.raw[code] for code in codes}
    if not entry.revision and not any(value for value in raw.values()):
        return {}, {}
    answers, errors = forms.parse(form, raw, day.on)
    return answers, {code: sentence for code, sentence in errors.items() if code in codes}


def _corrected(
    by: Actor,
    at: datetime,
    entry: GridEntry,
    answers: Mapping[str, Any],
    known: Mapping[UUID, facts.RecordView],
    ask_first: bool,
) -> Outcome:
    view = known.get(entry.record_id)
    if view is None:
        return refused(entry.record_id, Refusal("tidak-ditemukan"))
    kept = {code: value for code, value in view.answers.items() if code not in entry.raw}
    if {**kept, **answers} == view.answers:
        return Outcome(entry.record_id, "same")
    try:
        return correct_record(
            by=by,
            at=at,
            id=view.id,
            revision=entry.revision,
            answers={**kept, **answers},
            ask_first=ask_first,
        )
    except Refusal as refusal:
        return refused(entry.record_id, refusal)
