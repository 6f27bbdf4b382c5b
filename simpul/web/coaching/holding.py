"""What a visit brings, entered on a phone or a PC; what becomes of it afterwards."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.coaching import commands, queries
from simpul.coaching.queries import VisitDetail
from simpul.kernel.refusals import Refusal
from simpul.web.coaching.forms import (
    AgreeForm,
    AnswersForm,
    FindingForm,
    MoveActionForm,
    OutcomeForm,
    VisitPhotoForm,
)
from simpul.web.coaching.visits import visit_errand
from simpul.web.errand_form import Errand, ErrandForm, carry_out, run
from simpul.web.papers import shown, take_in
from simpul.web.request import Request
from simpul.web.rights import page


def _found(request: Request, visit_id: UUID) -> VisitDetail:
    return queries.visit(by=request.actor, visit_id=visit_id, today=request.today)


@page("coaching.write")
def fill(request: Request, visit_id: UUID) -> HttpResponse:
    """The checklist: as much as is known now; the browser keeps what is typed until it is saved."""
    found = _found(request, visit_id)
    start = {
        "held_on": found.visit.held_on or min(found.visit.planned_on, request.today),
        "visitors": "\n".join(found.visitors),
        "summary": found.summary,
    }
    form = AnswersForm(request.POST or None, detail=found, initial=start)

    def act() -> None:
        commands.note_visit(
            by=request.actor,
            at=request.at,
            visit_id=visit_id,
            held_on=form.cleaned_data["held_on"],
            answers=form.answers(),
            visitors=form.cleaned_data["visitors"],
            summary=form.cleaned_data["summary"],
        )

    back = reverse("coaching:visit", kwargs={"visit_id": visit_id})
    errand = Errand(
        name="coaching.note_visit",
        title=_("Isi daftar periksa"),
        lead=f"{found.visit.visited} · {found.checklist.name}",
        button=_("Simpan isian"),
        said=lambda: _("Isian disimpan. Sahkan bila sudah lengkap."),
        trail=visit_errand(request, found, "", "", "", "").trail,
        back=back,
        template="web/coaching/fill.html",
        to=lambda _none: reverse("coaching:visit-fill", kwargs={"visit_id": visit_id}),
    )
    return run(request, form, errand, act)


@page("coaching.write")
def finding(request: Request, visit_id: UUID) -> HttpResponse:
    """Something that was found."""
    found, form = _found(request, visit_id), FindingForm(request.POST or None)
    errand = visit_errand(request, found, "coaching.note_finding", _("Catat temuan"), _("Simpan"), _("Temuan dicatat."))

    def act() -> str:
        given = {key: form.cleaned_data[key] for key in ("field", "severity", "text")}
        id = form.cleaned_data["intention"]
        return str(commands.note_finding(by=request.actor, at=request.at, visit_id=visit_id, id=id, **given))

    return run(request, form, errand, act)


@page("coaching.write")
def action(request: Request, visit_id: UUID) -> HttpResponse:
    """Something that was agreed."""
    found = _found(request, visit_id)
    form = AgreeForm(request.POST or None, findings=[(str(one.id), one.text) for one in found.findings])
    title, said = _("Catat kesepakatan"), _("Kesepakatan dicatat.")
    errand = visit_errand(request, found, "coaching.agree_action", title, _("Simpan"), said)

    def act() -> str:
        given = {key: form.cleaned_data[key] for key in ("what", "owner", "due_on")}
        about = form.cleaned_data["finding"]
        made = commands.agree_action(
            by=request.actor,
            at=request.at,
            visit_id=visit_id,
            finding_id=UUID(about) if about else None,
            id=form.cleaned_data["intention"],
            **given,
        )
        return str(made)

    return run(request, form, errand, act)


@page("coaching.read", methods=("GET",))
def photo_of(request: Request, visit_id: UUID, paper_id: UUID) -> HttpResponse:
    """A photo of a visit."""
    return shown(queries.photo_file(by=request.actor, visit_id=visit_id, paper_id=paper_id))


@page("coaching.write")
def photo(request: Request, visit_id: UUID) -> HttpResponse:
    """A photo, kept with the papers of the place that is visited."""
    found = _found(request, visit_id)
    form = VisitPhotoForm(request.POST or None, request.FILES or None)
    errand = visit_errand(request, found, "coaching.photograph", _("Tambah foto"), _("Unggah"), _("Foto ditambahkan."))
    return run(request, form, errand, lambda: _photograph(request, found, form))


@page("coaching.write", methods=("POST",))
def photo_send(request: Request, visit_id: UUID) -> HttpResponse:
    """A photo that the browser kept until there was a network, with the id of its intention; JSON: what came of it."""
    found = _found(request, visit_id)
    form = VisitPhotoForm(request.POST, request.FILES)
    if (
        form.is_valid()
        and carry_out(request, form, "coaching.photograph", lambda: _photograph(request, found, form))[0]
    ):
        return JsonResponse({"state": "there"})
    sentences = [str(one) for listed in form.errors.values() for one in listed]
    return JsonResponse({"error": " ".join(sentences)}, status=409)


def _photograph(request: Request, found: VisitDetail, form: VisitPhotoForm) -> None:
    paper_id = take_in(request, form, found.visit.visited_area.id, "coaching.write")
    caption, visit_id = form.cleaned_data["caption"], found.visit.id
    commands.photograph(by=request.actor, at=request.at, visit_id=visit_id, paper_id=paper_id, caption=caption)


def _at_once(request: Request, visit_id: UUID, name: str, said: str) -> HttpResponse:
    """A button of the visit's page: done, or said there why not."""
    act = {"coaching.sign_visit": commands.sign_visit, "coaching.read_visit": commands.read_visit}[name]
    _found(request, visit_id)  # whoever may not see the visit gets no answer about it either
    form = ErrandForm(request.POST)
    back = redirect("coaching:visit", visit_id=visit_id)
    if not form.is_valid():
        messages.error(request, _("Muat ulang halaman ini, lalu coba lagi."))
        return back
    done, _none = carry_out(request, form, name, lambda: act(by=request.actor, at=request.at, visit_id=visit_id))
    if done:
        messages.success(request, said)
    else:
        messages.error(request, str(form.non_field_errors()[0]))
    return back


