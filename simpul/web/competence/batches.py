"""What comes of a batch: its certificates, its results, its plans."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.certificates import commands, queries
from simpul.certificates.queries import CertificateView
from simpul.competence.commands import note_results
from simpul.competence.queries import follow_ups
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.places.queries import area
from simpul.web.competence.forms import NothingForm, OrderForm
from simpul.web.competence.whereabouts import batch_errand, batch_href, trail_of_batch
from simpul.web.errand_form import carry_out, run, show
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.table import Column, Row, Table, arrange, date_cell, export, state_cell, text_cell

ENDINGS = {"zip": "application/zip", "pdf": "application/pdf"}


@page("certificate.read", methods=("GET",))
def batch(request: Request, batch_id: UUID) -> HttpResponse:
    """Who came to the end, the orders with how far they are, and every certificate."""
    standing = queries.batch_standing(by=request.actor, at=request.at, batch_id=batch_id)
    event = standing.event
    text = request.GET.get("q", "").strip()[:60]
    found = queries.certificates_of_batch(by=request.actor, batch_id=batch_id, text=text)
    table = arrange(_table(event.name, found), request)
    if file := export(table, request):
        return file
    place = area(event.area_id)
    issues = queries.issues_of_batch(by=request.actor, batch_id=batch_id)
    values = {
        "event": event,
        "standing": standing,
        "trail": trail_of_batch(request, event)[:-1],
        "table": table,
        "text": text,
        "issues": issues,
        "working": any(one.is_working for one in issues),
        "plans": _plans(request, batch_id, event.area_id),
        "may_issue": request.actor.may("certificate.issue", Scope(area=place.path), exact=True),
        "may_note": request.actor.may("competence.write", Scope(area=place.path), exact=True),
        "may_plan": bool(request.actor.where("followup.write")),
    }
    return render(request, "web/competence/batch.html", values)


def _plans(request: Request, batch_id: UUID, area_id: int) -> list[Any]:
    if not request.actor.may("competence.read", Scope(area=area(area_id).path)):
        return []
    return follow_ups(by=request.actor, area_id=area_id, on=request.today, batch_id=batch_id)


def _table(name: str, found: list[CertificateView]) -> Table:
    return Table(
        caption=_("Sertifikat %s") % name,
        columns=(
            Column("nomor", _("Nomor")),
            Column("nama", _("Nama")),
            Column("tanggal", _("Diterbitkan")),
            Column("keadaan", _("Keadaan")),
        ),
        rows=tuple(_row(one) for one in found),
        quiet_caption=True,
        file_name="sertifikat",
    )


def _row(one: CertificateView) -> Row:
    href = reverse("competence:certificate", kwargs={"certificate_id": one.id})
    state = "sertifikat-dicabut" if one.revoked_on else "sertifikat-sah"
    return Row(
        (
            text_cell(one.number, href),
            text_cell(one.name, beside=one.beside),
            date_cell(one.issued_on),
            state_cell(state),
        )
    )


@page("certificate.issue")
def order(request: Request, batch_id: UUID) -> HttpResponse:
    """Order the certificates of a batch: who signs, where, on which day."""
    standing = queries.batch_standing(by=request.actor, at=request.at, batch_id=batch_id)
    event = standing.event
    day = event.last_day or request.today
    initial = {"issued_on": day, "signed_at": area(event.area_id).name, "basis": "ikut"}
    form = OrderForm(request.POST or None, initial=initial)

    def act() -> str:
        given = form.cleaned_data
        names = ("basis", "signer_name", "signer_post", "signed_at", "issued_on")
        address = request.build_absolute_uri(reverse("certificates:check"))
        made = commands.order_certificates(
            by=request.actor,
            at=request.at,
            batch_id=batch_id,
            signing=commands.Signing(address=address, **{name: given[name] for name in names}),
            id=given["intention"],
        )
        return str(made)

    lead = ngettext("%(n)d peserta ikut sampai selesai.", "%(n)d peserta ikut sampai selesai.", standing.finished)
    errand = batch_errand(
        request,
        event,
        "certificates.order_certificates",
        _("Buat sertifikat"),
        _("Buat sertifikat"),
        _("Sertifikat sedang dibuat. Halaman ini menunjukkan sampai mana."),
        lead % {"n": standing.finished},
    )
    return run(request, form, errand, act)


@page("competence.write")
def note(request: Request, batch_id: UUID) -> HttpResponse:
    """Note what the participants have shown."""
    event = queries.batch_standing(by=request.actor, at=request.at, batch_id=batch_id).event
    form = NothingForm(request.POST or None)
    lead = _("Peserta yang dikenali sebagai warga tercatat sudah dilatih; yang lulus juga tercatat cakap di bidangnya.")
    title = _("Catat hasil pelatihan")
    errand = batch_errand(request, event, "competence.note_results", title, _("Catat"), "", lead)
    if request.method == "POST" and form.is_valid():
        done, count = carry_out(
            request, form, errand.name, lambda: note_results(by=request.actor, at=request.at, batch_id=batch_id)
        )
        if done:
            messages.success(request, _("Hasil %d orang dicatat.") % count)
            return redirect(batch_href(batch_id))
    return show(request, form, errand)


@page("certificate.read", methods=("GET",))
def files(request: Request, issue_id: UUID, ending: str) -> HttpResponseBase:
    """All certificates of an order: a ZIP of PDF, or one PDF for the printer."""
    if ending not in ENDINGS:
        raise Refusal("tidak-ditemukan")
    path = queries.issue_file(by=request.actor, issue_id=issue_id, ending=ending)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=f"sertifikat.{ending}", content_type=ENDINGS[ending]
    )
