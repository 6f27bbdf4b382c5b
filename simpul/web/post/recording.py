"""Recording a service: the form made from the catalogue, asked back where doubtful, kept as typed where wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.facts.rules import digest
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people import queries as people
from simpul.people.rules import age_text
from simpul.registry import queries as registry
from simpul.services.commands import record_services
from simpul.services.queries import form_for, open_day, records_of
from simpul.services.rules.shapes import WHOLE, NewRecord, Outcome
from simpul.standards.answers import Wrong
from simpul.standards.typing_in import read_date
from simpul.web import words
from simpul.web.post.photos import of_questions, take_in
from simpul.web.post.place import Place, place_of
from simpul.web.post.questions import Asked, asked, read, typed
from simpul.web.request import Request
from simpul.web.rights import of_post, page

# Inputs of the page itself, by the name that a refusal gives them.
OWN_INPUTS = ("on", "person", "household", "place")


@dataclass
class Sheet:
    """The form as it stands: for whom, on which day, what was typed, what is wrong and what is doubtful."""

    at: Place
    service: standards.Service
    id: UUID
    on_text: str
    person: people.PersonView | None
    household: people.HouseholdView | None
    place: str
    day_id: UUID | None
    raw: Mapping[str, str | list[str]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, str] = field(default_factory=dict)
    refusal: str = ""
    known_id: UUID | None = None

    @property
    def on(self) -> date:
        """The day typed; the post's today as long as it cannot be read."""
        try:
            return read_date(self.on_text)
        except Wrong:
            return self.at.today

    @property
    def age(self) -> str:
        return self.person.age(self.on) if self.person else ""

    @property
    def doubt(self) -> str:
        """What the doubts are, so that saying yes holds for these and no others."""
        return digest(self.warnings) if self.warnings else ""


@page("record.write", scope=of_post)
def record_form(request: Request, post_id: UUID, service: str) -> HttpResponse:
    """The form of one service, and what comes back from it."""
    place = place_of(request, post_id)
    sheet = _sheet(request, place, service)
    missing = _missing_aim(sheet)
    if missing and request.method == "GET":
        return redirect(missing)
    if request.method == "POST":
        photos, sheet.errors = take_in(request, place, sheet.service, sheet.id)
        sheet.raw = {**sheet.raw, **photos}
    if request.method == "POST" and (outcome := _save(request, sheet)):
        return _done(request, sheet, outcome)
    return render(request, "web/post/record_form.html", _shown(request, sheet))


def _sheet(request: Request, place: Place, service: str) -> Sheet:
    given = request.POST if request.method == "POST" else request.GET
    day_id = as_id(given.get("hari", ""))
    on_text = given.get("on", "") or _day_of(request, day_id) or place.today.isoformat()
    try:
        on = read_date(on_text)
    except Wrong:
        on = place.today
    try:
        form = form_for(by=request.actor, post_id=place.post.id, service=service, on=on)
    except Refusal as refusal:
        if refusal.code != "layanan-tidak-berlaku":
            raise
        form = form_for(by=request.actor, post_id=place.post.id, service=service, on=place.today)
    person_id, household_id = as_id(given.get("orang", "")), as_id(given.get("keluarga", ""))
    return Sheet(
        at=place,
        service=form,
        id=as_id(given.get("id", "")) or new_id(),
        on_text=on_text,
        person=people.person(by=request.actor, id=person_id) if person_id else None,
        household=people.household(by=request.actor, id=household_id) if household_id else None,
        place=given.get("place", ""),
        day_id=day_id,
        raw=typed(form, request.POST) if request.method == "POST" else {},
    )


