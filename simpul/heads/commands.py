"""Recording who heads an area; when the head changes, the chair of the Tim Pembina leaves by the same act (S4.8)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.heads.models import SOUND, Head
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.offices import commands as offices
from simpul.offices.queries import team_standing
from simpul.places import queries as places

HEAD_CHANGED = "kepala_daerah_berganti"


@command("heads.record_head")
def record_head(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    name: str,
    valid_from: date,
    title: str = "",
    valid_to: date | None = None,
    source: str = "",
    ends_team: bool = True,
    id: UUID | None = None,
) -> UUID:
    """From that day this is the head of the area, to the planned end of the term (`valid_to`, excluded).

    `title` "": what heads are called there. The head before leaves that day, and with that head the chair of the Tim
    Pembina (`ends_team`: the whole team, whose term is the head's). The same day again corrects a slip and ends
    nobody. Refusals: `nama-kosong`, `akhir-sebelum-awal`, `kepala-sudah-ada`.
    """
    by.require("team.manage", places.scope_of(area_id))
    if id is not None and Head.objects.filter(id=id).exists():
        return id
    known = list(Head.objects.select_for_update().filter(SOUND, area_id=area_id))
    if any(one.valid_from > valid_from for one in known):
        raise Refusal("kepala-sudah-ada", field="valid_from", since=max(one.valid_from for one in known))
    now = next((one for one in known if one.valid_from == valid_from), None)
    former = next((one for one in known if one.valid_from < valid_from and _still(one, valid_from)), None)
    ever = any(one.valid_from < valid_from for one in known)
    if former is not None:
        _end(former, valid_from)
    made = _write(now or Head(id=id or new_id(), area_id=area_id, valid_from=valid_from), name, title, valid_to, source)
    if ever and now is None:
        _end_chair(by, at, area_id, valid_from, ends_team)
    return made


@command("heads.void_head")
def void_head(*, by: Actor, at: datetime, head_id: UUID, reason: str) -> None:
    """Take back a head who was written down by mistake. What ended with the head before stays ended."""
    head = Head.objects.select_for_update().filter(SOUND, id=head_id).first()
    if head is None:
        raise Refusal("tidak-ditemukan")
    by.require("team.manage", places.scope_of(head.area_id))
    if not tidy(reason):
        raise Refusal("alasan-wajib", field="reason")
    before, head.void_because = _plain(head), tidy(reason)[:300]
    head.save()
    changed("head", head.id, before=before, after=_plain(head), reason=head.void_because)


def _still(head: Head, on: date) -> bool:
    return head.valid_to is None or head.valid_to > on


def _end(head: Head, on: date) -> None:
    before, head.valid_to = _plain(head), on
    head.save()
    changed("head", head.id, before=before, after=_plain(head))


def _write(head: Head, name: str, title: str, valid_to: date | None, source: str) -> UUID:
    before = _plain(head) if head.name else None
    head.name, head.source, head.valid_to = tidy(name)[:200], tidy(source)[:200], valid_to
    if not any(c.isalpha() for c in head.name):
        raise Refusal("nama-kosong", field="name")
    if valid_to is not None and valid_to <= head.valid_from:
        raise Refusal("akhir-sebelum-awal", field="valid_to")
    head.title = (tidy(title) or places.head_title(head.area_id, head.valid_from))[:100]
    head.save()
    changed("head", head.id, before=before, after=_plain(head))
    return head.id


def _end_chair(by: Actor, at: datetime, area_id: int, on: date, ends_team: bool) -> None:
    """The team of the former head ends, or its chair alone; a team that began with the new head stays."""
    found = team_standing(area_id, on)
    if found is None:
        return
    team_id, chairs = found
    if ends_team:
        offices.dissolve_team(by=by, at=at, team_id=team_id, on=on, because=HEAD_CHANGED)
        return
    for chair in chairs:
        offices.end_appointment(by=by, at=at, appointment_id=chair, on=on, because=HEAD_CHANGED)


def _plain(head: Head) -> dict[str, Any]:
    return {
        "area": head.area_id,
        "name": head.name,
        "title": head.title,
        "valid_from": head.valid_from.isoformat(),
        "valid_to": head.valid_to.isoformat() if head.valid_to else None,
        "source": head.source,
        "void_because": head.void_because,
    }