@page("coaching.write", methods=("POST",))
def sign(request: Request, visit_id: UUID) -> HttpResponse:
    """Signed off by its visitor."""
    return _at_once(request, visit_id, "coaching.sign_visit", _("Hasil kunjungan disahkan."))


@page("coaching.answer", methods=("POST",))
def read(request: Request, visit_id: UUID) -> HttpResponse:
    """Read by who was visited."""
    return _at_once(request, visit_id, "coaching.read_visit", _("Tercatat sudah dibaca."))


@page("coaching.answer")
def move_action(request: Request, visit_id: UUID, action_id: UUID) -> HttpResponse:
    """How far an agreed action is."""
    found = _found(request, visit_id)
    one = next((one for one in found.actions if one.id == action_id), None)
    if one is None:
        raise Refusal("tidak-ditemukan")
    start = {"state": one.state, "note": one.note, "due_on": one.due_on}
    form = MoveActionForm(request.POST or None, initial=start)
    errand = visit_errand(request, found, "coaching.move_action", one.what, _("Simpan"), _("Tindak lanjut disimpan."))

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("state", "note", "due_on")}
        commands.move_action(by=request.actor, at=request.at, action_id=action_id, **given)

    return run(request, form, errand, act)


@page("coaching.write")
def close(request: Request, visit_id: UUID, finding_id: UUID) -> HttpResponse:
    """A finding is closed with what came of it."""
    found = _found(request, visit_id)
    one = next((one for one in found.findings if one.id == finding_id), None)
    if one is None:
        raise Refusal("tidak-ditemukan")
    form = OutcomeForm(request.POST or None)
    errand = visit_errand(request, found, "coaching.close_finding", one.text, _("Tutup temuan"), _("Temuan ditutup."))

    def act() -> None:
        outcome = form.cleaned_data["outcome"]
        commands.close_finding(by=request.actor, at=request.at, finding_id=finding_id, outcome=outcome)

    return run(request, form, errand, act)
