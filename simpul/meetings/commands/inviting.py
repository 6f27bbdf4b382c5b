"""Offices that are invited: who came, who sent somebody, what they report, what their area enters before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from simpul.accounts.queries import agencies
from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.names import name_key
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.meetings.commands.grounds import (
    has_come,
    held,
    known,
    not_signed,
    organised,
    paragraphs,
    require_answering,
)
from simpul.meetings.models import Invitation, Meeting, Progress, Report
from simpul.meetings.rules.states import DELEGATE, EXCUSED, PRESENT, THERE, UNTOLD, attendance_fault
from simpul.places import queries as places
from simpul.plans.commands.grounds import paper_of, today_in
from simpul.standards.meetings import meeting_table

AT_MOST = 1_000


@command("meetings.invite")
def invite(
    *,
    by: Actor,
    at: datetime,
    meeting_id: UUID,
    area_ids: Sequence[int],
    kind: str,
    offices: Iterable[str] = (),
    names: Iterable[str] = (),
    agency_ids: Sequence[UUID] = (),
) -> int:
    """Invite these offices of each of these areas ("Camat" of nine kecamatan), people by name who hold none, and
    agencies of the organising area. Returns how many are new."""
    meeting = organised(by, meeting_id)
    known(meeting_table().participants, kind, meeting.on, "kind")
    asked, by_key = _asked(by, meeting, at, places.areas(area_ids), list(offices), list(names), agency_ids)
    there = set(meeting.invitations.values_list("area_id", "office_key"))
    who = {"meeting": meeting, "kind": kind, "by": by.id, "at": at}
    new = [
        Invitation(area_id=place[0], office_key=place[1], agency_id=by_key.get(place), **told, **who)
        for place, told in asked.items()
        if place not in there
    ]
    if not new:
        raise Refusal("sudah-diundang", field="offices")
    if len(there) + len(new) > AT_MOST:
        raise Refusal("isian-keliru", field="areas")
    Invitation.objects.bulk_create(new)
    told_offices = sorted({one.office for one in new if one.office})
    changed("meeting", meeting.id, after={"invited": len(new), "offices": told_offices, "areas": len(area_ids)})
    return len(new)


Asked = dict[tuple[int, str], dict[str, str]]


def _asked(
    by: Actor,
    meeting: Meeting,
    at: datetime,
    areas: Mapping[int, Any],
    offices: list[str],
    names: list[str],
    agency_ids: Sequence[UUID],
) -> tuple[Asked, dict[tuple[int, str], UUID]]:
    """Who is asked by area and key, and which of them are agencies known to Simpul."""
    listed = {one.id: one for one in agencies(by=by, area_id=meeting.area_id, on=today_in(meeting.area_id, at))}
    if set(agency_ids) - set(listed):
        raise Refusal("tidak-ditemukan", field="agencies")
    wanted = {_key(one): {"office": one} for one in (worded(office, "offices", 160) for office in offices)}
    if not (agency_ids or names) and (not areas or not wanted):
        raise Refusal("undangan-wilayah-wajib", field="areas" if wanted else "offices")
    asked = {(area_id, key): told for area_id in areas for key, told in wanted.items()}
    alone = next(iter(areas)) if len(areas) == 1 else meeting.area_id  # a person comes once, not from each area
    asked |= {(alone, key): told for key, told in _by_name(names).items()}
    asked |= {(meeting.area_id, _key(listed[id].name)): {"office": listed[id].name} for id in agency_ids}
    return asked, {(meeting.area_id, _key(one.name)): one.id for one in listed.values()}


def _by_name(names: Iterable[str]) -> dict[str, dict[str, str]]:
    """What is kept of each name, by its key: a name is never taken for an office."""
    return {f"={_key(one)}"[:160]: {"name": one} for one in (worded(name, "names", 160) for name in names)}


def _key(words: str) -> str:
    return name_key(words)[:160]


@command("meetings.record_attendance")
def record_attendance(
    *,
    by: Actor,
    at: datetime,
    invitation_id: UUID,
    state: str,
    persons: int = 1,
    delegate_post: str = "",
    acting: bool = False,
    excuse: str = "",
) -> None:
    """How an office took part: there, by a delegate (of which post, perhaps as Plt.), excused, or absent."""
    found = _invitation(invitation_id)
    meeting = organised(by, found.meeting_id)
    has_come(meeting, at)
    post = worded(delegate_post, "delegate_post", 160, may_be_empty=True)
    fault, field = attendance_fault(state, persons, post)
    if fault:
        raise Refusal(fault, field=field)
    before = _plain(found)
    found.state, found.persons = state, persons if state in THERE else 0
    found.delegate_post, found.acting = (post, acting) if state == DELEGATE else ("", False)
    found.excuse = worded(excuse, "excuse", 200, may_be_empty=True) if state == EXCUSED else ""
    found.save()
    changed("invitation", found.id, before=before, after=_plain(found))


@command("meetings.record_present")
def record_present(*, by: Actor, at: datetime, meeting_id: UUID, invitation_ids: Iterable[UUID]) -> int:
    """Tick off offices that came, one person each; those of which something was recorded stay as they are."""
    meeting = organised(by, meeting_id)
    has_come(meeting, at)
    waiting = meeting.invitations.filter(id__in=list(invitation_ids), state=UNTOLD)
    count = waiting.update(state=PRESENT, persons=1)
    changed("meeting", meeting.id, after={"present": count})
    return count


@command("meetings.report_meeting")
def report_meeting(*, by: Actor, at: datetime, invitation_id: UUID, text: str, paper_id: UUID | None = None) -> UUID:
    """The report of an invited office, mostly of its delegate: text, and the paper of its own area (S2.12)."""
    found = _invitation(invitation_id)
    meeting = held(found.meeting_id)
    require_answering(by, meeting, found.area_id, found.agency_id, today_in(found.area_id, at))
    has_come(meeting, at)
    told = {"text": paragraphs(text, "text"), "by": by.id, "at": at}
    if paper_id is not None:
        told["paper_id"] = paper_of(paper_id, found.area_id)
    made, _is_new = Report.objects.update_or_create(invitation=found, defaults=told)
    changed("meeting_report", made.id, after={"invitation": str(found.id), "paper": bool(made.paper_id)})
    return made.id


@command("meetings.enter_progress")
def enter_progress(
    *,
    by: Actor,
    at: datetime,
    meeting_id: UUID,
    area_id: int,
    agency_id: UUID | None = None,
    progress: str = "",
    obstacle: str = "",
    proposal: str = "",
) -> UUID:
    """What an invited area, or an agency of it, has to say before the meeting; entered again it takes its own place."""
    meeting = held(meeting_id)
    require_answering(by, meeting, area_id, agency_id, today_in(area_id, at))
    not_signed(meeting)
    invited = meeting.invitations.filter(area_id=area_id)
    of_agency = Q(agency__isnull=True) if agency_id is None else Q(agency_id=agency_id)
    if not invited.filter(of_agency).exists():
        raise Refusal("wilayah-tidak-diundang")
    given = {"progress": progress, "obstacle": obstacle, "proposal": proposal}
    told = {key: paragraphs(text, key, may_be_empty=True) for key, text in given.items()}
    if not any(told.values()):
        raise Refusal("kemajuan-kosong", field="progress")
    made, _is_new = Progress.objects.update_or_create(
        meeting=meeting, area_id=area_id, agency_id=agency_id, defaults={**told, "by": by.id, "at": at}
    )
    changed("meeting_progress", made.id, after={"meeting": str(meeting.id), "area": area_id, **told})
    return made.id


def _invitation(invitation_id: UUID) -> Invitation:
    found = Invitation.objects.select_for_update().filter(id=invitation_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _plain(one: Invitation) -> dict[str, object]:
    return {
        "area": one.area_id,
        "office": one.office,
        "name": one.name,
        "state": one.state,
        "persons": one.persons,
        "delegate_post": one.delegate_post,
        "acting": one.acting,
    }
