"""The head of an area, beside its Tim Pembina: recording, changing, taking back a slip."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.heads import commands
from simpul.places.queries import AreaView, head_title
from simpul.web.errand_form import Errand, run
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.member_forms import HeadForm, WrongForm
from simpul.web.walk import area_or_refusal, stones


def _errand(request: Request, area: AreaView, **more: Any) -> Errand:
    back = reverse("registry:team", kwargs={"code": area.code})
    return Errand(lead=area.full_name or area.name, trail=stones(request.actor, area.id), back=back, **more)


@page("team.manage", scope=of_area)
def record(request: Request, code: str) -> HttpResponse:
    """Write down who heads the area; with a new head the chair of the team leaves."""
    area = area_or_refusal(code)
    start = {"title": head_title(area.id, request.today), "valid_from": request.today}
    form = HeadForm(request.POST or None, initial=start)

    def act() -> str:
        made = commands.record_head(
            by=request.actor, at=request.at, id=form.cleaned_data["intention"], area_id=area.id, **form.head()
        )
        return str(made)

    errand = _errand(
        request,
        area,
        name="heads.record_head",
        title=_("Kepala %s") % (area.full_name or area.name),
        warning=_("Ketua Tim Pembina menjabat selama masa jabatan kepala. Kepala baru mengakhiri jabatannya."),
        said=lambda: _("%s dicatat.") % form.cleaned_data["name"],
    )
    return run(request, form, errand, act)


@page("team.manage", scope=of_area)
def mistake(request: Request, code: str, head_id: UUID) -> HttpResponse:
    """Take back a head who was written down by mistake."""
    area = area_or_refusal(code)
    form = WrongForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.void_head(by=request.actor, at=request.at, head_id=head_id, reason=reason)

    errand = _errand(
        request,
        area,
        name="heads.void_head",
        title=_("Hapus kepala yang salah catat"),
        warning=_("Yang sudah berakhir bersamanya tidak kembali. Catat lagi bila perlu."),
        button=_("Hapus yang salah catat"),
        said=lambda: _("Yang salah catat dihapus."),
    )
    return run(request, form, errand, act)
