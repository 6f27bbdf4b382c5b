"""A meeting is planned, changed, held or called off; its agenda; what was stated of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.meetings import commands, queries
from simpul.meetings.queries import MeetingView
from simpul.places.queries import AreaView
from simpul.plans.queries import targets
from simpul.standards.budgets import in_force
from simpul.standards.meetings import meeting_table
from simpul.standards.training import training_table
from simpul.web import words
from simpul.web.errand_form import run
from simpul.web.meetings.forms import AgendaForm, MeetingForm, MoveMeetingForm, StatedForm
from simpul.web.meetings.whereabouts import address_of, area_errand, clock, meeting_errand
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal

_TOLD = (
    "title", "kind", "body", "mode", "on", "starts", "ends", "venue", "link", "purpose", "opener_post", "chair_post",
)  # fmt: skip


@page("meeting.write", scope=of_area, exact=True)
def new(request: Request, code: str) -> HttpResponse:
    """Plan a meeting, or write down one that was held."""
    place = area_or_refusal(code)
    form = _form(request, place, {})

    def act() -> str:
        made = commands.plan_meeting(
            by=request.actor, at=request.at, area_id=place.id, id=form.cleaned_data["intention"], **_given(form)
        )
        return str(made)

    title, said = _("Rapat baru"), _("Rapat disimpan. Sekarang undang pesertanya.")
    errand = area_errand(request, place, "meetings.plan_meeting", title, _("Simpan rapat"), said)
    made_errand = type(errand)(**{**vars(errand), "to": lambda made: address_of(UUID(made))})
    return run(request, form, made_errand, act)


@page("meeting.write")
def change(request: Request, meeting_id: UUID) -> HttpResponse:
    """Put a meeting right."""
    found, _mine = queries.head(by=request.actor, meeting_id=meeting_id)
    initial = {key: getattr(found, key) for key in (*_TOLD, "target_id")}
    initial |= {"starts": clock(found.starts), "ends": clock(found.ends), "target_id": str(found.target_id or "")}
    form = _form(request, found.area, initial)

    def act() -> None:
        commands.change_meeting(by=request.actor, at=request.at, meeting_id=meeting_id, **_given(form))

    title, said = _("Ubah rapat"), _("Rapat diubah.")
    return run(
        request,
        form,
        meeting_errand(request, found, "meetings.change_meeting", title, _("Simpan perubahan"), said),
        act,
    )


@page("meeting.write")
def move(request: Request, meeting_id: UUID) -> HttpResponse:
    """Say that a meeting was held, is planned again, or is called off."""
    found, _mine = queries.head(by=request.actor, meeting_id=meeting_id)
    form = MoveMeetingForm(request.POST or None, states=_states(found))

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("state", "reason")}
        commands.move_meeting(by=request.actor, at=request.at, meeting_id=meeting_id, **given)

    title, said = _("Keadaan rapat"), _("Keadaan rapat dicatat.")
    return run(request, form, meeting_errand(request, found, "meetings.move_meeting", title, _("Simpan"), said), act)


@page("meeting.write")
def agenda(request: Request, meeting_id: UUID) -> HttpResponse:
    """The agenda, one topic a line."""
    whole = queries.meeting(by=request.actor, meeting_id=meeting_id, today=request.today)
    lines = [f"{one.topic} | {one.presenter}" if one.presenter else one.topic for one in whole.agenda]
    form = AgendaForm(request.POST or None, initial={"items": "\n".join(lines)})

    def act() -> None:
        commands.set_agenda(by=request.actor, at=request.at, meeting_id=meeting_id, items=form.listed())

    title, said = _("Acara rapat"), _("Acara disimpan.")
    errand = meeting_errand(request, whole.meeting, "meetings.set_agenda", title, _("Simpan acara"), said)
    return run(request, form, errand, act)


@page("meeting.write")
def stated(request: Request, meeting_id: UUID) -> HttpResponse:
    """A number that somebody stated, to stand beside what is counted."""
    found, _mine = queries.head(by=request.actor, meeting_id=meeting_id)
    figures = [(one.code, one.name) for one in in_force(meeting_table().figures, found.on)]
    form = StatedForm(request.POST or None, figures=figures)

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("what", "number", "said_by", "source")}
        commands.state_number(by=request.actor, at=request.at, meeting_id=meeting_id, **given)

    lead = _("Angka ini tidak dipakai menghitung apa pun; ia hanya berdiri di samping hitungan Simpul.")
    title, said = _("Angka yang disebut"), _("Angka yang disebut dicatat.")
    errand = meeting_errand(request, found, "meetings.state_number", title, _("Simpan angka"), said, lead=lead)
    return run(request, form, errand, act)


def _form(request: Request, place: AreaView, initial: dict[str, Any]) -> MeetingForm:
    on, table = request.today, meeting_table()
    may = request.actor.where("budget.read")
    known = targets(by=request.actor, area_id=place.id, year=on.year, today=on) if may else []
    return MeetingForm(
        request.POST or None,
        initial=initial or {"on": None},
        kinds=[(one.code, one.name) for one in in_force(table.kinds, on)],
        bodies=[(one.code, one.name) for one in in_force(table.bodies, on)],
        modes=[(one.code, one.name) for one in in_force(training_table().modes, on)],
        targets=[(str(one.id), f"{one.name}: {words.number(float(one.value))} {one.unit}") for one in known],
    )


def _given(form: MeetingForm) -> dict[str, Any]:
    target = form.cleaned_data["target_id"]
    return {key: form.cleaned_data[key] for key in _TOLD} | {"target_id": UUID(target) if target else None}


def _states(found: MeetingView) -> list[tuple[str, str]]:
    if found.state == "selesai":
        return [("rencana", _("Belum berlangsung (dicatat selesai karena keliru)"))]
    return [("selesai", _("Sudah berlangsung")), ("batal", _("Dibatalkan"))]
