"""Rosters of a person who was entered twice. Called by duplicates, never by a door (docs/adr/0075)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.people import commands as people_commands
from simpul.registry.commands.roster import entry_plain
from simpul.registry.models import RosterEntry
from simpul.registry.rules.merging import Days, days_left


def hand_over_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """The days that `loser` belonged to posts are the winner's, as far as the winner did not belong to one then.

    The other days stay in the loser's past, so that a post knows whom its late work was about. Returns the entries of
    before and those made, for `hand_back_person`.
    """
    lost, kept = _entries(loser), _entries(winner)
    taken = [(entry.valid_from, entry.valid_to) for entry in kept]
    parts = [(entry, days_left((entry.valid_from, entry.valid_to), taken)) for entry in lost]
    made = [_part(winner, entry, days) for entry, left in parts for days in left]
    today = day_at(at, "WIB")
    past = [
        _part(loser, e, _ended(days, today))
        for e, left in parts
        for days in days_left((e.valid_from, e.valid_to), left)
    ]
    _delete(lost)
    _write([*made, *(entry for entry in past if entry.valid_from < (entry.valid_to or today))])
    _place(by, at, winner, made)
    return {"entries": [_told(e) for e in lost], "made": [_told(e) for e in made]}


def hand_back_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: dict[str, Any]) -> list[str]:
    """Both have the entries of before; one of the winner's that was changed since stays, and is told."""
    present = {str(entry.id): entry for entry in _entries(winner)}
    made = [(present.get(told["id"]), told) for told in moved["made"]]
    going = [entry for entry, told in made if entry is not None and _told(entry) == told]
    _delete(going)
    if any(entry.valid_to is None for entry in going):
        people_commands.place_in_post(by=by, at=at, person_ids=[winner], post_id=None)
    _delete(_entries(loser))
    back = [_entry(told, loser) for told in moved["entries"]]
    _write(back)
    _place(by, at, loser, back)
    return ["roster"] * (len(made) - len(going))


def _part(person: UUID, entry: RosterEntry, days: Days) -> RosterEntry:
    return RosterEntry(person_id=person, post_id=entry.post_id, valid_from=days[0], valid_to=days[1])


def _ended(days: Days, today: date) -> Days:
    first, last = days
    return first, today if last is None else min(last, today)


def _entries(person: UUID) -> list[RosterEntry]:
    if not inside_a_command():
        raise RuntimeError("rosters are merged by the commands of duplicates")
    return list(RosterEntry.objects.select_for_update().filter(person_id=person).order_by("valid_from", "id"))


def _delete(entries: Sequence[RosterEntry]) -> None:
    RosterEntry.objects.filter(id__in=[entry.id for entry in entries]).delete()
    for entry in entries:
        changed("roster", entry.id, before=entry_plain(entry), feed=entry.post_id)


def _write(entries: Sequence[RosterEntry]) -> None:
    RosterEntry.objects.bulk_create(entries)
    for entry in entries:
        changed("roster", entry.id, after=entry_plain(entry), feed=entry.post_id)


def _place(by: Actor, at: datetime, person: UUID, entries: Sequence[RosterEntry]) -> None:
    for entry in entries:
        if entry.valid_to is None:
            people_commands.place_in_post(by=by, at=at, person_ids=[person], post_id=entry.post_id)


def _told(entry: RosterEntry) -> dict[str, Any]:
    return {"id": str(entry.id), **entry_plain(entry)}


def _entry(told: dict[str, Any], person: UUID) -> RosterEntry:
    first, last = date.fromisoformat(told["valid_from"]), told["valid_to"]
    until = date.fromisoformat(last) if last else None
    return RosterEntry(
        id=UUID(told["id"]), person_id=person, post_id=UUID(told["post"]), valid_from=first, valid_to=until
    )
