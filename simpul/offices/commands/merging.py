"""Offices follow a person, or a post, that was entered twice. Called by duplicates, never by a door (docs/adr/0075)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, inside_a_command
from simpul.kernel.actor import Actor
from simpul.offices.commands.appointing import plain, tell, today_of
from simpul.offices.models import Appointment, PostDecree
from simpul.registry.rules import months_touched

TWICE = "digabung: jabatan yang sama tercatat dua kali"
_SAME_OFFICE = ("person_id", "post_id", "team_id", "position", "field")


def hand_over_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """The offices of `loser` are the winner's. One that the winner holds already is kept as written down twice."""
    return {"offices": _hand_over(at, "person_id", loser, winner)}


def hand_back_person(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Any]) -> list[str]:
    """The offices that were moved are the loser's again."""
    return _hand_back(at, "person_id", loser, winner, moved["offices"])


def hand_over_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, Any]:
    """Offices and decrees of a post go over; a decree that speaks of both stays where it is."""
    known = set(PostDecree.objects.filter(post_id=winner).values_list("decree_id", "purpose"))
    own = PostDecree.objects.filter(post_id=loser).order_by("id")
    decrees = [one.id for one in own if (one.decree_id, one.purpose) not in known]
    moved = {"offices": _hand_over(at, "post_id", loser, winner), "decrees": decrees}
    _move_decrees(at, decrees, loser, winner)
    return moved


def hand_back_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Any]) -> list[str]:
    """The offices and decrees that were moved are the loser's again."""
    _move_decrees(at, moved["decrees"], winner, loser)
    return _hand_back(at, "post_id", loser, winner, moved["offices"])


def _hand_over(at: datetime, column: str, loser: UUID, winner: UUID) -> list[tuple[str, str]]:
    """Each office with the reason for which it did not count before."""
    found = _locked(**{column: loser})
    moved = [(str(one.id), one.void_because) for one in found]
    for one in found:
        before, feed = plain(one), one.post_id
        setattr(one, column, winner)
        same = {name: getattr(one, name) for name in _SAME_OFFICE}
        held = Appointment.objects.filter(**same, valid_to=None, void_because="")
        if one.valid_to is None and not one.void_because and held.exists():
            one.void_because = TWICE
        _save(at, one, before, feed)
    return moved


def _hand_back(at: datetime, column: str, loser: UUID, winner: UUID, moved: Sequence[tuple[str, str]]) -> list[str]:
    reasons = dict(moved)
    found = _locked(id__in=list(reasons), **{column: winner})
    for one in found:
        before, feed = plain(one), one.post_id
        setattr(one, column, loser)
        if one.void_because == TWICE:
            one.void_because = reasons[str(one.id)]
        _save(at, one, before, feed)
    return ["offices"] * (len(moved) - len(found))


def _locked(**which: Any) -> list[Appointment]:
    if not inside_a_command():
        raise RuntimeError("offices are moved by the commands of duplicates")
    return list(Appointment.objects.select_for_update().filter(**which).order_by("id"))


def _save(at: datetime, one: Appointment, before: dict[str, object], feed: UUID | None) -> None:
    """Written, and told to the post that had it and to the one that has it."""
    one.save()
    months = months_touched(one.valid_from, today_of(at))
    tell(one, before, months)
    if feed is not None and feed != one.post_id:
        changed("appointment", one.id, before=before, feed=feed, periods=months)


def _move_decrees(at: datetime, ids: Sequence[int], giver: UUID, taker: UUID) -> None:
    for link in PostDecree.objects.filter(post_id=giver, id__in=ids).select_related("decree"):
        PostDecree.objects.filter(id=link.id).update(post_id=taker)
        months = months_touched(link.decree.valid_from, today_of(at))
        changed("decree", link.decree_id, before={"post": str(giver)}, feed=giver, periods=months)
        changed("decree", link.decree_id, after={"post": str(taker)}, feed=taker, periods=months)
