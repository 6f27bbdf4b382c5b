"""SK: what they do for which posts, until when they hold, and which took the place of which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.offices.models import Decree, PostDecree
from simpul.offices.queries.officers import in_office, require_reading
from simpul.places.queries import area
from simpul.registry.queries import post
from simpul.registry.queries.posts import in_area, in_slices, seen_by

FOUNDING, OFFICERS, CHANGE, TEAM = "pendirian", "pengurus", "perubahan", "tim_pembina"
PURPOSES = (FOUNDING, OFFICERS, CHANGE, TEAM)
ABOUT_POSTS = (FOUNDING, OFFICERS, CHANGE)


@dataclass(frozen=True)
class DecreeView:
    """An SK as it stands on paper. `scope`: what it does for each post; `post_ids`: the posts of which it speaks."""

    id: UUID
    area_id: int
    purpose: str
    number: str
    on: date
    signer_name: str
    signer_office: str
    valid_from: date
    valid_to: date | None
    post_ids: tuple[UUID, ...]
    paper_id: UUID | None = None
    replaced_by: UUID | None = None
    scope: Mapping[UUID, tuple[str, ...]] = field(default_factory=dict)

    @property
    def purposes(self) -> tuple[str, ...]:
        """Everything that it does, in the order of PURPOSES."""
        done = {self.purpose}.union(*self.scope.values())
        return tuple(one for one in PURPOSES if one in done)

    def in_force(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True)
class DecreePage:
    """An SK with what rests on it: how many are in office by it, and the SK before and after it, oldest first."""

    decree: DecreeView
    in_office: int
    chain: tuple[DecreeView, ...]


def decrees(*, by: Actor, area_id: int, purpose: str = "") -> list[DecreeView]:
    """The SK of one area (not of those below it), newest first; of a purpose, if one is named."""
    require_reading(by, area_id)
    found = Decree.objects.filter(area_id=area_id)
    wanted = Q(purpose=purpose) | Q(posts__purpose=purpose)
    return _views(found.filter(wanted).distinct() if purpose else found)


def decrees_made(area_id: int, first: date, last: date) -> int:
    """Internal: how many SK of an area and of those in it bear a date from a day to a day (inclusive)."""
    lies = Q(**{f"area__l{level}": area_id}) if (level := area(area_id).level) else Q()
    return Decree.objects.filter(lies, on__range=(first, last)).count()


def decrees_of_post(*, by: Actor, post_id: UUID) -> list[DecreeView]:
    """The SK that speak of a post, newest first."""
    post(by=by, post_id=post_id)
    return _views(Decree.objects.filter(posts__post_id=post_id).distinct())


def decree(*, by: Actor, id: UUID, on: date) -> DecreePage:
    """One SK and its chain; `on`: the day for which those in office are counted. Refusal `tidak-ditemukan`."""
    found = next(iter(_views(Decree.objects.filter(id=id))), None)
    if found is None:
        raise Refusal("tidak-ditemukan")
    require_reading(by, found.area_id)
    return DecreePage(found, in_office(on).filter(decree_id=id).count(), tuple(_chain(found)))


def decrees_by_id(ids: Iterable[UUID]) -> dict[UUID, DecreeView]:
    """Internal: these SK; unknown ids are left out."""
    return {one.id: one for part in in_slices(ids) for one in _views(Decree.objects.filter(id__in=part))}


def decrees_ending(*, by: Actor, area_id: int, on: date, days: int) -> list[DecreeView]:
    """SK in force in an area and below it that end within so many days and that none has replaced, soonest first.

    Of SK about posts only those of posts that are not closed, where the actor appoints.
    """
    last = on + timedelta(days=days)
    soon = Q(valid_from__lte=on, valid_to__gt=on, valid_to__lte=last, replaced_by__isnull=True)
    posts = PostDecree.objects.filter(
        in_area(area_id, "post__"), seen_by(by, "appointment.manage", "post__"), post__state__in=("aktif", "istirahat")
    )
    found = Decree.objects.filter(soon, id__in=posts.values("decree_id")).order_by("valid_to", "number", "id")
    return _views(found)


def _chain(one: DecreeView) -> list[DecreeView]:
    """The SK that it replaced, itself, those that replaced it: a straight line back, for each replaces by its date."""
    known = {one.id: one}
    ahead, back = one.replaced_by, {one.id}
    while ahead is not None and ahead not in known:
        found = next(iter(_views(Decree.objects.filter(id=ahead))))
        known[found.id], ahead = found, found.replaced_by
    while back:
        older = [d for d in _views(Decree.objects.filter(replaced_by__in=back)) if d.id not in known]
        known |= {d.id: d for d in older}
        back = {d.id for d in older}
    return sorted(known.values(), key=lambda d: (d.valid_from, d.on, d.id))


def _views(found: QuerySet[Decree]) -> list[DecreeView]:
    return [_view(one) for one in found.prefetch_related("posts")]


def _view(d: Decree) -> DecreeView:
    scope: dict[UUID, tuple[str, ...]] = {}
    for link in d.posts.all():
        scope[link.post_id] = (*scope.get(link.post_id, ()), link.purpose)
    return DecreeView(
        id=d.id,
        area_id=d.area_id,
        purpose=d.purpose,
        number=d.number,
        on=d.on,
        signer_name=d.signer_name,
        signer_office=d.signer_office,
        valid_from=d.valid_from,
        valid_to=d.valid_to,
        post_ids=tuple(scope),
        paper_id=d.paper_id,
        replaced_by=d.replaced_by_id,
        scope=scope,
    )
