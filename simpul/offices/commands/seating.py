"""One SK appoints a whole post: every seat in one act, one outcome for each."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import command
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.offices.commands.appointing import Desk, judge_seats, write_seats
from simpul.offices.commands.decrees import attach_decree
from simpul.offices.commands.mending import end_appointment
from simpul.offices.commands.shapes import NewAppointment
from simpul.offices.models import Appointment
from simpul.offices.queries.decrees import OFFICERS
from simpul.offices.queries.officers import in_office
from simpul.offices.rules import POST_BODY, position_of
from simpul.registry.commands.shapes import Outcome
from simpul.registry.queries.grounds import lock_posts
from simpul.registry.queries.posts import post_scope


@command("offices.appoint_post")
def appoint_post(
    *,
    by: Actor,
    at: datetime,
    post_id: UUID,
    items: Sequence[NewAppointment],
    on: date,
    because: str,
    decree_id: UUID | None = None,
    whole: bool = False,
) -> list[Outcome]:
    """Fill the seats of a post by one SK from a day on, one outcome for each in their order; a refused seat does not
    stop the others. Whoever holds a single seat, or the very same office, leaves it that day on the ground `because`.

    `whole`: so does everybody else whom this SK does not name, once no seat is refused any more.
    """
    by.require("appointment.manage", post_scope(post_id))
    if any(item.post_id != post_id or item.decree_id != decree_id for item in items):
        raise Refusal("tidak-ditemukan")
    lock_posts([post_id])
    before = list(in_office(on).filter(post_id=post_id).order_by("id"))
    room = {item.id: {a.id for a in before if _makes_room(a, item)} for item in items}
    desk = Desk(by, at, items, dict.fromkeys(set().union(*room.values()), on))
    outcomes, fresh = judge_seats(desk, items)
    if decree_id is not None and any(one.state != "refused" for one in outcomes):
        attach_decree(by=by, at=at, decree_id=decree_id, post_ids=[post_id], purpose=OFFICERS)
    leaving = {id for item in fresh for id in room[item.id]}
    if whole and all(one.state != "refused" for one in outcomes):
        leaving |= {a.id for a in before if not (a.ended_because or _named(a, decree_id, on))}
    for id in sorted(leaving):
        end_appointment(by=by, at=at, appointment_id=id, on=on, because=because)
    write_seats(desk, fresh)
    return outcomes


def _named(a: Appointment, decree_id: UUID | None, on: date) -> bool:
    """Whether this SK has put somebody there, or the rows of the same form that were sound before."""
    return a.valid_from >= on or (decree_id is not None and a.decree_id == decree_id)


def _makes_room(former: Appointment, item: NewAppointment) -> bool:
    """Whoever began that very day stays: two on one day are a slip, not a change of holders."""
    if (former.position, former.field) != (item.position, item.field) or former.ended_because:
        return False
    position = position_of(POST_BODY, item.position, item.valid_from)
    same = former.person_id == item.person_id or (position is not None and position.single)
    return same and former.valid_from < item.valid_from
