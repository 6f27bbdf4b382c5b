"""What was decided, and what follows from it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.decisions import commands
from simpul.decisions.queries import decided
from simpul.kernel.refusals import Refusal
from simpul.meetings.queries import head
from simpul.web.errand_form import run
from simpul.web.meetings.areas import below_choices, chosen_areas, reaches
from simpul.web.meetings.forms import ActionForm, DecisionForm
from simpul.web.meetings.whereabouts import meeting_errand
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
    form = ActionForm(request.POST or None, reaches=reaches(request, place, bidan=True), below=below_choices(place))

    def act() -> None:
        first, last = form.span()
        commands.add_action(
            by=request.actor,
            at=request.at,
            decision_id=decision_id,
            title=form.cleaned_data["title"],
            owner=form.cleaned_data["owner"],
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
