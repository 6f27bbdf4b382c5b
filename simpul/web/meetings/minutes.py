"""The minutes: written, signed by writer and chair, put right by an addendum, printed."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.decisions.queries import DecisionView, decided
from simpul.meetings import commands, queries
from simpul.meetings.queries import MeetingDetail
from simpul.reports.queries import Signature
from simpul.web import words
from simpul.web.budgets.forms import ReasonForm
from simpul.web.errand_form import run
from simpul.web.meetings.forms import AddendumForm, MinutesForm, SignForm
from simpul.web.meetings.whereabouts import address_of, hours_of, meeting_errand, when
from simpul.web.paper import Sheet, check_code, letterhead, pdf, place_and_date, qr_of
from simpul.web.request import Request
from simpul.web.rights import page


@page("meeting.write")
def write(request: Request, meeting_id: UUID) -> HttpResponse:
    """Write down the course of the meeting and its conclusion."""
    whole = _whole(request, meeting_id)
    now = whole.minutes
    initial = {"course": now.course, "conclusion": now.conclusion} if now else {}
    form = MinutesForm(request.POST or None, initial=initial)

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("course", "conclusion")}
        commands.write_minutes(by=request.actor, at=request.at, meeting_id=meeting_id, **given)

    lead = _("Undangan, daftar hadir, acara, dan keputusan masuk sendiri. Tulis jalannya rapat.")
    title, said = _("Notulen"), _("Notulen disimpan.")
    errand = meeting_errand(
        request, whole.meeting, "meetings.write_minutes", title, _("Simpan notulen"), said, lead=lead
    )
    return run(request, form, errand, act)


@page("meeting.write")
def sign(request: Request, meeting_id: UUID) -> HttpResponse:
    """Sign as the writer, or, once the writer has, as the chair."""
    whole = _whole(request, meeting_id)
    as_chair = whole.minutes is not None and whole.minutes.writer_at is not None
    form = SignForm(request.POST or None)

    def act() -> None:
        as_ = "pimpinan" if as_chair else "penulis"
        name = form.cleaned_data["name"]
        commands.sign_minutes(by=request.actor, at=request.at, meeting_id=meeting_id, as_=as_, name=name)

    title = _("Sahkan notulen sebagai pimpinan") if as_chair else _("Tanda tangani notulen sebagai penulis")
    lead = _("Sesudah disahkan, notulen tidak bisa diubah; yang keliru dibetulkan dengan tambahan.")
    said = _("Notulen disahkan.") if as_chair else _("Notulen ditandatangani. Pimpinan rapat tinggal mengesahkan.")
    button = _("Sahkan notulen") if as_chair else _("Tanda tangani")
    errand = meeting_errand(request, whole.meeting, "meetings.sign_minutes", title, button, said, lead=lead)
    return run(request, form, errand, act)


@page("meeting.write")
def give_back(request: Request, meeting_id: UUID) -> HttpResponse:
    """Give the minutes back to the writer."""
    whole = _whole(request, meeting_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.return_minutes(by=request.actor, at=request.at, meeting_id=meeting_id, reason=reason)

    title, said = _("Kembalikan notulen"), _("Notulen dikembalikan ke penulis.")
    errand = meeting_errand(request, whole.meeting, "meetings.return_minutes", title, _("Kembalikan"), said)
    return run(request, form, errand, act)


@page("meeting.write")
def addendum(request: Request, meeting_id: UUID) -> HttpResponse:
    """Put signed minutes right."""
    whole = _whole(request, meeting_id)
    form = AddendumForm(request.POST or None)

    def act() -> None:
        commands.add_addendum(
            by=request.actor,
            at=request.at,
            meeting_id=meeting_id,
            text=form.cleaned_data["text"],
            id=form.cleaned_data["intention"],
        )

    title, said = _("Tambahan notulen"), _("Tambahan notulen disimpan.")
    errand = meeting_errand(request, whole.meeting, "meetings.add_addendum", title, _("Simpan tambahan"), said)
    return run(request, form, errand, act)


@page("meeting.read", methods=("GET",))
def as_paper(request: Request, meeting_id: UUID) -> HttpResponse:
    """The minutes on A4 in their usual form."""
    found = _whole(request, meeting_id)
    place = found.meeting.area
    decisions = decided(by=request.actor, meeting_id=meeting_id, today=request.today).decisions
    sheet = Sheet(
        letterhead=letterhead(place),
        title=_("Notulen Rapat"),
        subtitle=found.meeting.title,
        place_and_date=place_and_date(place, found.meeting.on),
        signatures=_signatures(found),
        code=_code(found, decisions),
        qr=qr_of(request.build_absolute_uri(address_of(meeting_id))),
    )
    values = {
        "sheet": sheet,
        "found": found,
        "meeting": found.meeting,
        "hours": hours_of(found.meeting),
        "day": words.long_date(found.meeting.on),
        "decisions": [(one, [(action, when(action)) for action in one.actions]) for one in decisions],
        "there": [one for one in found.invitations if one.is_there],
        "away": [one for one in found.invitations if not one.is_there],
    }
    return pdf(request, "web/paper/minutes.html", values, f"notulen-{place.code}-{found.meeting.on.isoformat()}")


def _whole(request: Request, meeting_id: UUID) -> MeetingDetail:
    return queries.meeting(by=request.actor, meeting_id=meeting_id, today=request.today)


def _signatures(found: MeetingDetail) -> tuple[Signature, ...]:
    minutes = found.minutes
    return (
        Signature(above=_("Mengesahkan"), office=_("Pimpinan rapat"), name=minutes.chair_name if minutes else ""),
        Signature(above="", office=_("Penulis notulen"), name=minutes.writer_name if minutes else ""),
    )


def _code(found: MeetingDetail, decisions: Sequence[DecisionView]) -> str:
    minutes = found.minutes
    parts = (minutes.course, minutes.conclusion, minutes.chair_at) if minutes else ()
    there = tuple((one.id, one.state, one.persons) for one in found.invitations)
    return check_code(found.meeting.id, *parts, *there, *(one.text for one in decisions), *found.addenda)
