"""Batches of a regency: gathered, handed upward with a letter, and the numbers that come back."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.dossiers import commands, queries
from simpul.dossiers.commands import CHAIR_SIGNS, NumberRow, Signer
from simpul.dossiers.queries import BatchView
from simpul.kernel.actor import REGENCY
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.offices.queries import team
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.web.dossiers.forms import BatchForm, LetterForm, NumbersForm, SignerForm
from simpul.web.dossiers.matrix import MATRIX_AT_MOST, FileNumber, read_numbers
from simpul.web.errand_form import Errand, carry_out, run, show
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.table import Column, Row, Table, text_cell
from simpul.web.walk import Stone, area_or_refusal, stones


@page("dossier.submit", scope=of_area, methods=("GET",))
def batch_list(request: Request, code: str) -> HttpResponse:
    """The batches of a regency."""
    area = area_or_refusal(code)
    values = {
        "area": area,
        "trail": stones(request.actor, area.id, page="dossiers:area"),
        "batches": queries.batches(by=request.actor, area_id=area.id),
        "is_regency": area.level == REGENCY,
        "ready": len(queries.ready(by=request.actor, area_id=area.id)),
    }
    return render(request, "web/dossiers/batches.html", values)


@page("dossier.submit", scope=of_area)
def new(request: Request, code: str) -> HttpResponse:
    """Gather verified dossiers."""
    area = area_or_refusal(code)
    ready = queries.ready(by=request.actor, area_id=area.id)
    posts = [(str(one.post_id), f"{one.label}, {one.village_name}") for one in ready]
    start = {
        "post_ids": [id for id, _name in posts],
        "office": translated(CHAIR_SIGNS.office),
        "signer": _chair(request, area),
    }
    form = BatchForm(request.POST or None, posts=posts, initial=start)

    def act() -> str:
        made = commands.make_batch(
            by=request.actor,
            at=request.at,
            area_id=area.id,
            name=form.cleaned_data["name"],
            post_ids=form.chosen(),
            signer=Signer(form.cleaned_data["office"], form.cleaned_data["signer"]),
            id=form.cleaned_data["intention"],
        )
        return str(made)

    errand = Errand(
        name="dossiers.make_batch",
        title=_("Kiriman baru %s") % area.full_name,
        warning="" if posts else _("Belum ada berkas terverifikasi yang menunggu kiriman di sini."),
        button=_("Susun kiriman"),
        said=lambda: _("Kiriman disusun. Unduh surat, matriks, dan berkasnya."),
        trail=stones(request.actor, area.id, page="dossiers:area"),
        back=reverse("dossiers:batches", kwargs={"code": code}),
        to=lambda made: reverse("dossiers:batch", kwargs={"batch_id": made}),
    )
    return run(request, form, errand, act)


def _chair(request: Request, area: AreaView) -> str:
    """The chair of the area's team, if one is known."""
    found = team(by=request.actor, area_id=area.id, on=request.today)
    return found.chair.name if found and found.chair else ""


def batch_trail(request: Request, batch: BatchView) -> list[Stone]:
    """The way to a batch."""
    code = places.area(batch.area_id).code
    above = stones(request.actor, batch.area_id, page="dossiers:area")
    return [*above, Stone(_("Kiriman"), reverse("dossiers:batches", kwargs={"code": code}))]


@page("dossier.submit", methods=("GET",))
def batch_page(request: Request, batch_id: UUID) -> HttpResponse:
    """A batch with its posts, its downloads and its next step."""
    batch = queries.batch(by=request.actor, batch_id=batch_id)
    values = {"batch": batch, "trail": batch_trail(request, batch)}
    return render(request, "web/dossiers/batch.html", values)


@page("dossier.submit")
def submit(request: Request, batch_id: UUID) -> HttpResponse:
    """Write down the letter that went to Kemendagri."""
    batch = queries.batch(by=request.actor, batch_id=batch_id)
    form = LetterForm(request.POST or None, initial={"on": request.today})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("letter", "on")}
        commands.submit_batch(by=request.actor, at=request.at, batch_id=batch_id, **given)

    errand = _errand(request, batch, "dossiers.submit_batch", _("Catat surat permohonan"), _("Catat pengajuan"))
    return run(request, form, errand, act)


@page("dossier.submit")
def signer(request: Request, batch_id: UUID) -> HttpResponse:
    """Say who signs the letter, before it is handed upward."""
    batch = queries.batch(by=request.actor, batch_id=batch_id)
    form = SignerForm(request.POST or None, initial={"office": batch.signer_office, "signer": batch.signer_name})

    def act() -> None:
        given = Signer(form.cleaned_data["office"], form.cleaned_data["signer"])
        commands.set_signer(by=request.actor, at=request.at, batch_id=batch_id, signer=given)

    errand = _errand(request, batch, "dossiers.set_signer", _("Penanda tangan surat"), _("Simpan penanda tangan"))
    return run(request, form, replace(errand, said=lambda: _("Penanda tangan disimpan.")), act)


