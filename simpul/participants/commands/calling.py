"""Whom a batch is for, and how many seats an area or a post has."""

from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.participants.commands.desk import position_of
from simpul.participants.models import Call, Quota, Roll
from simpul.participants.queries.ground import MANAGE, Ground, ground_of
from simpul.participants.rules.shapes import NewParticipant
from simpul.places import queries as places
from simpul.registry.queries.posts import post_labels, post_scopes

SEATS_AT_MOST = 10_000


@command("participants.call_position")
def call_position(*, by: Actor, at: datetime, batch_id: UUID, position: str, field: str = "") -> UUID:
    """Say that a batch is for a position, perhaps of one field only."""
    ground = managed(by, at, batch_id)
    found = position_of(NewParticipant(name="", position=position, field=field), ground)
    field = field if found.field else ""
    if Call.objects.filter(batch_id=batch_id, position=position, field=field).exists():
        raise Refusal("sasaran-sudah-ada", field="position")
    made = Call.objects.create(batch_id=batch_id, position=position, field=field, by=by.id, at=at)
    changed("participant_call", made.id, after={"batch": str(batch_id), "position": position, "field": field})
    return made.id


@command("participants.uncall_position")
def uncall_position(*, by: Actor, at: datetime, call_id: UUID) -> None:
    """The batch is not for that position after all."""
    found = Call.objects.filter(id=call_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    managed(by, at, found.batch_id)
    changed("participant_call", found.id, before={"batch": str(found.batch_id), "position": found.position})
    found.delete()


@command("participants.set_quota")
def set_quota(
    *, by: Actor, at: datetime, batch_id: UUID, seats: int, area_id: int | None = None, post_id: UUID | None = None
) -> UUID:
    """How many seats an area or a post has; 0 takes the quota away. What was there before is replaced."""
    ground = managed(by, at, batch_id)
    if not 0 <= seats <= SEATS_AT_MOST:
        raise Refusal("kuota-salah", field="seats", paling=SEATS_AT_MOST)
    _require_within(ground, area_id, post_id)
    Roll.objects.get_or_create(batch_id=batch_id)
    Roll.objects.select_for_update().get(batch_id=batch_id)
    of_whom: dict[str, Any] = {"batch_id": batch_id, "area_id": area_id, "post_id": post_id}
    known = Quota.objects.filter(**of_whom).first()
    before = {"seats": known.seats} if known else None
    if known is None:
        known = Quota(**of_whom)
    known.seats, known.by, known.at = seats, by.id, at
    if seats:
        known.save()
    elif before:
        Quota.objects.filter(id=known.id).delete()
    where = {"batch": str(batch_id), "area": area_id, "post": str(post_id) if post_id else None}
    changed("participant_quota", known.id, before=before, after={**where, "seats": seats})
    return known.id


@command("participants.spread_quota")
def spread_quota(*, by: Actor, at: datetime, batch_id: UUID, area_id: int, seats: int) -> int:
    """Give every area just below this one so many seats; how many areas."""
    below = places.children(area_id)
    for one in below:
        set_quota(by=by, at=at, batch_id=batch_id, seats=seats, area_id=one.id)
    return len(below)


def _require_within(ground: Ground, area_id: int | None, post_id: UUID | None) -> None:
    if (area_id is None) == (post_id is None):
        raise Refusal("tidak-ditemukan", field="area")
    if area_id is not None:
        place = places.area(area_id)
        path, name = place.path, place.full_name or place.name
    else:
        scope = post_scopes([post_id] if post_id else []).get(post_id) if post_id else None
        if scope is None or post_id is None:
            raise Refusal("tidak-ditemukan", field="post")
        path, name = scope.area, post_labels([post_id])[post_id]
    if not ground.covers(path):
        raise Refusal("kuota-di-luar", field="area", tempat=name, wilayah=ground.area.full_name or ground.area.name)


def managed(by: Actor, at: datetime, batch_id: UUID) -> Ground:
    """Internal: the batch, if this actor looks after its list."""
    ground = ground_of(batch_id, at)
    if not ground.may(by, MANAGE):
        raise Refusal("tidak-berhak", action=MANAGE)
    return ground
