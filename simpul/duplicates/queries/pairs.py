"""Pairs that wait for somebody to decide: in a village, of a post, across villages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from simpul.duplicates.models import OPEN, PERSON, POST, Pair
from simpul.duplicates.queries.persons import told
from simpul.duplicates.rules.deciding import MERGE_PERSONS, may_merge_persons
from simpul.duplicates.rules.persons import words_of
from simpul.kernel.actor import REGENCY, VILLAGE, Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.errand import Errand
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop, tell
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.standards.resemblance import resemblance


@dataclass(frozen=True)
class PairView:
    """Two persons (or posts) that may be one. `likely`: very probably; `why` in words."""

    id: UUID
    kind: str
    one_id: UUID
    other_id: UUID
    one_name: str
    other_name: str
    about: tuple[str, str]
    score: int
    likely: bool
    why: str
    state: str
    found_at: datetime
    decided_by_name: str
    decided_at: datetime | None


def pairs(
    *, by: Actor, at: datetime, area_id: int, kind: str = PERSON, state: str = OPEN, limit: int = 50, skip: int = 0
) -> list[PairView]:
    """Pairs of an area in a state, the most alike first: in the villages where the actor sees both, and across
    villages for who may merge there."""
    found = _seen(by, kind).filter(_within(area_id), state=state)
    return _views(at, list(found.order_by("-score", "id")[skip : skip + limit]))


def pair(*, by: Actor, at: datetime, id: UUID) -> PairView:
    """One pair; Refusal `tidak-ditemukan` for none and for one whose two the actor may not merge."""
    require_pair(by, id)
    found = _views(at, list(Pair.objects.filter(id=id)))
    if not found:
        raise Refusal("tidak-ditemukan")
    return found[0]


def may_decide(*, by: Actor, pair_id: UUID) -> bool:
    """Whether this pair is the actor's to decide."""
    found = Pair.objects.filter(id=pair_id).first()
    return found is not None and _may(by, found)


def open_pairs_of(*, by: Actor, person_id: UUID) -> list[UUID]:
    """The undecided pairs that this person is in, the most alike first: those that the actor may decide."""
    mine = Q(one_id=person_id) | Q(other_id=person_id)
    return list(_seen(by, PERSON).filter(mine, state=OPEN).order_by("-score", "id").values_list("id", flat=True))


def waiting(*, by: Actor, area_id: int, kind: str = PERSON) -> dict[int, int]:
    """How many pairs wait in each village of an area that has any; those across villages stand with the first."""
    found = _seen(by, kind).filter(_within(area_id), state=OPEN).order_by()
    return dict(found.values_list("village_id").annotate(count=Count("id")))


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """Pairs that wait in the actor's own villages, and across villages in their regency; `at` is not needed."""
    errands = []
    for grant in by.where(MERGE_PERSONS):
        if grant.post is None and grant.level in (REGENCY, VILLAGE) and grant.area_id is not None:
            count = _seen(by, PERSON).filter(_within(grant.area_id), state=OPEN).count()
            if count:
                title = f"{count} pasang warga mungkin orang yang sama. Periksa, lalu gabungkan atau pisahkan."
                errands.append(Errand("kurang", title, "duplicates.persons", {"area": str(grant.area_id)}, count=count))
    return errands


def require_pair(by: Actor, id: UUID) -> None:
    """Refusal `tidak-ditemukan` for who may not decide about this pair."""
    found = Pair.objects.filter(id=id).first()
    if found is None or not _may(by, found):
        raise Refusal("tidak-ditemukan")


def _may(by: Actor, found: Pair) -> bool:
    paths = places.areas({found.village_id, found.other_village_id})
    if found.kind == POST:
        return all(by.may("post.manage", Scope(area=paths[one].path)) for one in paths)
    return may_merge_persons(by, *[Scope(area=paths[one].path) for one in (found.village_id, found.other_village_id)])


def _seen(by: Actor, kind: str) -> QuerySet[Pair]:
    """Those that `_may` lets this actor decide, as a filter."""
    found = Pair.objects.filter(kind=kind)
    if by.is_system:
        return found
    if kind == POST:
        return found.filter(_both(by, "post.manage"))
    across = Q(pk__in=[])
    for grant in by.where(MERGE_PERSONS):
        if grant.post is None and grant.level <= REGENCY:
            at = {f"{side}__l{grant.level}": grant.area_id for side in ("village", "other_village")}
            across |= Q(**at) & Q(village__l2=F("other_village__l2")) & ~Q(village=F("other_village"))
    return found.filter(_both(by, MERGE_PERSONS) & _both(by, "person.read") | across)


def _both(by: Actor, action: str) -> Q:
    """Both of a pair lie where the actor has the right in an area."""
    sides = []
    for side in ("village", "other_village"):
        seen = Q(pk__in=[])
        for grant in by.where(action):
            if grant.post is None:
                seen |= Q(**{f"{side}__l{grant.level}": grant.area_id})
        sides.append(seen)
    return sides[0] & sides[1]


def _within(area_id: int) -> Q:
    level = places.area(area_id).level
    return Q(**{f"village__l{level}": area_id}) | Q(**{f"other_village__l{level}": area_id})


def _views(at: datetime, found: Collection[Pair]) -> list[PairView]:
    likely = resemblance(day_at(at, "WIB")).likely
    names = _names([id for one in found for id in (one.one_id, one.other_id)], {one.kind for one in found})
    return [
        PairView(
            one.id,
            one.kind,
            one.one_id,
            one.other_id,
            names[one.one_id][0],
            names[one.other_id][0],
            (names[one.one_id][1], names[one.other_id][1]),
            one.score,
            one.score >= likely,
            words_of(one.reasons),
            one.state,
            one.found_at,
            one.decided_by_name,
            one.decided_at,
        )
        for one in found
        if one.one_id in names and one.other_id in names
    ]


def _names(ids: Collection[UUID], kinds: Collection[str]) -> dict[UUID, tuple[str, str]]:
    """Name and a word about each; the caller has cut the pairs to the actor's."""
    if POST in kinds:
        return {id: (label, "") for id, label in registry.post_labels(ids).items()}
    return {id: (row["name"], about(row)) for id, row in told(ids).items()}


def about(row: Mapping[str, Any]) -> str:
    """ "lahir 5 Maret 2024 · ibu Ni Wayan Rai · Penarukan": what tells a person from others of that name."""
    born = tell(gettext_noop("lahir {tanggal}"), tanggal=row["birth_date"]) if row["birth_date"] else ""
    mother = tell(gettext_noop("ibu {nama}"), nama=row["mother_name"]) if row["mother_name"] else ""
    return " · ".join(part for part in (born, mother, places.area(row["village_id"]).name) if part)


def decided_elsewhere(*, by: Actor, area_id: int, pair_id: UUID) -> bool:
    """Whether a pair of this area is one that others decide about; Refusal `tidak-ditemukan` when it is none of it."""
    found = Pair.objects.filter(_within(area_id), id=pair_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return not _may(by, found)
