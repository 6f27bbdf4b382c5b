"""What is written down about a batch: sessions, speakers, materials, photos, costs; and taking it away."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.arrangements import commands as arranging
from simpul.arrangements import queries as arranged
from simpul.arrangements.commands.entries import KINDS as ARRANGED
from simpul.budgets import queries as budgets
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.library import queries as library
from simpul.places.queries import area
from simpul.standards.regulations import MATERIAL
from simpul.training import commands, queries
from simpul.training.queries import BatchView, SessionView
from simpul.web import words
from simpul.web.budgets.whereabouts import paper_from
from simpul.web.errand_form import ErrandForm, run
from simpul.web.papers import shown
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.training.batches import day_name
from simpul.web.training.forms import CostForm, MaterialForm, PhotoForm, SessionForm, SpeakerForm
from simpul.web.training.whereabouts import WRITE, batch_errand

SESSION = ("module", "title", "mode", "starts", "ends", "room", "link")


@page(WRITE)
def session_new(request: Request, batch_id: UUID) -> HttpResponse:
    """Add a session to the timetable."""
    one = queries.organised_batch(by=request.actor, batch_id=batch_id)
    form = _session_form(request, one, {"mode": one.mode})

    def act() -> None:
        given = {"batch_id": batch_id, "id": form.cleaned_data["intention"], **_session(form)}
        commands.add_session(by=request.actor, at=request.at, **given)

    title, said = _("Acara baru"), _("Acara disimpan.")
    return run(request, form, batch_errand(request, one, "training.add_session", title, _("Simpan acara"), said), act)


@page(WRITE)
def session_change(request: Request, session_id: UUID) -> HttpResponse:
    """Put a session right, or move it to another day."""
    found = queries.session(by=request.actor, session_id=session_id)
    if found is None:
        raise Refusal("tidak-ditemukan")
    one = queries.organised_batch(by=request.actor, batch_id=found.batch_id)
    told = {name: getattr(found, name) for name in SESSION}
    form = _session_form(request, one, {**told, "day": str(found.day_id)})

    def act() -> None:
        commands.change_session(by=request.actor, at=request.at, session_id=session_id, **_session(form))

    title, said = _("Ubah acara"), _("Acara disimpan.")
    return run(
        request, form, batch_errand(request, one, "training.change_session", title, _("Simpan acara"), said), act
    )


@page(WRITE)
def speaker_new(request: Request, batch_id: UUID) -> HttpResponse:
    """Record who speaks."""
    one = queries.organised_batch(by=request.actor, batch_id=batch_id)
    initial = {"session": request.GET.get("acara", ""), "fields_about": request.GET.getlist("bidang")}
    form = SpeakerForm(request.POST or None, sessions=_sessions(request, one), initial=initial)

    def act() -> None:
        given: dict[str, Any] = {key: form.cleaned_data[key] for key in ("agency", "name", "post")}
        given |= {"fields": form.cleaned_data["fields_about"], "session_id": _id(form, "session")}
        id = form.cleaned_data["intention"]
        commands.add_speaker(by=request.actor, at=request.at, batch_id=batch_id, id=id, **given)

    title, said = _("Narasumber"), _("Narasumber disimpan.")
    errand = batch_errand(request, one, "training.add_speaker", title, _("Simpan narasumber"), said)
    return run(request, form, errand, act)


@page(WRITE)
def material_new(request: Request, batch_id: UUID) -> HttpResponse:
    """Add something to read."""
    one = queries.organised_batch(by=request.actor, batch_id=batch_id)
    with_paper = request.actor.may("paper.write", Scope(area=area(one.area_id).path))
    form = MaterialForm(
        request.POST or None,
        request.FILES or None,
        sessions=_sessions(request, one),
        library=_library(request, one),
        with_paper=with_paper,
    )

    def act() -> None:
        told: dict[str, Any] = {key: form.cleaned_data[key] for key in ("title", "variant", "link", "library_key")}
        told |= {"session_id": _id(form, "session"), "id": form.cleaned_data["intention"]}
        paper = paper_from(request, form, one.area_id)
        commands.add_material(by=request.actor, at=request.at, batch_id=batch_id, paper_id=paper, **told)

    title, said = _("Bahan"), _("Bahan disimpan. Peserta dapat membacanya.")
    return run(request, form, batch_errand(request, one, "training.add_material", title, _("Simpan bahan"), said), act)


@page(WRITE)
def photo_new(request: Request, batch_id: UUID) -> HttpResponse:
    """Add a photo of the event."""
    one = queries.organised_batch(by=request.actor, batch_id=batch_id)
    form = PhotoForm(request.POST or None, request.FILES or None)

    def act() -> None:
        paper = paper_from(request, form, one.area_id)
        if paper is None:
            raise Refusal("foto-wajib", field="file")
        caption = form.cleaned_data["caption"]
        arranging.add_photo(by=request.actor, at=request.at, batch_id=batch_id, paper_id=paper, caption=caption)

    title, said = _("Foto kegiatan"), _("Foto disimpan.")
    return run(request, form, batch_errand(request, one, "arrangements.add_photo", title, _("Simpan foto"), said), act)


@page(WRITE)
def cost_new(request: Request, batch_id: UUID) -> HttpResponse:
    """Say who pays what."""
    one = queries.organised_batch(by=request.actor, batch_id=batch_id)
    form = CostForm(request.POST or None, lines=_lines(request, one))

    def act() -> None:
        told: dict[str, Any] = {key: form.cleaned_data[key] for key in ("item", "payer", "amount")}
        told |= {"line_id": _id(form, "line"), "id": form.cleaned_data["intention"]}
        arranging.add_cost(by=request.actor, at=request.at, batch_id=batch_id, **told)

    title, said = _("Siapa menanggung apa"), _("Tanggungan disimpan.")
    return run(request, form, batch_errand(request, one, "arrangements.add_cost", title, _("Simpan"), said), act)


@page(WRITE)
def remove(request: Request, batch_id: UUID, kind: str, id: UUID) -> HttpResponse:
    """Take away what was written down by mistake."""
    one = queries.organised_batch(by=request.actor, batch_id=batch_id)
    form = ErrandForm(request.POST or None)

    def act() -> None:
        remover = arranging.remove_entry if kind in ARRANGED else commands.remove_entry
        remover(by=request.actor, at=request.at, kind=kind, id=id)

    title, said = _("Hapus yang keliru"), _("Sudah dihapus.")
    lead = _("Hapus hanya bila memang keliru dicatat. Riwayatnya tetap tersimpan.")
    return run(request, form, batch_errand(request, one, "training.remove", title, _("Hapus"), said, lead=lead), act)


@page("training.read", methods=("GET",))
def material(request: Request, material_id: UUID) -> HttpResponse:
    """The file of a material, for everybody whom the batch concerns."""
    return shown(queries.material_file(by=request.actor, material_id=material_id))


@page("training.read", methods=("GET",))
def photo(request: Request, photo_id: UUID) -> HttpResponse:
    """A photo of the event."""
    return shown(arranged.photo_file(by=request.actor, photo_id=photo_id))


def _session_form(request: Request, one: BatchView, initial: dict[str, Any]) -> SessionForm:
    days = [(str(day.id), day_name(day.number, words.long_date(day.on) if day.on else "…")) for day in one.days]
    known = queries.modules(by=request.actor, programme_id=one.programme_id)
    modules = [(each.code, f"{each.name} ({each.way_name})") for each in known]
    return SessionForm(request.POST or None, days=days, modules=modules, initial=initial)


def _session(form: SessionForm) -> dict[str, Any]:
    told = {key: form.cleaned_data[key] for key in SESSION}
    return {**told, "day_id": UUID(form.cleaned_data["day"])}


def _sessions(request: Request, one: BatchView) -> list[tuple[str, str]]:
    found = queries.timetable(by=request.actor, batch_id=one.id).sessions
    return [(str(each.id), _said(each)) for each in found]


def _library(request: Request, one: BatchView) -> list[tuple[str, str]]:
    """What the library holds for everybody below the organiser, in force when they meet; materials before laws."""
    path = area(one.area_id).path
    found = library.entries(by=request.actor, on=one.starts_on or request.today, in_force=True)
    shared = [each for each in found if each.area_id in path]
    shared.sort(key=lambda each: each.group != MATERIAL)
    return [(each.key, ": ".join(filter(None, (each.number, each.title or each.about)))) for each in shared]


def _said(one: SessionView) -> str:
    return f"{_('Hari %(n)d') % {'n': one.day_number}}: {one.title}"


def _id(form: Any, name: str) -> UUID | None:
    return UUID(form.cleaned_data[name]) if form.cleaned_data[name] else None


def _lines(request: Request, one: BatchView) -> list[tuple[str, str]]:
    """Lines of the organiser's budget in that year, and of the host's, as far as the reader may see them."""
    places = dict.fromkeys((one.area_id, one.host_id))
    seen = [id for id in places if request.actor.may("budget.read", Scope(area=area(id).path))]
    found = [line for id in seen for line in budgets.lines(by=request.actor, area_id=id, year=one.year)]
    return [(str(line.id), f"{line.name}, {words.money(line.sums.amount)}") for line in found]