def as_id(text: str) -> UUID | None:
    """The id that a query or an input names; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _day_of(request: Request, day_id: UUID | None) -> str:
    return open_day(by=request.actor, id=day_id).on.isoformat() if day_id else ""


def _missing_aim(sheet: Sheet) -> str:
    """Where the person or family is chosen first; empty when the form can be filled."""
    names = {"person": ("post:choose-person", sheet.person), "household": ("post:choose-household", sheet.household)}
    name, chosen = names.get(sheet.service.subject, ("", True))
    if chosen:
        return ""
    address = reverse(name, kwargs={"post_id": sheet.at.post.id, "service": sheet.service.code})
    return address + (f"?hari={sheet.day_id}" if sheet.day_id else "")


def _save(request: Request, sheet: Sheet) -> Outcome | None:
    """The outcome when it is saved; None when the form is shown again, with what stands against it."""
    try:
        on = read_date(sheet.on_text)
    except Wrong as wrong:
        sheet.errors["on"] = str(wrong)
        on = sheet.at.today
    answers, errors = read(sheet.service, sheet.raw, on)
    sheet.errors |= errors
    if sheet.errors:
        return None
    item = _item(sheet, answers, on)
    outcome = record_services(by=request.actor, at=request.at, items=[item], ask_first=True)[0]
    if outcome.state == "asked":
        sheet.warnings = dict(outcome.warnings)
        if request.POST.get("sure") == sheet.doubt:
            outcome = record_services(by=request.actor, at=request.at, items=[item])[0]
    if outcome.saved:
        return outcome
    _note_refusal(sheet, outcome)
    return None


def _item(sheet: Sheet, answers: Mapping[str, Any], on: date) -> NewRecord:
    return NewRecord(
        id=sheet.id,
        post_id=sheet.at.post.id,
        service=sheet.service.code,
        version=sheet.service.version,
        on=on,
        answers=answers,
        person_id=sheet.person.id if sheet.person else None,
        household_id=sheet.household.id if sheet.household else None,
        place=sheet.place,
        open_day_id=sheet.day_id,
    )


def _note_refusal(sheet: Sheet, outcome: Outcome) -> None:
    sheet.errors |= outcome.errors
    codes = {question.code for question in sheet.service.questions}
    if outcome.state == "refused" and not outcome.errors.keys() & (codes | {"on", "place"}):
        sheet.refusal = outcome.sentence
    if outcome.code == "sudah-ada-lain":
        sheet.known_id = sheet.id


def _done(request: Request, sheet: Sheet, outcome: Outcome) -> HttpResponse:
    if outcome.state == "accepted":
        undo = reverse("post:record-undo", kwargs={"id": sheet.id})
        about = sheet.person.name if sheet.person else sheet.household.head_name if sheet.household else sheet.place
        said = {"service": sheet.service.name, "about": f": {about}" if about else ""}
        messages.success(request, _("%(service)s tercatat%(about)s.") % said, extra_tags=undo)
    if sheet.day_id:
        return redirect("post:open-day", open_day_id=sheet.day_id)
    return redirect("post:record", id=sheet.id)


def _shown(request: Request, sheet: Sheet) -> dict[str, Any]:
    place, service = sheet.at, sheet.service
    return {
        "sheet": sheet,
        "place": place,
        "service": service,
        "trail": place.trail,
        "questions": questions_of(request, place, sheet),
        "with_photos": any(question.type == "photo" for question in service.questions),
        "asks_place": service.subject in ("place", "event"),
        "whole_warning": sheet.warnings.get(WHOLE, ""),
        "faults": faults(sheet.errors, service, sheet.refusal),
        "last": _last(request, sheet),
        "is_day": on_is_day(sheet.on_text),
    }


def on_is_day(text: str) -> bool:
    """Whether an input of type date can hold it."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def questions_of(request: Request, place: Place, sheet: Sheet) -> tuple[Asked, ...]:
    """The questions of the sheet, with the roster where persons can be named."""
    persons: list[tuple[str, str, str]] = []
    if any(question.type == "persons" for question in sheet.service.questions):
        persons = named(request, place, sheet.on)
    photos = of_questions(request, sheet.service, sheet.raw)
    return asked(sheet.service, sheet.raw, errors=sheet.errors, warnings=sheet.warnings, persons=persons, photos=photos)


def named(request: Request, place: Place, on: date) -> list[tuple[str, str, str]]:
    """(id, name, age) of the post's roster on a day."""
    lines = registry.roster(by=request.actor, post_id=place.post.id, on=on, limit=2_000)
    return [(str(line.person_id), line.name, age_text(line.birth_date, on)) for line in lines]


def faults(errors: Mapping[str, str], service: standards.Service, refusal: str = "") -> list[tuple[str, str, str]]:
    """(anchor, label, sentence) of everything that is wrong, in the order of the page."""
    found = [("", "", refusal)] if refusal else []
    own = {"on": _("Tanggal"), "place": _("Nama tempat"), "person": _("Orang"), "household": _("Keluarga")}
    found += [
        (f"own-{name}", str(own[name]), errors[name])
        for name in OWN_INPUTS
        if name in errors and refusal != errors[name]
    ]
    return found + [
        (f"q-{question.code}", question.label, errors[question.code])
        for question in service.questions
        if question.code in errors
    ]


def _last(request: Request, sheet: Sheet) -> str:
    """What was recorded of this service the last time: "5 Oktober 2026: Berat badan (BB) 9,5 kg"."""
    if sheet.person is None:
        return ""
    lines = records_of(
        by=request.actor, person_id=sheet.person.id, service=sheet.service.code, before=sheet.on, limit=5
    )
    line = next((line for line in lines if not line.void), None)
    return f"{words.long_date(line.on)}: {line.summary}" if line else ""
