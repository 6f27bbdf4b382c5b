"""Attendance at the door: by the QR of a badge, by list. The script keeps marks while the hall has no network."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from simpul.attendance import commands
from simpul.attendance.commands import Marked, NewMark
from simpul.attendance.queries import present_ids
from simpul.kernel.refusals import Refusal
from simpul.participants import queries
from simpul.participants.queries import Ground, SessionLine, Wanted, sessions_of
from simpul.participants.rules.states import SEATED
from simpul.places.queries import areas
from simpul.standards.answers import Wrong
from simpul.standards.typing_in import read_date
from simpul.web import words
from simpul.web.errand_form import run
from simpul.web.participants.forms import ReasonForm
from simpul.web.participants.roster import import_at
from simpul.web.participants.whereabouts import at, errand_of, ground_for, trail_to
from simpul.web.request import Request
from simpul.web.rights import page

LISTED = 50
WORKER = Path(__file__).parent.parent / "static" / "build" / "attendance-worker.js"


@page("participant.manage")
def attend(request: Request, batch_id: UUID) -> HttpResponse:
    """Who is there on a day, or in a session of it; without script a list to tick, fifty at a time."""
    ground = ground_for(request, batch_id, manage=True)
    sessions = sessions_of(ground)
    on, session = _chosen(request, ground, sessions)
    if request.method == "POST" and on is not None:
        return _ticked(request, ground, on, session)
    text, after = request.GET.get("q", "")[:100], _number(request.GET.get("sesudah", ""))
    found = queries.roster(
        by=request.actor,
        at=request.at,
        batch_id=batch_id,
        wanted=Wanted(state=SEATED, text=text),
        limit=LISTED + 1,
        after=after,
    )
    here = present_ids(batch_id, on, session.id if session else None) if on else set()
    of_session = {"hari": on.isoformat(), "sesi": session.title} if on and session else {}
    kept = {"hari": on.isoformat() if on else "", **({"sesi": str(session.id)} if session else {})}
    values = {
        "ground": ground,
        "on": on,
        "session": session,
        "sessions": [one for one in sessions if one.on == on],
        "lines": [(one, one.id in here) for one in found[:LISTED]],
        "more": f"?{urlencode({**kept, 'q': text, 'sesudah': found[LISTED - 1].place})}" if len(found) > LISTED else "",
        "kept": kept,
        "query": urlencode(kept),
        "text": text,
        "present": len(here),
        "size": queries.roster_size(by=request.actor, at=request.at, batch_id=batch_id, wanted=Wanted(state=SEATED)),
        "import_to": import_at(request, ground, "rolls", **of_session),
        "trail": trail_to(request, ground),
    }
    return render(request, "web/participants/attend.html", values)


def _chosen(
    request: Request, ground: Ground, sessions: tuple[SessionLine, ...]
) -> tuple[date | None, SessionLine | None]:
    """The day and the session of the address; today, or the last day that has come, where it names none."""
    told = _day(request.GET.get("hari", ""))
    come = [on for on in ground.days if on <= ground.today]
    on = told if told in ground.days else (come[-1] if come else (ground.days[0] if ground.days else None))
    wanted = request.GET.get("sesi", "")
    return on, next((one for one in sessions if str(one.id) == wanted and one.on == on), None)


def _ticked(request: Request, ground: Ground, on: date, session: SessionLine | None) -> HttpResponse:
    """What the list without script sends: the ids that were ticked."""
    ids = [one for text in request.POST.getlist("hadir") if (one := _uuid(text))]
    marks = [NewMark(on=on, participant_id=one, session_id=session.id if session else None) for one in ids]
    try:
        outcomes = commands.mark_present(by=request.actor, at=request.at, batch_id=ground.batch_id, marks=marks)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
        return redirect(request.get_full_path())
    new = sum(not one.known and one.refusal is None for one in outcomes)
    messages.success(request, _("%(n)s kehadiran dicatat.") % {"n": words.number(new)})
    for sentence in {one.refusal.sentence for one in outcomes if one.refusal}:
        messages.warning(request, sentence)
    return redirect(request.get_full_path())


@page("participant.manage", methods=("GET",))
def people(request: Request, batch_id: UUID) -> HttpResponse:
    """JSON for the script: everybody with a seat, so that names are found while there is no network."""
    ground = ground_for(request, batch_id, manage=True)
    on, session = _chosen(request, ground, sessions_of(ground))
    here = present_ids(batch_id, on, session.id if session else None) if on else set()
    found = queries.participants_of(batch_id)
    names = areas({one.village_id for one in found if one.village_id is not None})
    rows = [
        [
            str(one.id),
            one.code,
            one.name,
            names[one.village_id].label if one.village_id in names else "",
            one.id in here,
        ]
        for one in found
    ]
    return JsonResponse({"people": rows})


@page("participant.manage", methods=("GET",))
def worker(request: Request, batch_id: UUID) -> HttpResponse:
    """What opens the page while there is no network (ADR 0091); it reaches no further than its folder."""
    ground_for(request, batch_id, manage=True)
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")


@page("participant.manage", methods=("POST",))
def send(request: Request, batch_id: UUID) -> HttpResponse:
    """Marks that the browser kept, each with the id of its intention; for each what came of it."""
    ground_for(request, batch_id, manage=True)
    try:
        marks = [_mark(one) for one in json.loads(request.body)["marks"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": Refusal("isi-tidak-terbaca", bagian="hadir").sentence}, status=400)
    try:
        found = commands.mark_present(by=request.actor, at=request.at, batch_id=batch_id, marks=marks)
    except Refusal as refusal:
        return JsonResponse({"error": refusal.sentence}, status=409)
    return JsonResponse({"marks": [_told(mark, one) for mark, one in zip(marks, found, strict=True)]})


def _mark(one: dict[str, Any]) -> NewMark:
    """A mark as the script sends it; ValueError for what is none."""
    seen = datetime.fromisoformat(one["seen_at"])
    if seen.tzinfo is None:
        raise ValueError("a moment without a zone")
    return NewMark(
        id=UUID(one["id"]),
        on=date.fromisoformat(one["on"]),
        session_id=UUID(one["session"]) if one.get("session") else None,
        participant_id=UUID(one["participant"]) if one.get("participant") else None,
        badge=str(one.get("badge", ""))[:200],
        seen_at=seen,
    )


def _told(mark: NewMark, one: Marked) -> dict[str, object]:
    return {
        "id": str(mark.id),
        "participant": str(one.participant_id) if one.participant_id else "",
        "name": one.name,
        "known": one.known,
        "sentence": one.refusal.sentence if one.refusal else "",
    }


@page("participant.manage")
def unmark(request: Request, batch_id: UUID, participant_id: UUID) -> HttpResponse:
    """Somebody was noted by mistake."""
    ground = ground_for(request, batch_id, manage=True)
    found = queries.participant(by=request.actor, at=request.at, participant_id=participant_id)
    on, session = _chosen(request, ground, sessions_of(ground))
    form = ReasonForm(request.POST or None)

    def act() -> None:
        if on is None:
            raise Refusal("kehadiran-tidak-ada")
        commands.unmark(
            by=request.actor,
            at=request.at,
            participant_id=participant_id,
            on=on,
            session_id=session.id if session else None,
            reason=form.cleaned_data["reason"],
        )

    lead = f"{found.name}, {words.long_date(on)}"
    title, said = _("Batalkan kehadiran"), _("Kehadiran dibatalkan.")
    errand = errand_of(request, ground, "attendance.unmark", title, title, said, back=at("people", ground), lead=lead)
    return run(request, form, errand, act)


def _day(text: str) -> date | None:
    try:
        return read_date(text) if text else None
    except Wrong:
        return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
