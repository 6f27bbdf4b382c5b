"""Answering: a participant sends a test, with the code of the badge or signed in; anybody there judges the event."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from simpul.audit.commands import once
from simpul.exams import commands, queries
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.participants.commands import note_knock
from simpul.participants.queries import refuse_too_many
from simpul.web.errand_form import ErrandForm
from simpul.web.exams.forms import AnswerForm, OpinionForm
from simpul.web.exams.whereabouts import KINDS
from simpul.web.request import Request
from simpul.web.rights import PUBLIC, SIGNED_IN, page

# Who answers by a link is nobody whom we know: the audit tells them from all others by this.
GUEST = Actor(id=UUID("00000000-0000-7000-8000-000000000003"), name="Tautan tes")
_NO_SUCH = frozenset({"tes-tidak-berlaku", "kode-peserta-salah"})


@page(PUBLIC)
def answer(request: Request, token: str) -> HttpResponse:
    """A test, one question below the other; sent once."""
    try:
        refuse_too_many(address=_address(request), at=request.at)
        paper = queries.open_paper_of(at=request.at, token=token)
    except Refusal as refusal:
        return _closed(request, refusal)
    form = AnswerForm(request.POST or None, questions=paper.questions)

    def act() -> None:
        told: dict[str, Any] = {"by": GUEST, "at": request.at, "token": token}
        commands.answer_by_link(code=form.cleaned_data["code"], chosen=form.chosen(), **told)

    values = {"ground": paper.ground, "form": form, "title": KINDS[paper.kind]}
    return _sent(request, form, "exams.answer_by_link", act, values, "web/exams/test.html")


@page(SIGNED_IN)
def own(request: Request, paper_id: UUID) -> HttpResponse:
    """A test for somebody who is signed in and stands on the list: no code is asked."""
    paper = queries.own_paper(by=request.actor, at=request.at, paper_id=paper_id)
    form = AnswerForm(request.POST or None, questions=paper.questions, known=True)

    def act() -> None:
        told: dict[str, Any] = {"by": request.actor, "at": request.at, "paper_id": paper_id}
        commands.answer_as_participant(chosen=form.chosen(), **told)

    values = {"ground": paper.ground, "form": form, "title": KINDS[paper.kind], "own": True}
    return _sent(request, form, "exams.answer_as_participant", act, values, "web/exams/test.html", request.actor)


@page(PUBLIC)
def judge_event(request: Request, token: str) -> HttpResponse:
    """What somebody thinks of the event."""
    try:
        refuse_too_many(address=_address(request), at=request.at)
        ground = queries.evaluated_event(at=request.at, token=token)
    except Refusal as refusal:
        return _closed(request, refusal)
    form = OpinionForm(request.POST or None)

    def act() -> None:
        told: dict[str, Any] = {"by": GUEST, "at": request.at, "token": token}
        commands.give_opinion(stars=form.stars(), comment=form.cleaned_data["comment"], **told)

    return _sent(request, form, "exams.give_opinion", act, {"ground": ground, "form": form}, "web/exams/event.html")


def _sent(
    request: Request,
    form: ErrandForm,
    name: str,
    act: Callable[[], None],
    values: dict[str, Any],
    template: str,
    by: Actor = GUEST,
) -> HttpResponse:
    """Show the form; when it comes back sound, keep it once and say thanks."""
    if request.method == "POST" and form.is_valid():
        try:
            once(id=form.cleaned_data["intention"], by=by, at=request.at, name=name, act=act)
            return render(request, "web/exams/thanks.html", values)
        except Refusal as refusal:
            if refusal.code in _NO_SUCH:
                note_knock(address=_address(request), at=request.at)
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
    return render(request, template, values)


def _closed(request: Request, refusal: Refusal) -> HttpResponse:
    if refusal.code in _NO_SUCH:
        note_knock(address=_address(request), at=request.at)
    return render(request, "web/exams/closed.html", {"sentence": refusal.sentence}, status=404)


def _address(request: Request) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
