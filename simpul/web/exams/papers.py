"""The papers of a batch: questions chosen, opened, closed; answers entered from paper in a grid."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from simpul.exams import commands, queries
from simpul.exams.commands import Sheet
from simpul.exams.queries import EntryGrid
from simpul.exams.rules.states import LEFT_OPEN, LETTERS, ON_PHONE
from simpul.kernel.refusals import Refusal
from simpul.web.errand_form import ErrandForm, carry_out, run
from simpul.web.exams.forms import PaperForm
from simpul.web.exams.listing import listed
from simpul.web.exams.whereabouts import KINDS, at, errand_of, ground_for, trail_to
from simpul.web.request import Request
from simpul.web.rights import page

MANAGE = "participant.manage"


@page(MANAGE)
def choose(request: Request, batch_id: UUID, kind: str) -> HttpResponse:
    """Choose the questions of a test; the other test of the batch offers the same ones."""
    ground = ground_for(request, batch_id)
    if kind not in KINDS:
        raise Refusal("tidak-ditemukan")
    offered = queries.questions_for(by=request.actor, at=request.at, batch_id=batch_id)
    papers = {one.kind: one for one in queries.papers_of(by=request.actor, at=request.at, batch_id=batch_id)}
    chosen = papers.get(kind) or next(iter(papers.values()), None)
    ticked = [str(id) for id in chosen.question_ids] if chosen else []
    form = PaperForm(request.POST or None, offered=offered, initial={"questions": ticked})

    def act() -> str:
        ids = [UUID(id) for id in form.cleaned_data["questions"]]
        told: dict[str, Any] = {"by": request.actor, "at": request.at, "batch_id": batch_id, "kind": kind}
        return str(commands.set_paper(question_ids=ids, **told))

    if not offered:
        values = {"ground": ground, "trail": trail_to(request, ground), "title": KINDS[kind]}
        return render(request, "web/exams/no_questions.html", values)
    errand = errand_of(request, ground, "exams.set_paper", str(KINDS[kind]), _("Simpan soal tes"), _("Tes disimpan."))
    return run(request, form, errand, act)


@page(MANAGE)
def start(request: Request, paper_id: UUID) -> HttpResponse:
    """Open a test for answers by the link."""
    return _moved(request, paper_id, _("Buka tes"), _("Tes dibuka."), commands.open_paper)


@page(MANAGE)
def stop(request: Request, paper_id: UUID) -> HttpResponse:
    """Close a test."""
    return _moved(request, paper_id, _("Tutup tes"), _("Tes ditutup."), commands.close_paper)


@page(MANAGE)
def renew(request: Request, paper_id: UUID) -> HttpResponse:
    """A new link in place of the old one."""
    return _moved(request, paper_id, _("Ganti tautan tes"), _("Tautan diganti."), commands.renew_paper_link)


def _moved(request: Request, paper_id: UUID, title: str, said: str, command: Callable[..., None]) -> HttpResponse:
    grid = queries.entry_grid(by=request.actor, at=request.at, paper_id=paper_id)
    ground = ground_for(request, grid.batch_id)

    def act() -> None:
        command(by=request.actor, at=request.at, paper_id=paper_id)

    form = ErrandForm(request.POST or None)
    return run(request, form, errand_of(request, ground, f"exams.{command.__name__}", title, title, said), act)


@page(MANAGE)
def enter(request: Request, paper_id: UUID) -> HttpResponse:
    """The grid: a row per participant, a letter per question, fifty at a time. Rows left empty are not entered."""
    grid = queries.entry_grid(by=request.actor, at=request.at, paper_id=paper_id)
    ground = ground_for(request, grid.batch_id)
    people = listed(request, grid.rows, lambda one: one.name)
    form = ErrandForm(request.POST or None)
    sheets, wrong = _read(request, grid) if request.method == "POST" else ([], [])
    if request.method == "POST" and form.is_valid() and not wrong:

        def act() -> int:
            return commands.enter_sheets(by=request.actor, at=request.at, paper_id=paper_id, sheets=sheets)

        done, count = carry_out(request, form, "exams.enter_sheets", act)
        if done:
            messages.success(request, _("%(n)d lembar jawaban tersimpan.") % {"n": count})
            further = people.part.after if people.part else ""
            return redirect(f"{request.path}{further}" if further else at("batch", ground))
    values = {
        "form": form,
        "ground": ground,
        "title": KINDS[grid.kind],
        "letters": LETTERS,
        "questions": grid.questions,
        "listed": people,
        "rows": [(one, _cells(request, grid, one.participant_id, one.letters)) for one in people.rows],
        "wrong": wrong,
        "on_phone": ON_PHONE,
        "trail": trail_to(request, ground),
    }
    return render(request, "web/exams/enter.html", values)


def _cells(request: Request, grid: EntryGrid, participant: UUID, letters: str) -> list[tuple[str, str, int]]:
    """Name of the input, what stands in it, the number of the question."""
    cells = []
    for one in grid.questions:
        name = f"{participant}.{one.number}"
        kept = letters[one.number - 1 : one.number].replace(LEFT_OPEN, "")
        cells.append((name, request.POST.get(name, kept) if request.method == "POST" else kept, one.number))
    return cells


def _read(request: Request, grid: EntryGrid) -> tuple[list[Sheet], list[str]]:
    """The sheets that were typed, and sentences about letters that are none of the options."""
    sheets, wrong = [], []
    for row in grid.rows:
        if row.how == ON_PHONE:
            continue
        chosen: dict[UUID, int] = {}
        for one in grid.questions:
            letter = request.POST.get(f"{row.participant_id}.{one.number}", "").strip().upper()
            place = LETTERS.find(letter) if len(letter) == 1 else -1
            if 0 <= place < len(one.options):
                chosen[one.id] = place
            elif letter:
                told = {"name": row.name, "n": one.number, "last": LETTERS[len(one.options) - 1]}
                wrong.append(_("%(name)s, soal %(n)d: tulis huruf A sampai %(last)s.") % told)
        if chosen and "".join(_letter(chosen.get(one.id)) for one in grid.questions) != row.letters:
            sheets.append(Sheet(row.participant_id, chosen))
    return sheets, wrong


def _letter(place: int | None) -> str:
    return LEFT_OPEN if place is None else LETTERS[place]
