"""Mending a record: correct it, void it, undo it at once."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.facts.rules import digest
from simpul.kernel.refusals import Refusal
from simpul.services import queries
from simpul.services.commands import correct_record, void_record
from simpul.services.queries import Page
from simpul.services.rules.shapes import WHOLE
from simpul.standards.answers import Wrong
from simpul.standards.typing_in import read_date
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.post.photos import of_questions, take_in
from simpul.web.post.place import Place, place_of
from simpul.web.post.questions import Asked, Raw, as_typed, asked, read, typed
from simpul.web.post.recording import faults, named, on_is_day
from simpul.web.request import Request
from simpul.web.rights import page

UNDONE = gettext_lazy("Urung: salah tekan")


@dataclass
class Mended:
    """A record being corrected: what was typed, what is wrong, what is doubtful."""

    found: Page
    revision: int
    on_text: str
    reason: str
    raw: Raw
    errors: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, str] = field(default_factory=dict)
    refusal: str = ""

    @property
    def doubt(self) -> str:
        """What the doubts are, so that saying yes holds for these and no others."""
        return digest(self.warnings) if self.warnings else ""


class ReasonForm(ErrandForm):
    reason = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=300, help_text=gettext_lazy("Misalnya: tercatat dua kali")
    )


@page("record.correct")
def correct(request: Request, id: UUID) -> HttpResponse:
    """The record's form with its answers; saving keeps the old ones in the history."""
    found = queries.record(by=request.actor, id=id)
    if not found.may_correct:
        raise Refusal("sudah-dibatalkan") if found.record.void else Refusal("tidak-berhak", action="record.correct")
    place = place_of(request, found.record.post_id)
    mended = _mended(request, found)
    if request.method == "POST":
        photos, mended.errors = take_in(request, place, found.service, id)
        mended.raw = {**mended.raw, **photos}
    if request.method == "POST" and _save(request, mended, place):
        messages.success(request, _("Catatan dibetulkan. Isi yang lama tetap ada di riwayat."))
        return redirect("post:record", id=id)
    return render(request, "web/post/record_correct.html", _values(request, place, mended))


def _mended(request: Request, found: Page) -> Mended:
    if request.method != "POST":
        raw = as_typed(found.service, found.record.answers)
        return Mended(found, found.record.revision, found.record.on.isoformat(), "", raw)
    given = request.POST
    revision = given.get("revision", "")
    return Mended(
        found=found,
        revision=int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else 0,
        on_text=given.get("on", ""),
        reason=given.get("reason", ""),
        raw=typed(found.service, given),
    )


def _save(request: Request, mended: Mended, place: Place) -> bool:
    try:
        on = read_date(mended.on_text)
    except Wrong as wrong:
        mended.errors["on"] = str(wrong)
        on = place.today
    answers, errors = read(mended.found.service, mended.raw, on)
    mended.errors |= errors
    return not mended.errors and _corrected(request, mended, on, answers)


def _corrected(request: Request, mended: Mended, on: date, answers: dict[str, Any]) -> bool:
    """Whether it is written; else what stands against it is noted."""
    given: dict[str, Any] = {
        "by": request.actor,
        "at": request.at,
        "id": mended.found.record.id,
        "revision": mended.revision,
    }
    given |= {"answers": answers, "on": on, "reason": mended.reason}
    try:
        outcome = correct_record(**given, ask_first=True)
        if outcome.state == "asked":
            mended.warnings = dict(outcome.warnings)
            if request.POST.get("sure") == mended.doubt:
                outcome = correct_record(**given)
    except Refusal as refusal:
        if refusal.field in ("on", "reason"):
            mended.errors[refusal.field] = refusal.sentence
        else:
            mended.refusal = refusal.sentence
        return False
    mended.errors |= outcome.errors
    return outcome.saved


def _values(request: Request, place: Place, mended: Mended) -> dict[str, Any]:
    service = mended.found.service
    return {
        "place": place,
        "trail": place.trail,
        "mended": mended,
        "found": mended.found,
        "service": service,
        "questions": _questions(request, place, mended),
        "with_photos": any(question.type == "photo" for question in service.questions),
        "whole_warning": mended.warnings.get(WHOLE, ""),
        "faults": faults(mended.errors, service, mended.refusal),
        "is_day": on_is_day(mended.on_text),
    }


def _questions(request: Request, place: Place, mended: Mended) -> tuple[Asked, ...]:
    service, persons = mended.found.service, []
    if any(question.type == "persons" for question in service.questions):
        persons = named(request, place, mended.found.record.on)
    photos = of_questions(request, service, mended.raw)
    return asked(service, mended.raw, errors=mended.errors, warnings=mended.warnings, persons=persons, photos=photos)


@page("record.void")
def void(request: Request, id: UUID) -> HttpResponse:
    """Take the record out of every count, with a reason; it stays readable."""
    found = queries.record(by=request.actor, id=id)
    place = place_of(request, found.record.post_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        void_record(by=request.actor, at=request.at, id=id, reason=form.cleaned_data["reason"])

    errand = Errand(
        name="services.void_record",
        title=_("Batalkan catatan"),
        lead=f"{found.service.name} · {found.person.name if found.person else found.record.place}",
        button=_("Batalkan catatan"),
        said=lambda: _("Catatan dibatalkan. Isinya tetap dapat dibaca."),
        trail=place.trail,
        back=reverse("post:record", kwargs={"id": id}),
    )
    return run(request, form, errand, act)


@page("record.void", methods=("POST",))
def undo(request: Request, id: UUID) -> HttpResponse:
    """What has just been recorded was a slip: void it at once. Twice is once."""
    found = queries.record(by=request.actor, id=id)
    void_record(by=request.actor, at=request.at, id=id, reason=str(UNDONE))
    messages.success(request, _("%s dibatalkan.") % found.service.name)
    if found.record.open_day_id:
        return redirect("post:open-day", open_day_id=found.record.open_day_id)
    return redirect("post:record", id=id)
