"""One certificate: as it was given, as PDF, revoked, replaced."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.certificates import commands, queries
from simpul.certificates.queries import CertificateView
from simpul.kernel.actor import Scope
from simpul.places.queries import area
from simpul.web.activities.hub import trail_to_hub
from simpul.web.competence.forms import ReissueForm, RevokeForm
from simpul.web.competence.whereabouts import batch_href
from simpul.web.errand_form import Errand, run
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.walk import Stone


@page("competence.names", methods=("GET",))
def certificate(request: Request, certificate_id: UUID) -> HttpResponse:
    """A certificate, for its office and for whoever it was given to."""
    found = queries.certificate(by=request.actor, certificate_id=certificate_id)
    names: dict[str, str] = {one.code: one.name for one in standards.fields()}
    scope = Scope(area=area(found.area_id).path)
    values = {
        "found": found,
        "state": "sertifikat-dicabut" if found.revoked_on else "sertifikat-sah",
        "fields": [names.get(code, code) for code in found.fields],
        "trail": _trail(request, found)[:-1],
        "may_change": request.actor.may("certificate.issue", scope, exact=True) and found.revoked_on is None,
    }
    return render(request, "web/competence/certificate.html", values)


@page("competence.names", methods=("GET",))
def as_paper(request: Request, certificate_id: UUID) -> HttpResponse:
    """The certificate to print."""
    name, pdf = queries.certificate_pdf(by=request.actor, certificate_id=certificate_id)
    disposition = f'inline; filename="{name}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


@page("certificate.issue")
def revoke(request: Request, certificate_id: UUID) -> HttpResponse:
    """Declare a certificate invalid."""
    found = queries.certificate(by=request.actor, certificate_id=certificate_id)
    form = RevokeForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.revoke(by=request.actor, at=request.at, certificate_id=certificate_id, reason=reason)

    errand = _errand(request, found, "certificates.revoke", _("Cabut sertifikat"), _("Sertifikat dicabut."))
    return run(request, form, errand, act)


@page("certificate.issue")
def reissue(request: Request, certificate_id: UUID) -> HttpResponse:
    """Replace a certificate whose name was wrong."""
    found = queries.certificate(by=request.actor, certificate_id=certificate_id)
    form = ReissueForm(request.POST or None, initial={"name": found.name, "beside": found.beside})

    def act() -> str:
        given = {name: form.cleaned_data[name] for name in ("name", "beside", "reason")}
        return str(commands.reissue(by=request.actor, at=request.at, certificate_id=certificate_id, **given))

    said = _("Sertifikat baru dibuat. Yang lama dicabut dan menunjuk ke nomor baru.")
    errand = _errand(request, found, "certificates.reissue", _("Ganti sertifikat"), said)
    return run(request, form, errand, act)


def _trail(request: Request, found: CertificateView) -> list[Stone]:
    own = reverse("competence:certificate", kwargs={"certificate_id": found.id})
    of_office = request.actor.may("certificate.read", Scope(area=area(found.area_id).path))
    batch = Stone(found.event, batch_href(found.batch_id) if of_office else "")
    return trail_to_hub(request, found.area_id, batch, Stone(found.number, own))


def _errand(request: Request, found: CertificateView, name: str, title: str, said: str) -> Errand:
    return Errand(
        name=name,
        title=title,
        lead=f"{found.name}, {found.number}",
        button=title,
        said=lambda: said,
        trail=_trail(request, found),
        back=reverse("competence:certificate", kwargs={"certificate_id": found.id}),
        to=lambda made: reverse("competence:certificate", kwargs={"certificate_id": made or found.id}),
    )
