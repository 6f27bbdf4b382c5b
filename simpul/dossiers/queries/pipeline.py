"""How many dossiers stand where, for an area and those below it, and what waits for whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils.translation import ngettext

from simpul.dossiers.models import AreaStand, Dossier
from simpul.dossiers.queries.dossiers import with_state
from simpul.dossiers.rules import COMPLETE, LOOKED_AT, NUMBERED, RETURNED, VERIFIED
from simpul.kernel.actor import DISTRICT, REGENCY, VILLAGE, Actor, Scope
from simpul.kernel.errand import Errand
from simpul.places import queries as places
from simpul.registry.queries.posts import in_area, seen_by


@dataclass(frozen=True)
class Stand:
    """Dossiers by state in one area; `oldest`: since when the longest waiting one has been where it is."""

    counts: Mapping[str, int] = field(default_factory=dict)
    oldest: datetime | None = None


@dataclass(frozen=True)
class Pipeline:
    """The area itself, and each area below by id; a village has no areas below. `counted_at`: when it was counted, None
    for just now."""

    own: Stand
    below: Mapping[int, Stand]
    counted_at: datetime | None = None


def pipeline(*, by: Actor, area_id: int) -> Pipeline:
    """Counts by state of what the actor sees. Areas below without any dossier are left out.

    The nation and provinces are read from the worker's last counts: no page counts the country.
    """
    area = places.area(area_id)
    level = area.level
    if level < REGENCY and by.may("post.read", Scope(area=area.path)) and (stored := _stored(area_id)):
        return stored
    child = f"post__village__l{min(level + 1, VILLAGE)}"
    found = with_state().filter(seen_by(by, "post.read", "post__"), in_area(area_id, "post__"))
    rows = found.order_by().values_list(child, "standing").annotate(number=Count("id"), first=Min("since"))
    stands: dict[int, _Sum] = {}
    own = _Sum()
    for child_id, state, number, first in rows:
        for one in (own, stands.setdefault(child_id, _Sum())):
            one.add(state, number, first)
    below = {} if level == VILLAGE else {id: one.stand() for id, one in stands.items()}
    return Pipeline(own.stand(), below)


def _stored(area_id: int) -> Pipeline | None:
    """The last counts of an area and of those below it; None before the worker has counted for the first time."""
    known = AreaStand.objects.filter(Q(area_id=area_id) | Q(area__parent_id=area_id))
    counted_at = AreaStand.objects.order_by("-counted_at").values_list("counted_at", flat=True).first()
    if counted_at is None:
        return None
    stands: dict[int, _Sum] = {area_id: _Sum()}
    for one in known.exclude(number=0):
        stands.setdefault(one.area_id, _Sum()).add(one.state, one.number, one.oldest or one.counted_at)
    own = stands.pop(area_id)
    return Pipeline(own.stand(), {id: one.stand() for id, one in stands.items()}, counted_at)


@dataclass
class _Sum:
    counts: dict[str, int] = field(default_factory=dict)
    oldest: datetime | None = None

    def add(self, state: str, number: int, first: datetime) -> None:
        self.counts[state] = self.counts.get(state, 0) + number
        if state != NUMBERED:
            self.oldest = min(self.oldest or first, first)

    def stand(self) -> Stand:
        return Stand(self.counts, self.oldest)


# What waits for the holder of a right at a level: the states, and how it is said.
_VERIFY = {DISTRICT: (COMPLETE,), REGENCY: (COMPLETE, LOOKED_AT)}


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """What came back to a village, what a district or a regency has to verify, what a regency can hand upward.

    Page `dossiers` with args area and keadaan.
    """
    errands: list[Errand] = []
    for grant in by.where("dossier.prepare"):
        if grant.level == VILLAGE and grant.area_id is not None:
            errands += _errand(grant.area_id, grant.level, (RETURNED,), "kembali")
    for grant in by.where("dossier.verify"):
        if grant.level in _VERIFY and grant.area_id is not None:
            errands += _errand(grant.area_id, grant.level, _VERIFY[grant.level], "jatuh_tempo")
    for grant in by.where("dossier.submit"):
        if grant.level == REGENCY and grant.area_id is not None:
            errands += _errand(grant.area_id, grant.level, (VERIFIED,), "kurang")
    return errands


def _errand(area_id: int, level: int, states: tuple[str, ...], kind: str) -> list[Errand]:
    here = Q(**{f"post__village__l{level}": area_id})
    count = Dossier.objects.filter(here, post__number="", state__in=states).count()
    if not count:
        return []
    title = _title(states[-1], count) % {"count": count}
    return [Errand(kind, title, "dossiers", {"area": str(area_id), "keadaan": states[0]}, count=count)]


def _title(state: str, count: int) -> str:
    if state == RETURNED:
        return ngettext(
            "Berkas registrasi %(count)d posyandu dikembalikan. Perbaiki lalu serahkan lagi.",
            "Berkas registrasi %(count)d posyandu dikembalikan. Perbaiki lalu serahkan lagi.",
            count,
        )
    if state == VERIFIED:
        return ngettext(
            "Berkas registrasi %(count)d posyandu terverifikasi. Susun kiriman ke Kemendagri.",
            "Berkas registrasi %(count)d posyandu terverifikasi. Susun kiriman ke Kemendagri.",
            count,
        )
    return ngettext(
        "Berkas registrasi %(count)d posyandu menunggu Anda periksa.",
        "Berkas registrasi %(count)d posyandu menunggu Anda periksa.",
        count,
    )
