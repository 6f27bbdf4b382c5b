"""One record with its story, and a person's records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul import standards
from simpul.audit.queries import Happening, history
from simpul.facts import queries as facts
from simpul.facts.queries import RecordView
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import written
from simpul.people import queries as people
from simpul.services.queries.naming import Names
from simpul.services.rules.showing import lines, shown, summary
from simpul.standards import Service

_DERIVED = {"sex": "Jenis kelamin", "age_days": "Umur (hari)", "disability": "Disabilitas"}


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a record: who, when, what, and (label, before, after) of each value that changed."""

    at: datetime
    by_name: str
    what: str
    changes: tuple[tuple[str, str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """A record as its page shows it. `answers` are (label, text); `person` None when it is about none, or unseen;
    `about`: the person, family or place in words."""

    record: RecordView
    service: Service
    person: people.PersonView | None
    about: str
    answers: tuple[tuple[str, str], ...]
    history: tuple[Step, ...]
    may_correct: bool
    may_void: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A record in a person's list."""

    id: UUID
    post_id: UUID
    on: date
    service: str
    name: str
    field: str
    summary: str
    late: bool
    void: bool


def record(*, by: Actor, id: UUID) -> Page:
    """One record with its history; `tidak-ditemukan` when there is none that this actor may read."""
    view = facts.record(by=by, id=id)
    form = _form_of(view)
    scope = facts.stored_record(id).scope
    names = Names(by, scope, [view])
    return Page(
        record=view,
        service=form,
        person=names.person(view),
        about=names.about(view),
        answers=lines(form, view.answers),
        history=tuple(_step(form, one) for one in history("record", id)),
        may_correct=not view.void and by.may("record.correct", scope),
        may_void=not view.void and by.may("record.void", scope),
    )


def records_of(
    *, by: Actor, person_id: UUID, service: str | None = None, before: date | None = None, limit: int = 50
) -> list[Line]:
    """A person's records that this actor may read, newest first; `before` a day for the next page."""
    people.person(by=by, id=person_id)
    views = facts.records_of_person(by=by, person_id=person_id, service=service, before=before, limit=limit)
    return [_line(view, _form_of(view)) for view in views]


def _form_of(view: RecordView) -> Service:
    """The form that the record was written on."""
    return standards.service(view.service, None, view.version)


def _line(view: RecordView, form: Service) -> Line:
    return Line(
        id=view.id,
        post_id=view.post_id,
        on=view.on,
        service=view.service,
        name=form.name,
        field=view.field,
        summary=summary(form, view.answers),
        late=view.late,
        void=view.void,
    )


def _step(form: Service, one: Happening) -> Step:
    before, after = one.before or {}, one.after or {}
    changes = tuple(_changes(form, before, after)) if one.before is not None else ()
    return Step(one.at, one.by_name, _what(before, after, first=one.before is None), changes, one.reason)


def _what(before: Mapping[str, Any], after: Mapping[str, Any], *, first: bool) -> str:
    if first:
        return "dicatat"
    if after.get("void"):
        return "dibatalkan"
    return "mengikuti data orangnya" if before.keys() & _DERIVED.keys() else "diperbaiki"


def _changes(form: Service, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    found = []
    if "on" in before:
        found.append(("Tanggal", _day(before["on"]), _day(after["on"])))
    for code, label in _DERIVED.items():
        if before.get(code) != after.get(code):
            found.append((label, _plain(before.get(code)), _plain(after.get(code))))
    for question in form.questions:
        was, now = before.get("answers", {}), after.get("answers", {})
        if question.code in was or question.code in now:
            found.append(
                (question.label, shown(question, was.get(question.code)), shown(question, now.get(question.code)))
            )
    return found


def _day(value: str) -> str:
    return written(date.fromisoformat(value))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    return "" if value is None else str(value)
