"""The versions of the checklist: those that come with Simpul, and those that areas have published."""

from collections.abc import Sequence
from datetime import date

from simpul.coaching.models import Checklist
from simpul.coaching.queries.seeing import seen_area
from simpul.coaching.rules.visits import Item, Version, version_on
from simpul.kernel.actor import Actor
from simpul.standards.coaching_visits import checklists


def built_in() -> list[Version]:
    """Internal: the versions that come with Simpul."""
    return [
        Version(
            one.code,
            one.name,
            one.valid_from,
            tuple(Item(item.code, item.field or "", item.name) for item in one.items),
            one.source.ref,
            one.source.trust,
        )
        for one in checklists()
    ]


def published(path: Sequence[int]) -> list[Version]:
    """Internal: the versions that the areas of a path have published."""
    return [_version(one) for one in Checklist.objects.filter(area_id__in=path).order_by("valid_from", "id")]


def holding(path: Sequence[int], on: date) -> Version:
    """Internal: the checklist that holds for an area on a day."""
    return version_on([*built_in(), *published(path)], path, on)


def version_of(code: str) -> Version:
    """Internal: the version with which a visit is answered."""
    for one in built_in():
        if one.code == code:
            return one
    return _version(Checklist.objects.get(id=code))


def checklist_of(*, by: Actor, area_id: int, on: date) -> Version:
    """The checklist that holds for visits in an area on a day; Refusal `tidak-ditemukan` without the right."""
    return holding(seen_area(by, area_id).path, on)


def versions_for(*, by: Actor, area_id: int) -> list[Version]:
    """Every version that has held or will hold in an area, the first one first."""
    area = seen_area(by, area_id)
    return sorted([*built_in(), *published(area.path)], key=lambda one: (one.valid_from, one.code))


def _version(one: Checklist) -> Version:
    items = tuple(Item(code, field, name) for code, field, name in one.items)
    return Version(str(one.id), one.name, one.valid_from, items, one.source, "own", one.area_id)
