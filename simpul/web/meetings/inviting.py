"""Offices that are invited: chosen, ticked off, represented, and what they report."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.accounts.queries import agencies
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.meetings import commands, queries
from simpul.meetings.queries import InvitationView, MeetingDetail
from simpul.standards.budgets import in_force
from simpul.standards.meetings import meeting_table
from simpul.web.budgets.whereabouts import paper_from
from simpul.web.errand_form import Errand, run
from simpul.web.meetings.areas import chosen_areas, offered
from simpul.web.meetings.forms import AttendanceForm, InviteForm, PresentForm, ReportForm
from simpul.web.meetings.whereabouts import address_of, meeting_errand, meeting_stone, trail_to
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.table import Column, Made, Row, Table, arrange, export, number_cell, state_cell, text_cell

AT_ONCE = 50  # invitees on one page


@page("meeting.write")
def invite(request: Request, meeting_id: UUID) -> HttpResponse:
    """Invite offices of the area or of those below."""
    found, _mine = queries.head(by=request.actor, meeting_id=meeting_id)
    form = InviteForm(
        request.POST or None,
        kinds=[(one.code, one.name) for one in in_force(meeting_table().participants, found.on)],
        **offered(request, found.area),
        agencies=[
            (str(one.id), one.name) for one in agencies(by=request.actor, area_id=found.area.id, on=request.today)
        ],
    )

    def act() -> list[str]:
        count = commands.invite(
            by=request.actor,
            at=request.at,
            meeting_id=meeting_id,
            **form.invited(),
            area_ids=chosen_areas(request, form, found.area),
            kind=form.cleaned_data["kind"],
        )
        return [ngettext("%(n)d undangan ditambahkan.", "%(n)d undangan ditambahkan.", count) % {"n": count}]

    title, said = _("Undang peserta"), _("Undangan disimpan.")
    return run(request, form, meeting_errand(request, found, "meetings.invite", title, _("Undang"), said), act)


@page("meeting.write")
def attendance(request: Request, meeting_id: UUID) -> HttpResponse:
    """Tick off who came; whoever was represented has a page of their own."""
    whole = queries.meeting(by=request.actor, meeting_id=meeting_id, today=request.today)
    waiting = [one for one in whole.invitations if not one.state]
    ticked = waiting if request.method == "POST" else waiting[:AT_ONCE]  # another may have ticked some meanwhile
    form = PresentForm(request.POST or None, offices=[(str(one.id), _named(one)) for one in ticked])
    errand = meeting_errand(
        request,
        whole.meeting,
        "meetings.record_present",
        _("Daftar hadir"),
        _("Catat yang hadir"),
        _("Kehadiran dicatat."),
    )

    def act() -> None:
        wanted = [UUID(one) for one in form.cleaned_data["present"]]
        commands.record_present(by=request.actor, at=request.at, meeting_id=meeting_id, invitation_ids=wanted)

    if request.method == "POST":
        return run(request, form, errand, act)
    table = arrange(_table(whole), request)
    if file := export(table, request):
        return file
    later = max(0, len(waiting) - AT_ONCE)
    values = {"form": form, **vars(errand), "table": table, "waiting": waiting, "later": later, "at_once": AT_ONCE}
    return render(request, "web/meetings/attendance.html", values)


def _named(one: InvitationView) -> str:
    return f"{one.office}, {one.area.label}"


def _table(whole: MeetingDetail) -> Table:
    return Table(
        caption=_("Undangan %(title)s") % {"title": whole.meeting.title},
        columns=(
            Column("nama", _("Undangan")),
            Column("keadaan", _("Kehadiran")),
            Column("wakil", _("Yang mewakili")),
            Column("orang", _("Orang"), numeric=True),
        ),
        rows=Made(whole.invitations, _row),
        quiet_caption=True,
        file_name=f"hadir-{whole.meeting.on.isoformat()}-{whole.meeting.area.code}",
        page_size=AT_ONCE,
    )


def _row(one: InvitationView) -> Row:
    href = reverse("meetings:invitation", kwargs={"invitation_id": one.id})
    state = state_cell(one.state) if one.state else text_cell(_("belum dicatat"))
    persons = number_cell(one.persons if one.state else None)
    return Row((text_cell(_named(one), href, one.kind_name), state, text_cell(one.delegate), persons))


@page("meeting.write")
def invitation(request: Request, invitation_id: UUID) -> HttpResponse:
    """How one office took part."""
    one, may_write, _answers = queries.invitation(by=request.actor, invitation_id=invitation_id, today=request.today)
    if not may_write:
        raise Refusal("tidak-berhak", action="meeting.write")
    found, _mine = queries.head(by=request.actor, meeting_id=one.meeting_id)
    told = {key: getattr(one, key) for key in ("state", "delegate_post", "acting", "excuse")}
    form = AttendanceForm(request.POST or None, initial={**told, "persons": one.persons or 1})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("state", "delegate_post", "acting", "excuse")}
        persons = form.cleaned_data["persons"]
        commands.record_attendance(
            by=request.actor,
            at=request.at,
            invitation_id=invitation_id,
            persons=1 if persons is None else persons,
            **given,
        )

    title, said = f"{one.office}, {one.area.label}", _("Kehadiran dicatat.")
    return run(
        request, form, meeting_errand(request, found, "meetings.record_attendance", title, _("Simpan"), said), act
    )


@page("meeting.read")
def report(request: Request, invitation_id: UUID) -> HttpResponse:
    """What an invited office, mostly its delegate, reports of the meeting."""
    one, may_write, may_answer = queries.invitation(by=request.actor, invitation_id=invitation_id, today=request.today)
    found, _mine = queries.head(by=request.actor, meeting_id=one.meeting_id)
    if request.method == "GET" and not (may_write or may_answer):
        values = {
            "one": one,
            "trail": trail_to(request, found.area.id, meeting_stone(found)),
            "back": address_of(found.id),
        }
        return render(request, "web/meetings/report.html", values)
    may_bring = request.actor.may("paper.write", Scope(area=one.area.path))
    form = ReportForm(request.POST or None, request.FILES or None, initial={"text": one.report}, with_paper=may_bring)

    def act() -> None:
        commands.report_meeting(
            by=request.actor,
            at=request.at,
            invitation_id=invitation_id,
            text=form.cleaned_data["text"],
            paper_id=paper_from(request, form, one.area.id),
        )

    lead = _("Laporan %(office)s, %(area)s.") % {"office": one.delegate or one.office, "area": one.area.label}
    title, said = _("Laporan hasil rapat"), _("Laporan disimpan.")
    errand: Errand = meeting_errand(
        request, found, "meetings.report_meeting", title, _("Simpan laporan"), said, lead=lead
    )
    return run(request, form, errand, act)
