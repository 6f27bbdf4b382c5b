"""The list of a batch: page by page for people, whole for the subjects above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import Actor
from simpul.kernel.names import name_key
from simpul.kernel.person_names import person_key
from simpul.kernel.refusals import Refusal
from simpul.participants.models import Call, Participant, Quota
from simpul.participants.queries.ground import REGISTER, Ground, ground_of
from simpul.participants.queries.seeing import seen
from simpul.participants.queries.views import CallView, ParticipantView, QuotaView, SeatedLine
from simpul.participants.rules.states import SEATED
from simpul.phones.rules import read_code
from simpul.places import queries as places
from simpul.registry.queries.posts import post_labels
from simpul.standards.budgets import name_of
from simpul.standards.participants import participant_table

_LINE = (
    "id batch_id place code name group position field village_id village__l0 village__l1 village__l2 village__l3 "
    "village__l4 post_id person_id match state"
).split()

_NONE = UUID(int=0)  # no post has it


@dataclass(frozen=True)
class Wanted:
    """Which part of a list: an area of any level, a group, a state, a part of the name, the code or the phone."""

    area_id: int | None = None
    group: str = ""
    state: str = ""
    text: str = ""
    perhaps: bool = False


EVERYBODY = Wanted()


def roster(
    *, by: Actor, at: datetime, batch_id: UUID, wanted: Wanted = EVERYBODY, limit: int = 50, after: int = 0
) -> list[ParticipantView]:
    """The list by place, as far as this actor sees it; `after`: the place of the last one of the page before."""
    ground = ground_of(batch_id, at)
    found = Participant.objects.filter(seen(by, ground), batch_id=batch_id, place__gt=after)
    return participant_views(_wanted(found, wanted).order_by("place")[:limit])


def roster_size(*, by: Actor, at: datetime, batch_id: UUID, wanted: Wanted = EVERYBODY) -> int:
    """How many `roster` has in all."""
    found = Participant.objects.filter(seen(by, ground_of(batch_id, at)), batch_id=batch_id)
    return _wanted(found, wanted).count()


def participant(*, by: Actor, at: datetime, participant_id: UUID) -> ParticipantView:
    """One of them; Refusal `tidak-ditemukan`."""
    found = Participant.objects.filter(id=participant_id)
    batch_id = found.values_list("batch_id", flat=True).first()
    if batch_id is None:
        raise Refusal("tidak-ditemukan")
    views = participant_views(found.filter(seen(by, ground_of(batch_id, at))))
    if not views:
        raise Refusal("tidak-ditemukan")
    return views[0]


def calls(*, by: Actor, at: datetime, batch_id: UUID) -> list[CallView]:
    """Whom a batch is for."""
    seen(by, ground_of(batch_id, at))
    positions = participant_table().positions
    return [
        CallView(one.id, one.position, name_of(positions, one.position), one.field)
        for one in Call.objects.filter(batch_id=batch_id)
    ]


def quotas(*, by: Actor, at: datetime, batch_id: UUID) -> list[QuotaView]:
    """The seats of areas and posts, and how many are taken; by code of the area."""
    ground = ground_of(batch_id, at)
    seen(by, ground)
    found = list(Quota.objects.filter(batch_id=batch_id).select_related("area"))
    labels = post_labels(one.post_id for one in found if one.post_id)
    used = _taken(batch_id)
    views = [
        (
            one.area.code if one.area else "~",
            QuotaView(
                id=one.id,
                area_id=one.area_id,
                post_id=one.post_id,
                name=one.area.full_name if one.area else labels.get(one.post_id or _NONE, ""),
                seats=one.seats,
                taken=used.get(one.area_id or one.post_id or _NONE, 0),
            ),
        )
        for one in found
    ]
    return [view for _, view in sorted(views, key=lambda pair: (pair[0], pair[1].name, str(pair[1].id)))]


def may_register(*, by: Actor, ground: Ground) -> bool:
    """Whether the actor registers people of some area of theirs for this batch."""
    held = {grant.area_id for grant in by.where(REGISTER) if grant.area_id is not None}
    return any(ground.covers(one.path) for one in places.areas(held).values())


def participants_of(batch_id: UUID) -> list[SeatedLine]:
    """Internal, asks no actor: everybody with a seat in a batch, by place."""
    found = Participant.objects.filter(batch_id=batch_id, state=SEATED).order_by("place")
    return [_line(row) for row in found.values_list(*_LINE)]


def participants_by_id(ids: Iterable[UUID]) -> dict[UUID, SeatedLine]:
    """Internal, asks no actor: these, whatever their state; unknown ids are left out."""
    found = Participant.objects.filter(id__in=list(ids)).order_by("batch_id", "place")
    return {row[0]: _line(row) for row in found.values_list(*_LINE)}


def participant_by_code(batch_id: UUID, typed: str) -> SeatedLine | None:
    """Internal, asks no actor: the one with a seat whose code somebody typed; None for none."""
    code = read_code(typed)
    found = Participant.objects.filter(batch_id=batch_id, code=code or "", state=SEATED)
    row = found.values_list(*_LINE).first()
    return _line(row) if row else None


def _line(row: tuple[Any, ...]) -> SeatedLine:
    *front, village_id, l0, l1, l2, l3, l4, post_id, person_id, match, state = row
    path = tuple(one for one in (l0, l1, l2, l3, l4) if one is not None)
    return SeatedLine(*(*front, village_id, path, post_id, person_id, match, state))


def _wanted(found: QuerySet[Participant], wanted: Wanted) -> QuerySet[Participant]:
    if wanted.area_id is not None:
        level = places.area(wanted.area_id).level
        found = found.filter(**{f"village__l{level}": wanted.area_id})
    if wanted.group:
        found = found.filter(group=wanted.group)
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.perhaps:
        found = found.filter(match="mungkin")
    if text := wanted.text.strip()[:100]:
        code = "".join(c for c in text.upper() if c.isalnum())[:8]
        found = found.filter(
            Q(name_key__contains=person_key(text))
            | Q(code=code)
            | Q(phone__contains=text)
            | Q(village__name_key__contains=name_key(text))
        )
    return found


def participant_views(found: QuerySet[Participant]) -> list[ParticipantView]:
    """Internal: rows for people, in two queries."""
    rows = list(found.select_related("village", "replaces", "replaced_by"))
    labels = post_labels(one.post_id for one in rows if one.post_id)
    return [_view(one, labels) for one in rows]


def _view(one: Participant, labels: dict[UUID, str]) -> ParticipantView:
    after = getattr(one, "replaced_by", None)
    return ParticipantView(
        id=one.id,
        batch_id=one.batch_id,
        place=one.place,
        code=one.code,
        name=one.name,
        group=one.group,
        position=one.position,
        position_name=name_of(participant_table().positions, one.position),
        field=one.field,
        village_id=one.village_id,
        village=one.village.full_name if one.village else "",
        post_id=one.post_id,
        post=labels.get(one.post_id, "") if one.post_id else "",
        phone=one.phone,
        person_id=one.person_id,
        match=one.match,
        state=one.state,
        reason=one.reason,
        source=one.source,
        replaces=one.replaces.name if one.replaces else "",
        replaced_by=after.name if after else "",
        at=one.at,
    )


def _taken(batch_id: UUID) -> dict[int | UUID, int]:
    """How many are seated in each area and post, whatever its level."""
    used: dict[int | UUID, int] = {}
    for one in participants_of(batch_id):
        for key in (*one.path, *((one.post_id,) if one.post_id else ())):
            used[key] = used.get(key, 0) + 1
    return used
