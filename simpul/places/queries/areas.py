"""Areas and the tree they stand in, today's or that of any day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from django.db.models import Count, Exists, Q, QuerySet

from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.places.models import Area, AreaVersion

from .views import AreaView, view, view_as_of, views

T = TypeVar("T")
_AT_ONCE = 5_000  # ids in one SQL statement: SQLite counts its parameters


def nation_id() -> int:
    """The id of the whole country; Refusal `wilayah-kosong` before areas are loaded."""
    found = Area.objects.filter(level=0).values_list("id", flat=True).first()
    if found is None:
        raise Refusal("wilayah-kosong")
    return found


def area(area_id: int) -> AreaView:
    """One area as it is now (ended ones too); Refusal `tidak-ditemukan` when there is none."""
    found = Area.objects.filter(id=area_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return view(found)


def areas(ids: Iterable[int]) -> dict[int, AreaView]:
    """Areas by id as they are now; unknown ids are left out."""
    return {found.id: view(found) for some in slices(ids) for found in Area.objects.filter(id__in=some)}


def area_by_code(code: str, on: date | None = None) -> AreaView | None:
    """The area that has this code now, or had it on a day; None for no such code."""
    if on is None:
        found = Area.objects.filter(code=code, ended_on__isnull=True).first()
        return view(found) if found else None
    version = AreaVersion.objects.filter(_valid(on), code=code).select_related("area").first()
    return view_as_of(version, paths([version.area_id], on)[version.area_id]) if version else None


def areas_by_code(codes: Iterable[str]) -> dict[str, AreaView]:
    """The areas that have these codes now; codes that nobody has are left out."""
    return {
        found.code: view(found)
        for some in slices(codes)
        for found in Area.objects.filter(code__in=some, ended_on__isnull=True)
    }


def scope_of(area_id: int, field: str | None = None) -> Scope:
    """The place of an act in this area, by today's tree; Refusal `tidak-ditemukan` when there is no such area."""
    return Scope(area=area(area_id).path, field=field)


def children(area_id: int, on: date | None = None) -> list[AreaView]:
    """The areas directly below, by code: those of now, or those that lay there on a day, as they were called then."""
    if on is None:
        return views(Area.objects.filter(parent_id=area_id, ended_on__isnull=True).order_by("code"))
    versions = AreaVersion.objects.filter(_valid(on), parent_id=area_id).select_related("area").order_by("code")
    above = paths([area_id], on).get(area_id, ())
    return [view_as_of(version, (*above, version.area_id)) for version in versions]


def child_ids(area_id: int, on: date | None = None) -> list[int]:
    """Ids of `children`, in the order of their codes."""
    if on is None:
        now = Area.objects.filter(parent_id=area_id, ended_on__isnull=True)
        return list(now.order_by("code").values_list("id", flat=True))
    then = AreaVersion.objects.filter(_valid(on), parent_id=area_id)
    return list(then.order_by("code").values_list("area_id", flat=True))


def below_ids(area_id: int, level: int) -> list[int]:
    """Ids of all current areas of a level in an area (itself, when it is of that level), by code."""
    own = Area.objects.filter(id=area_id).values_list("level", flat=True).first()
    if own is None or own > level:
        return []
    return list(_of_level(area_id, own, level).order_by("code").values_list("id", flat=True))


def counts_below(own: AreaView, level: int, *where: Exists) -> dict[int, int]:
    """Current areas of a level in each area directly below, as far as `where` holds of them; none: left out."""
    rows = _of_level(own.id, own.level, level).filter(*where).order_by().values_list(f"l{own.level + 1}")
    return dict(rows.annotate(Count("id")))


def _of_level(area_id: int, own: int, level: int) -> QuerySet[Area]:
    found = Area.objects.filter(level=level, ended_on__isnull=True)
    return found.filter(**{f"l{own}": area_id}) if own else found


def parent_ids(ids: Iterable[int], on: date) -> dict[int, int | None]:
    """The parent of each area in the tree of that day. Areas that did not exist then are left out."""
    return {
        area_id: parent_id
        for some in slices(ids)
        for area_id, parent_id in AreaVersion.objects.filter(_valid(on), area_id__in=some).values_list(
            "area_id", "parent_id"
        )
    }


def parents_over_time(ids: Iterable[int]) -> dict[int, list[tuple[date, date | None, int | None]]]:
    """Where each area lay: (from a day, to the day it no longer did or None, parent), oldest first; for many months."""
    found: dict[int, list[tuple[date, date | None, int | None]]] = {}
    for some in slices(ids):
        rows = AreaVersion.objects.filter(area_id__in=some).order_by("area_id", "valid_from")
        for area_id, start, end, parent in rows.values_list("area_id", "valid_from", "valid_to", "parent_id"):
            found.setdefault(area_id, []).append((start, end, parent))
    return found


def parent_on(spans: Sequence[tuple[date, date | None, int | None]], on: date) -> int | None:
    """The parent of an area on a day, from its `parents_over_time`; before its first day its first one, after its
    last day its last one."""
    parent: int | None = None
    for since, until, above in spans:
        parent = above
        if until is None or on < until or on < since:
            break
    return parent


def paths(ids: Iterable[int], on: date) -> dict[int, tuple[int, ...]]:
    """Ids from the nation to each area in the tree of that day; left out where the area did not exist then."""
    parents: dict[int, int | None] = {}
    wanted = set(ids)
    asked = {step for one in areas(wanted).values() for step in one.path}  # mostly it was today's way
    while asked:
        found = parent_ids(asked, on)
        parents |= found
        asked = {parent for parent in found.values() if parent is not None} - parents.keys()
    return {area_id: _climb(area_id, parents) for area_id in wanted if area_id in parents}


def _climb(area_id: int, parents: dict[int, int | None]) -> tuple[int, ...]:
    path = [area_id]
    while (above := parents.get(path[-1])) is not None:
        path.append(above)
    return tuple(reversed(path))


def trail(area_id: int) -> list[AreaView]:
    """The areas from the nation to this one, as they are now; Refusal `tidak-ditemukan` when there is none."""
    path = area(area_id).path
    found = areas(path)
    return [found[step] for step in path]


def trails(ids: Iterable[int]) -> dict[int, list[AreaView]]:
    """`trail` for many areas in two queries; unknown ids are left out."""
    wanted = areas(ids)
    above = areas({step for found in wanted.values() for step in found.path})
    return {area_id: [above[step] for step in found.path] for area_id, found in wanted.items()}


def _valid(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def slices(items: Iterable[T], size: int = _AT_ONCE) -> Iterator[list[T]]:
    """The items in lists of at most `size`, so that no statement grows without bound."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some
