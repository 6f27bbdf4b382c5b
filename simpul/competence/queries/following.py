"""Plans after training: of a batch, of an area, and those that wait for somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Min, Q
from django.utils.translation import ngettext

from simpul.competence.models import FollowUp
from simpul.competence.rules.states import DONE, PLANNED
from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry.queries import post_labels, post_scope

READ, NAMES, WRITE = "competence.read", "competence.names", "followup.write"
SOON_DAYS = 14


@dataclass(frozen=True)
class FollowUpView:
    """A plan: `late`, when its day has passed and nobody ticked it off."""

    id: UUID
    batch_id: UUID
    village_id: int
    village: str
    post_id: UUID | None
    post: str
    what: str
    field: str
    responsible: str
    due_on: date
    state: str
    done_on: date | None
    note: str
    photo_id: UUID | None
    late: bool


@dataclass(frozen=True)
class FollowUpCount:
    """Plans of an area: how many there are, done, and late."""

    area_id: int
    code: str
    name: str
    planned: int
    done: int
    late: int


def follow_ups(
    *, by: Actor, area_id: int, on: date, batch_id: UUID | None = None, late: bool = False, limit: int = 500
) -> list[FollowUpView]:
    """The plans of an area, the soonest first; `late`: only those that are."""
    area = places.area(area_id)
    if not by.may(READ, Scope(area=area.path)):
        raise Refusal("tidak-ditemukan")
    found = FollowUp.objects.filter(**({f"village__l{area.level}": area_id} if area.level else {}))
    if batch_id is not None:
        found = found.filter(batch_id=batch_id)
    if late:
        found = found.filter(state=PLANNED, due_on__lt=on)
    return _views(found.order_by("due_on", "id")[:limit], on)


def follow_ups_of_post(*, by: Actor, post_id: UUID, on: date) -> list[FollowUpView]:
    """The plans of a post, and those of its whole village, the soonest first."""
    scope = post_scope(post_id)
    if not by.may(NAMES, scope):
        raise Refusal("tidak-ditemukan")
    meant = Q(post_id=post_id) | Q(post__isnull=True, village_id=scope.area[-1])
    return _views(FollowUp.objects.filter(meant).order_by("due_on", "id"), on)


def follow_up(*, by: Actor, follow_up_id: UUID, on: date) -> FollowUpView:
    """One plan; Refusal `tidak-ditemukan` for none and for one elsewhere."""
    found = FollowUp.objects.filter(id=follow_up_id).first()
    scope = None if found is None else _scope(found)
    if found is None or scope is None or not (by.may(READ, scope) or by.may(NAMES, scope)):
        raise Refusal("tidak-ditemukan")
    return _views([found], on)[0]


def follow_up_counts(*, by: Actor, area_id: int, on: date) -> list[FollowUpCount]:
    """The plans of the areas directly below, for those that have any."""
    area = places.area(area_id)
    if area.level >= VILLAGE or not by.may(READ, Scope(area=area.path)):
        raise Refusal("tidak-ditemukan")
    part = f"village__l{area.level + 1}"
    found = FollowUp.objects.filter(**({f"village__l{area.level}": area_id} if area.level else {}))
    counted = (
        found.order_by()
        .values(part)
        .annotate(
            planned=Count("id", filter=Q(state__in=(PLANNED, DONE))),
            done=Count("id", filter=Q(state=DONE)),
            late=Count("id", filter=Q(state=PLANNED, due_on__lt=on)),
        )
    )
    numbers = {one[part]: one for one in counted}
    return [
        FollowUpCount(one.id, one.code, one.label, n["planned"], n["done"], n["late"])
        for one in places.children(area_id)
        if (n := numbers.get(one.id))
    ]


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Plans of the actor's own villages and posts that are late or soon due. Page `follow_ups` with args area, or
    `follow_ups_of_post` with args post."""
    errands = []
    for grant in by.where(WRITE):
        mine = Q(post_id=grant.post) if grant.post else Q(village_id=grant.area_id)
        today = day_at(at, places.zone(grant.area_id or places.nation_id(), day_at(at, "WIB")))
        waiting = FollowUp.objects.filter(mine, state=PLANNED)
        told = waiting.aggregate(n=Count("id"), first=Min("due_on"))
        if not told["n"] or (told["first"] - today).days > SOON_DAYS:
            continue
        page, args = (
            ("follow_ups_of_post", {"post": str(grant.post)})
            if grant.post
            else (
                "follow_ups",
                {"area": str(grant.area_id)},
            )
        )
        kind = "terlambat" if told["first"] < today else "jatuh_tempo"
        errands.append(Errand(kind, _waiting(told["n"]), page, args, due_on=told["first"], count=told["n"]))
    return errands


def _waiting(count: int) -> str:
    words = ngettext(
        "%(n)d rencana tindak lanjut bimtek menunggu. Catat yang sudah dikerjakan.",
        "%(n)d rencana tindak lanjut bimtek menunggu. Catat yang sudah dikerjakan.",
        count,
    )
    return words % {"n": count}


def _scope(found: FollowUp) -> Scope:
    return post_scope(found.post_id) if found.post_id else places.scope_of(found.village_id)


def _views(rows: Iterable[FollowUp], on: date) -> list[FollowUpView]:
    rows = list(rows)
    known = places.areas({one.village_id for one in rows})
    posts = post_labels({one.post_id for one in rows if one.post_id})
    return [
        FollowUpView(
            id=one.id,
            batch_id=one.batch_id,
            village_id=one.village_id,
            village=known[one.village_id].label,
            post_id=one.post_id,
            post=posts.get(one.post_id, "") if one.post_id else "",
            what=one.what,
            field=one.field,
            responsible=one.responsible,
            due_on=one.due_on,
            state=one.state,
            done_on=one.done_on,
            note=one.note,
            photo_id=one.photo_id,
            late=one.state == PLANNED and one.due_on < on,
        )
        for one in rows
    ]
