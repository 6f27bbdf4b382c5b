"""The paper of an SK."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.refusals import Refusal
from simpul.offices import commands, queries
from simpul.web.errand_form import Errand, run
from simpul.web.papers import PaperForm, take_in
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones


@page("paper.write", scope=of_area)
def attach_paper(request: Request, code: str, decree_id: UUID) -> HttpResponse:
    """Bring the signed SK as PDF or photo. The command checks the right for its purpose."""
    area = area_or_refusal(code)
    found = queries.decrees(by=request.actor, area_id=area.id)
    decree = next((one for one in found if one.id == decree_id), None)
    if decree is None:
        raise Refusal("tidak-ditemukan")
    form = PaperForm(request.POST or None, request.FILES or None)

    def act() -> None:
        paper_id = take_in(request, form, area.id)
        commands.attach_paper_to_decree(by=request.actor, at=request.at, decree_id=decree_id, paper_id=paper_id)

    errand = Errand(
        name="offices.attach_paper_to_decree",
        title=_("Berkas SK %s") % decree.number,
        lead=_("Berkas yang baru menggantikan yang lama.") if decree.paper_id else "",
        button=_("Unggah berkas"),
        said=lambda: _("Berkas SK %s disimpan.") % decree.number,
        trail=stones(request.actor, area.id),
        back=reverse("registry:decrees", kwargs={"code": code}),
    )
    return run(request, form, errand, act)
