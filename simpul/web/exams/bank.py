"""The question bank of an area."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.exams import commands, queries
from simpul.exams.queries import QuestionView
from simpul.exams.rules.states import QUESTION_STATES
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView, area, area_by_code
from simpul.web.errand_form import Errand, ErrandForm, run
from simpul.web.exams.forms import QuestionForm
from simpul.web.exams.listing import listed
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import Stone, stones

WRITE = "training.write"


@page(WRITE, scope=of_area, exact=True, methods=("GET",))
def bank(request: Request, code: str) -> HttpResponse:
    """The questions of an area, by field and state."""
    place = _place(code)
    field, state = request.GET.get("bidang", ""), request.GET.get("keadaan", "")
    found = queries.questions(
        by=request.actor,
        area_id=place.id,
        field=field if field in {one.code for one in standards.fields()} else "",
        state=state if state in QUESTION_STATES else "",
    )
    pages = listed(request, found, lambda one: one.text)
    told = {"jenis": "questions"}
    at = reverse("imports:lists", kwargs={"code": place.code})
    values = {
        "place": place,
        "found": pages.rows,
        "listed": pages,
        "field": field,
        "state": state,
        "states": QUESTION_STATES,
        "import_at": f"{at}?{urlencode(told)}" if request.actor.may("import.run", Scope(area=place.path)) else "",
        "trail": stones(request.actor, place.id, "training.read", "training:area"),
    }
    return render(request, "web/exams/bank.html", values)


@page(WRITE, scope=of_area, exact=True)
def new(request: Request, code: str) -> HttpResponse:
    """Write a question."""
    place = _place(code)
    form = QuestionForm(request.POST or None)

    def act() -> str:
        told: dict[str, Any] = {"by": request.actor, "at": request.at}
        return str(commands.write_question(area_id=place.id, new=form.told(), **told))

    return run(request, form, _errand(request, place, _("Soal baru"), _("Soal disimpan sebagai draf.")), act)


@page(WRITE)
def change(request: Request, question_id: UUID) -> HttpResponse:
    """Correct a question; one that stands on a paper gets a new version."""
    found = queries.question(by=request.actor, question_id=question_id)
    form = QuestionForm(request.POST or None, before=found)
    warning = _("Soal ini sudah ada pada naskah tes. Perubahan menjadi versi baru.") if found.on_paper else ""

    def act() -> str:
        told: dict[str, Any] = {"by": request.actor, "at": request.at}
        return str(commands.revise_question(question_id=question_id, new=form.told(), **told))

    errand = _errand(request, area(found.area_id), _("Ubah soal"), _("Soal disimpan."), warning)
    return run(request, form, errand, act)


@page(WRITE)
def use(request: Request, question_id: UUID) -> HttpResponse:
    """Put a question in use."""
    found = queries.question(by=request.actor, question_id=question_id)

    def act() -> None:
        commands.use_question(by=request.actor, at=request.at, question_id=question_id)

    return _moved(request, found, _("Pakai soal"), _("Soal dipakai."), act)


@page(WRITE)
def retire(request: Request, question_id: UUID) -> HttpResponse:
    """Take a question out of use."""
    found = queries.question(by=request.actor, question_id=question_id)

    def act() -> None:
        commands.retire_question(by=request.actor, at=request.at, question_id=question_id)

    return _moved(request, found, _("Tarik soal"), _("Soal ditarik."), act)


def _place(code: str) -> AreaView:
    found = area_by_code(code)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _moved(request: Request, found: QuestionView, title: str, said: str, act: Callable[[], None]) -> HttpResponse:
    errand = _errand(request, area(found.area_id), title, said, button=title, lead=found.text)
    return run(request, ErrandForm(request.POST or None), errand, act)


def _errand(
    request: Request, place: AreaView, title: str, said: str, warning: str = "", *, button: str = "", lead: str = ""
) -> Errand:
    back = reverse("exams:bank", kwargs={"code": place.code})
    way = stones(request.actor, place.id, "training.read", "training:area")
    return Errand(
        name=f"exams.{title}",
        title=title,
        lead=lead,
        warning=warning,
        button=button or _("Simpan soal"),
        said=lambda: said,
        trail=[*way, Stone(_("Bank soal"), back)],
        back=back,
    )
