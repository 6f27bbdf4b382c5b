"""Offices that go over to another post: posts that merge or are split. Nobody is judged anew, it is the same office."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.offices.commands.appointing import plain, tell, today_of
from simpul.offices.models import Appointment
from simpul.offices.queries.officers import sound
from simpul.offices.rules import POST_BODY, position_of
from simpul.registry.queries.grounds import lock_posts
from simpul.registry.queries.posts import post_scope
from simpul.registry.rules import holds, months_touched

WITH_THE_POST = "perubahan_pos"
_VOID = "Perubahan posyandu dibatalkan"


@dataclass(frozen=True)
class Carried:
    """An office that ended at one post; `new` is the same office at the other, None where the seat was taken.

    `until`: the end that the old office had before.
    """

    old: UUID
    new: UUID | None
    until: date | None = None


@command("offices.carry_over")
def carry_over(
    *,
    by: Actor,
    at: datetime,
    post_id: UUID,
    to: UUID,
    on: date,
    appointment_ids: Iterable[UUID] | None = None,
    decree_id: UUID | None = None,
) -> list[Carried]:
    """Offices of a post (None: all) go on at another post from a day on, by an SK, to the day on which they would end.

    A single seat that somebody holds there stays theirs: who comes from the other post then leaves office.
    """
    for place in (post_id, to):
        by.require("appointment.manage", post_scope(place))
    lock_posts([post_id, to])
    held = [a for a in _held(post_id, on) if appointment_ids is None or a.id in set(appointment_ids)]
    there = [a for a in sound().filter(post_id=to) if a.valid_to is None or a.valid_to > on]
    return [_carry(a, to, on, decree_id, there, today_of(at)) for a in held]


@command("offices.carry_back")
def carry_back(*, by: Actor, at: datetime, post_id: UUID, to: UUID, carried: Sequence[Carried]) -> None:
    """Undo `carry_over`, where the offices are still as it left them."""
    for place in (post_id, to):
        by.require("appointment.manage", post_scope(place))
    olds = Appointment.objects.select_for_update(of=("self",)).in_bulk([one.old for one in carried])
    news = Appointment.objects.select_for_update(of=("self",)).in_bulk([one.new for one in carried if one.new])
    for one in carried:
        old, new = olds.get(one.old), news.get(one.new) if one.new else None
        if old is None or old.ended_because != WITH_THE_POST or (one.new and (new is None or new.ended_because)):
            raise Refusal("perubahan-tidak-bisa-dibatalkan")
        _reopen(old, new, one.until, today_of(at))


def _held(post_id: UUID, on: date) -> list[Appointment]:
    """Offices held on that day or begun later."""
    found = Appointment.objects.select_for_update(of=("self",)).filter(post_id=post_id, void_because="")
    return [a for a in found if a.valid_from >= on or holds(a.valid_from, a.valid_to, on)]


def _carry(
    a: Appointment, to: UUID, on: date, decree_id: UUID | None, there: list[Appointment], today: date
) -> Carried:
    begins, until, new = max(on, a.valid_from), a.valid_to, None
    if not _taken(a, there):
        new = Appointment(
            id=new_id(), person_id=a.person_id, post_id=to, position=a.position, field=a.field,
            decree_id=decree_id or a.decree_id, valid_from=begins, valid_to=a.valid_to, trained_on=a.trained_on,
            exception_reason=a.exception_reason, exception_by=a.exception_by, exception_until=a.exception_until,
        )  # fmt: skip
    _end(a, on, today)
    if new is not None:
        new.save(force_insert=True)
        there.append(new)
        tell(new, None, months_touched(begins, today))
    return Carried(a.id, new.id if new else None, until)


def _taken(a: Appointment, there: list[Appointment]) -> bool:
    """Whether the other post has somebody in that seat, or that very person in the same office."""
    position = position_of(POST_BODY, a.position, a.valid_from)
    beside = [other for other in there if (other.position, other.field) == (a.position, a.field)]
    return any(other.person_id == a.person_id for other in beside) or bool(beside and position and position.single)


def _end(a: Appointment, on: date, today: date) -> None:
    """An office that had not begun by that day never was at this post."""
    before, begun = plain(a), a.valid_from < on
    a.ended_because = WITH_THE_POST
    if begun:
        a.valid_to = on
    else:
        a.void_because = _VOID
    a.save(update_fields=["valid_to", "ended_because", "void_because"])
    tell(a, before, months_touched(min(on, a.valid_from), today))


def _reopen(old: Appointment, new: Appointment | None, until: date | None, today: date) -> None:
    before, ended = plain(old), old.valid_to
    if new is not None:
        was = plain(new)
        new.void_because = _VOID
        new.save(update_fields=["void_because"])
        tell(new, was, months_touched(new.valid_from, today))
    old.valid_to, old.ended_because, old.void_because = until, "", ""
    old.save(update_fields=["valid_to", "ended_because", "void_because"])
    tell(old, before, months_touched(min(ended or old.valid_from, old.valid_from), today))
