"""Meetings: planned, changed, held, called off; their agenda; what was stated of them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.meetings.commands.grounds import has_come, held, known, organised, plain_day, require_organising
from simpul.meetings.models import AgendaItem, Meeting, StatedNumber
from simpul.meetings.rules.states import CANCELLED, HELD, PLANNED
from simpul.plans.queries import target_stands
from simpul.standards.meetings import meeting_table
from simpul.standards.training import training_table

_MOVES = {PLANNED: {HELD, CANCELLED}, HELD: {PLANNED}}


@command("meetings.plan_meeting")
def plan_meeting(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    body: str,
    kind: str,
    mode: str,
    title: str,
    on: date,
    purpose: str = "",
    target_id: UUID | None = None,
    starts: int | None = None,
    ends: int | None = None,
    venue: str = "",
    link: str = "",
    opener_post: str = "",
    chair_post: str = "",
    id: UUID | None = None,
) -> UUID:
    """Plan a meeting, or write down one that was held."""
    require_organising(by, area_id)
    if id is not None and Meeting.objects.filter(id=id, by=by.id).exists():
        return id
    given = {"body": body, "kind": kind, "mode": mode, "title": title, "on": on, "purpose": purpose}
    told = _told(area_id, target_id, starts, ends, link=link, **given)
    posts = _posts(venue, opener_post, chair_post)
    made = Meeting.objects.create(id=id or new_id(), area_id=area_id, state=PLANNED, by=by.id, at=at, **told, **posts)
    changed("meeting", made.id, after=_plain(made))
    return made.id


@command("meetings.change_meeting")
def change_meeting(
    *,
    by: Actor,
    at: datetime,
    meeting_id: UUID,
    body: str,
    kind: str,
    mode: str,
    title: str,
    on: date,
    purpose: str = "",
    target_id: UUID | None = None,
    starts: int | None = None,
    ends: int | None = None,
    venue: str = "",
    link: str = "",
    opener_post: str = "",
    chair_post: str = "",
) -> None:
    """Put a meeting right, as long as its minutes are not signed."""
    found = organised(by, meeting_id)
    before = _plain(found)
    given = {"body": body, "kind": kind, "mode": mode, "title": title, "on": on, "purpose": purpose}
    told = _told(found.area_id, target_id, starts, ends, link=link, **given) | _posts(venue, opener_post, chair_post)
    for key, value in told.items():
        setattr(found, key, value)
    found.save()
    changed("meeting", found.id, before=before, after=_plain(found))


@command("meetings.move_meeting")
def move_meeting(*, by: Actor, at: datetime, meeting_id: UUID, state: str, reason: str = "") -> None:
    """Say that a meeting was held (selesai), is planned again, or is called off (batal), which needs a reason."""
    found = organised(by, meeting_id)
    if state not in _MOVES[found.state]:
        raise Refusal("keadaan-rapat-salah", field="state")
    if state == HELD:
        has_come(found, at)
    before, found.state = _plain(found), state
    found.reason = worded(reason, "reason", 300, may_be_empty=state != CANCELLED)
    found.save()
    changed("meeting", found.id, before=before, after=_plain(found), reason=found.reason)


@command("meetings.set_agenda")
def set_agenda(*, by: Actor, at: datetime, meeting_id: UUID, items: Iterable[tuple[str, str]]) -> None:
    """The agenda in its order: (topic, office that presents it or ""). What stood there before is replaced."""
    found = organised(by, meeting_id)
    listed = [
        (worded(topic, "items", 200), worded(presenter, "items", 160, may_be_empty=True)) for topic, presenter in items
    ]
    before = list(found.agenda.values_list("topic", flat=True))
    found.agenda.all().delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=found, number=number, topic=topic, presenter=presenter, by=by.id, at=at)
        for number, (topic, presenter) in enumerate(listed, start=1)
    )
    changed("meeting", found.id, before={"agenda": before}, after={"agenda": [topic for topic, _ in listed]})


@command("meetings.state_number")
def state_number(
    *, by: Actor, at: datetime, meeting_id: UUID, what: str, number: int, said_by: str, source: str = ""
) -> UUID:
    """Write down a number that somebody stated of a meeting; a new one of the same person takes its place."""
    found = held(meeting_id)
    require_organising(by, found.area_id)
    known(meeting_table().figures, what, found.on, "what")
    if not 0 < number < 1_000_000:
        raise Refusal("isian-keliru", field="number")
    who = worded(said_by, "said_by", 160)
    made, _is_new = StatedNumber.objects.update_or_create(
        meeting=found,
        what=what,
        said_by=who,
        defaults={
            "number": number,
            "source": worded(source, "source", 300, may_be_empty=True),
            "by": by.id,
            "at": at,
        },
    )
    changed("stated_number", made.id, after={"meeting": str(found.id), "what": what, "number": number})
    return made.id


def _told(
    area_id: int, target_id: UUID | None, starts: int | None, ends: int | None, *, link: str, **given: Any
) -> dict[str, Any]:
    table, on = meeting_table(), given["on"]
    mode = next((one for one in training_table().modes if one.code == given["mode"]), None)
    if mode is None:
        raise Refusal("pilihan-tidak-dikenal", field="mode")
    if mode.needs_link and not link:
        raise Refusal("tautan-rapat-wajib", field="link")
    if ends is not None and (starts is None or ends <= starts):
        raise Refusal("jam-rapat-salah", field="ends")
    if target_id is not None and not target_stands(target_id, area_id):
        raise Refusal("tidak-ditemukan", field="target")
    return {
        "body": known(table.bodies, given["body"], on, "body"),
        "kind": known(table.kinds, given["kind"], on, "kind"),
        "mode": mode.code,
        "title": worded(given["title"], "title", 200),
        "purpose": worded(given["purpose"], "purpose", 500, may_be_empty=True),
        "target_id": target_id,
        "on": on,
        "starts": starts,
        "ends": ends,
        "link": link,
    }


def _posts(venue: str, opener_post: str, chair_post: str) -> dict[str, str]:
    return {
        "venue": worded(venue, "venue", 200, may_be_empty=True),
        "opener_post": worded(opener_post, "opener_post", 160, may_be_empty=True),
        "chair_post": worded(chair_post, "chair_post", 160, may_be_empty=True),
    }


def _plain(one: Meeting) -> dict[str, object]:
    return {
        "area": one.area_id,
        "kind": one.kind,
        "title": one.title,
        "on": plain_day(one.on),
        "venue": one.venue,
        "state": one.state,
    }
