"""Whether all villages of the area are there: which came, which are missing, which are over their quota (S1.3)."""

from datetime import datetime
from uuid import UUID

from simpul.attendance.models import Mark
from simpul.attendance.queries.views import VillageCover
from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.participants.queries.ground import READ, ground_of
from simpul.participants.queries.sets import on_the_list, quota_paths
from simpul.participants.rules.states import SEATED
from simpul.places import queries as places

HERE, MISSING, OVER = "ada", "kosong", "lebih"


def village_cover(*, by: Actor, at: datetime, batch_id: UUID, area_id: int | None = None) -> list[VillageCover]:
    """Every village of the area (None: the host area), in the order of codes; of a nation or province it is long."""
    ground = ground_of(batch_id, at)
    area = places.area(area_id) if area_id is not None else ground.host
    if not (ground.may(by, READ) or by.may(READ, Scope(area=area.path))):
        raise Refusal("tidak-ditemukan")
    villages = places.areas(places.below_ids(area.id, VILLAGE) if area.level < VILLAGE else [area.id])
    seated, present = _counted(batch_id)
    seats = {path[-1]: seats for path, seats in quota_paths(batch_id).items()}
    districts = places.areas({one.parent_id for one in villages.values() if one.parent_id is not None})
    return [
        VillageCover(
            area_id=one.id,
            code=one.code,
            name=one.label,
            district=districts[one.parent_id].label if one.parent_id in districts else "",
            is_kelurahan=one.is_kelurahan,
            registered=seated.get(one.id, 0),
            present=present.get(one.id, 0),
            quota=seats.get(one.id),
            state=_state(seated.get(one.id, 0), seats.get(one.id)),
        )
        for one in sorted(villages.values(), key=lambda one: one.code)
    ]


def _state(registered: int, quota: int | None) -> str:
    if registered == 0:
        return MISSING
    return OVER if quota is not None and registered > quota else HERE


def _counted(batch_id: UUID) -> tuple[dict[int, int], dict[int, int]]:
    """By village: those with a seat, and those of them who were there on any day."""
    seated: dict[int, int] = {}
    present: dict[int, int] = {}
    came = set(
        Mark.objects.filter(participant__batch_id=batch_id, void_because="")
        .order_by()
        .values_list("participant_id", flat=True)
        .distinct()
    )
    found = on_the_list(batch_id=batch_id, state=SEATED, village__isnull=False).order_by("place")
    for id, village_id in found.values_list("id", "village_id"):
        seated[village_id] = seated.get(village_id, 0) + 1
        present[village_id] = present.get(village_id, 0) + (id in came)
    return seated, present
