"""The dossier of a post, and lists of dossiers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When

from simpul.dossiers.models import Dossier
from simpul.dossiers.queries.lists import ListView, list_of
from simpul.dossiers.rules import HOLDERS, NONE, NUMBERED, SUBMITTED, missing
from simpul.kernel.actor import Actor
from simpul.registry.queries import post
from simpul.registry.queries.posts import in_area, seen_by
from simpul.registry.rules import post_label
from simpul.standards.dossiers import PaperItem


@dataclass(frozen=True)
class ItemView:
    """One line of the list, and the paper that stands for it (None: still wanted)."""

    item: PaperItem
    paper_id: UUID | None


@dataclass(frozen=True)
class DossierView:
    """The dossier of a post. `id` and `since` are None before it is begun; `holder` is "" once the post is numbered."""

    id: UUID | None
    post_id: UUID
    state: str
    holder: str
    since: datetime | None
    reason: str
    batch_id: UUID | None
    list: ListView
    items: tuple[ItemView, ...]
    missing: tuple[PaperItem, ...]


@dataclass(frozen=True)
class DossierLine:
    """A dossier in a list."""

    post_id: UUID
    label: str
    village_name: str
    state: str
    since: datetime


def dossier(*, by: Actor, post_id: UUID, on: date) -> DossierView:
    """The dossier of a post with the list of papers that holds there on that day."""
    place = post(by=by, post_id=post_id)
    found = Dossier.objects.filter(post_id=post_id).prefetch_related("items").first()
    papers = {one.code: one.paper_id for one in found.items.all()} if found else {}
    wanted = list_of(found, place.path, on)
    state = NUMBERED if place.number else found.state if found else NONE
    return DossierView(
        id=found.id if found else None,
        post_id=post_id,
        state=state,
        holder=HOLDERS[state],
        since=found.since if found else None,
        reason=found.reason if found else "",
        batch_id=found.batch_id if found else None,
        list=wanted,
        items=tuple(ItemView(item, papers.get(item.code)) for item in wanted.items),
        missing=tuple(missing(wanted.items, papers.keys())),
    )


def dossiers_seen(*, by: Actor, area_id: int, state: str = "", limit: int = 50, start: int = 0) -> list[DossierLine]:
    """Dossiers of an area, of one state or all, the longest waiting first; from the `start`-th on."""
    found = with_state().filter(seen_by(by, "post.read", "post__"), in_area(area_id, "post__"))
    if state:
        found = found.filter(standing=state)
    return [line(one) for one in found.select_related("post__village")[start : start + limit]]


def with_state() -> QuerySet[Any]:
    """Internal to this subject: dossiers with `standing`, their state as people see it."""
    numbered = When(~Q(post__number=""), then=Value(NUMBERED))
    return Dossier.objects.annotate(standing=Case(numbered, default=F("state"), output_field=CharField()))


def submitted_without_letter() -> QuerySet[Dossier]:
    """Internal: dossiers told to be with Kemendagri though no letter ever went, and no number came."""
    lost = Q(batch__isnull=True) | Q(batch__letter="")
    return Dossier.objects.filter(lost, state=SUBMITTED, post__number="").order_by("id")


def line(one: Dossier) -> DossierLine:
    """Internal to this subject: a dossier from `with_state()`, loaded with its post and village."""
    state = NUMBERED if one.post.number else one.state
    return DossierLine(one.post_id, post_label(one.post.name), one.post.village.name, state, one.since)