@page("dossier.submit")
def numbers(request: Request, batch_id: UUID) -> HttpResponse:
    """Write down the numbers that came back; each line gets its own answer, and what is sound stays written."""
    batch = queries.batch(by=request.actor, batch_id=batch_id)
    waiting = [(str(one.post_id), f"{one.label}, {one.village_name}") for one in batch.lines if not one.number]
    form = NumbersForm(request.POST or None, request.FILES or None, posts=waiting, initial={"on": request.today})
    errand = _errand(request, batch, "dossiers.record_numbers", _("Catat nomor registrasi"), _("Simpan nomor"))
    if request.method == "POST" and form.is_valid():
        done, outcome = carry_out(request, form, errand.name, lambda: _record(request, batch, form))
        if done:
            return _told(request, batch, outcome)
    return show(request, form, errand)


def _record(request: Request, batch: BatchView, form: NumbersForm) -> list[dict[str, str]]:
    """An answer for each line, as plain JSON: its row in the file ("" typed), post, number, result, what to do."""
    lines = _lines(form)
    known = [(one, one.post_id) for one in lines]
    rows = [NumberRow(post_id, one.number) for one, post_id in known if post_id is not None]
    outcomes = iter(
        commands.record_numbers(
            by=request.actor, at=request.at, batch_id=batch.id, rows=rows, on=form.cleaned_data["on"]
        )
    )
    labels = {one.post_id: f"{one.label}, {one.village_name}" for one in batch.lines}
    told = []
    for one, post_id in known:
        outcome = next(outcomes) if post_id is not None else None
        told.append(
            {
                "row": str(one.row or ""),
                "post": labels.get(post_id, "") if post_id else "",
                "number": one.number,
                "state": outcome.state if outcome else "refused",
                "sentence": outcome.sentence if outcome else Refusal("kiriman-nomor-asing").sentence,
            }
        )
    return told


def _lines(form: NumbersForm) -> list[FileNumber]:
    """What was typed, and the lines of the file for posts for which nothing was typed."""
    typed = form.typed()
    given = [FileNumber(0, post_id, number) for post_id, number in typed.items()]
    if file := form.cleaned_data["file"]:
        if file.size > MATRIX_AT_MOST:
            raise Refusal("berkas-terlalu-besar", field="file", paling=f"{MATRIX_AT_MOST // (1024 * 1024)} MB")
        given += [one for one in read_numbers(file.read()) if one.id not in typed]
    if not given:
        raise Refusal("kiriman-tanpa-nomor")
    return given


def _told(request: Request, batch: BatchView, told: list[dict[str, str]]) -> HttpResponse:
    """The answers, what was refused first. Sent again, the same answers come back and nothing is written twice."""
    words_of = {"accepted": _("dicatat"), "same": _("sudah tercatat sebelumnya"), "refused": _("ditolak")}
    columns = (
        Column("pos", _("Posyandu")),
        Column("baris", _("Baris berkas")),
        Column("nomor", _("Nomor")),
        Column("hasil", _("Hasil")),
    )
    rows = []
    for one in sorted(told, key=lambda one: one["state"] != "refused"):
        cells = (one["post"] or _("tidak dikenal"), one["row"], one["number"], words_of[one["state"]])
        shown = [replace(text_cell(cell), label=column.name) for cell, column in zip(cells, columns, strict=True)]
        rows.append(Row((*shown[:-1], replace(shown[-1], beside=one["sentence"]))))
    counts = {state: sum(1 for one in told if one["state"] == state) for state in words_of}
    values = {
        "batch": batch,
        "trail": batch_trail(request, batch),
        "accepted": counts["accepted"],
        "refused": counts["refused"],
        "table": Table(caption=_("Hasil setiap nomor"), columns=columns, rows=tuple(rows), quiet_caption=True),
    }
    return render(request, "web/dossiers/numbers.html", values)


def _errand(request: Request, batch: BatchView, name: str, title: str, button: str) -> Errand:
    return Errand(
        name=name,
        title=title,
        lead=batch.name,
        button=button,
        said=lambda: _("Pengajuan dicatat. Berkasnya sekarang di Kemendagri."),
        trail=batch_trail(request, batch),
        back=reverse("dossiers:batch", kwargs={"batch_id": batch.id}),
    )
