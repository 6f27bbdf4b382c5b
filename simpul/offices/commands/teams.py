"""Forming the Tim Pembina of an area, and dissolving it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import area_feed, new_id
from simpul.kernel.refusals import Refusal
from simpul.offices.commands.appointing import appoint
from simpul.offices.commands.shapes import NewAppointment, NewMember
from simpul.offices.models import Decree, Team
from simpul.offices.queries.officers import sound
from simpul.offices.rules import ending_codes
from simpul.places import queries as places
from simpul.registry.commands.shapes import all_or_refuse
from simpul.registry.rules import months_touched, term_fault

REPLACED = "ganti_tim"


@command("offices.form_team")
def form_team(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    valid_from: date,
    valid_to: date | None = None,
    decree_id: UUID | None = None,
    members: Sequence[NewMember] = (),
    id: UUID | None = None,
) -> UUID:
    """Form the Tim Pembina of an area for a term, with its members; the team before ends on that day.

    `valid_to` is the first day after the term (the term of office of the area's head). Returns the team's id.
    """
    by.require("team.manage", places.scope_of(area_id))
    if id is not None and Team.objects.filter(id=id).exists():
        return id
    if fault := term_fault(valid_from, valid_to):
        raise Refusal(fault, field="valid_to")
    if decree_id is not None and not Decree.objects.filter(id=decree_id, area_id=area_id).exists():
        raise Refusal("sk-wilayah-lain", field="decree_id")
    _end_former(area_id, valid_from, at)
    team = Team.objects.create(
        id=id or new_id(), area_id=area_id, decree_id=decree_id, valid_from=valid_from, valid_to=valid_to
    )
    _tell(team, None, valid_from, at)
    _seat(by, at, team, members)
    return team.id


@command("offices.dissolve_team")
def dissolve_team(*, by: Actor, at: datetime, team_id: UUID, on: date, because: str = REPLACED) -> None:
    """End a Tim Pembina and the offices in it on a day (the first without it), on a ground of standards."""
    team = Team.objects.select_for_update().filter(id=team_id).first()
    if team is None:
        raise Refusal("tidak-ditemukan")
    by.require("team.manage", places.scope_of(team.area_id))
    if because not in ending_codes():
        raise Refusal("alasan-berhenti-tidak-dikenal", field="because")
    _end(team, on, at, because)


def _seat(by: Actor, at: datetime, team: Team, members: Sequence[NewMember]) -> None:
    """Appoint all members, or none: a team is one act."""
    items = [
        NewAppointment(
            id=new_id(),
            person_id=m.person_id,
            holder_name=m.holder_name,
            team_id=team.id,
            position=m.position,
            field=m.field,
            decree_id=team.decree_id,
            valid_from=team.valid_from,
            valid_to=team.valid_to,
        )
        for m in members
    ]
    if items:
        all_or_refuse(appoint(by=by, at=at, items=items))


def _end_former(area_id: int, on: date, at: datetime) -> None:
    in_the_way = Team.objects.select_for_update().filter(area_id=area_id).exclude(valid_to__lte=on)
    for team in in_the_way:
        if team.valid_from >= on:
            raise Refusal("tim-sudah-mulai", field="valid_from", since=team.valid_from)
        _end(team, on, at)


def _end(team: Team, on: date, at: datetime, because: str = REPLACED) -> None:
    if fault := term_fault(team.valid_from, on):
        raise Refusal(fault, field="on")
    before = _plain(team)
    team.valid_to = on
    team.save()
    _tell(team, before, on, at)
    for a in sound().select_for_update().filter(team=team).exclude(valid_to__lte=on):
        began_later = a.valid_from >= on
        if not began_later:
            a.valid_to, a.ended_because = on, because
            a.save()
            changed("appointment", a.id, after={"valid_to": on.isoformat(), "ended_because": because})


def _tell(team: Team, before: dict[str, object] | None, since: date, at: datetime) -> None:
    """In the feed of the area itself: the sums of its months count whether a team is formed."""
    periods = months_touched(since, day_at(at, "WIT"))
    changed("team", team.id, before=before, after=_plain(team), feed=area_feed(team.area_id), periods=periods)


def _plain(team: Team) -> dict[str, object]:
    return {
        "area": team.area_id,
        "decree": str(team.decree_id) if team.decree_id else None,
        "valid_from": team.valid_from.isoformat(),
        "valid_to": team.valid_to.isoformat() if team.valid_to else None,
    }
