"""What was decided, and what follows from it."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.decisions import commands
from simpul.decisions.queries import decided, owners
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.meetings.queries import head
from simpul.places.queries import AreaView
from simpul.web.errand_form import run
from simpul.web.meetings.areas import chosen_areas, offered
from simpul.web.meetings.whereabouts import meeting_errand
from simpul.web.meetings.work_forms import ActionForm, DecisionForm
from simpul.web.request import Request
from simpul.web.rights import page


@page("meeting.write")
def decide(request: Request, meeting_id: UUID) -> HttpResponse:
    """Write down a point that was decided or stressed."""
    found, _mine = head(by=request.actor, meeting_id=meeting_id)
    form = DecisionForm(request.POST or None)

    def act() -> None:
        commands.decide(
            by=request.actor,
            at=request.at,
            meeting_id=meeting_id,
            text=form.cleaned_data["text"],
            field=form.cleaned_data["field"],
            id=form.cleaned_data["intention"],
        )

    title, said = _("Keputusan baru"), _("Keputusan disimpan. Tambahkan tindak lanjutnya.")
    return run(
        request, form, meeting_errand(request, found, "decisions.decide", title, _("Simpan keputusan"), said), act
    )


@page("meeting.write")
def action_new(request: Request, decision_id: UUID, meeting_id: UUID) -> HttpResponse:
    """What follows from a decision: who does it, in which areas, until when."""
    found, _mine = head(by=request.actor, meeting_id=meeting_id)
    listed = decided(by=request.actor, meeting_id=meeting_id, today=request.today).decisions
    decision = next((one for one in listed if one.id == decision_id), None)
    if decision is None:
        raise Refusal("tidak-ditemukan")
    place = found.area
    form = ActionForm(
        request.POST or None,
        holders=_holders(request, place, found.on),
        **offered(request, place, bidan=True),
    )

    def act() -> None:
        first, last = form.span()
        commands.add_action(
            by=request.actor,
            at=request.at,
            decision_id=decision_id,
            title=form.cleaned_data["title"],
            owner=form.cleaned_data["owner"],
            **form.named(),
            area_ids=chosen_areas(request, form, place),
            due_on=last,
            month_from=first,
            id=form.cleaned_data["intention"],
        )

    title, said = _("Tindak lanjut baru"), _("Tindak lanjut disimpan.")
    errand = meeting_errand(
        request, found, "decisions.add_action", title, _("Simpan tindak lanjut"), said, lead=decision.text
    )
    return run(request, form, errand, act)


def _holders(request: Request, place: AreaView, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Whom Simpul can remind, in groups; nobody for a reader who may not write here anyway."""
    if not request.actor.may("meeting.write", Scope(area=place.path), exact=True):
        return []
    found = owners(by=request.actor, area_id=place.id, on=on)
    groups = (
        (_("Jabatan di tiap wilayah"), "role", found.roles),
        (_("OPD"), "agency", found.agencies),
        (_("Orang yang menjabat"), "person", found.people),
    )
    return [(title, [(f"{kind}:{key}", name) for key, name in listed]) for title, kind, listed in groups if listed]
