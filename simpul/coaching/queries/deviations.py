"""How areas differ in the same item: the share of yes by area below (S0.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from simpul.coaching.models import Answer
from simpul.coaching.queries.checklists import built_in, published
from simpul.coaching.queries.seeing import seen_area, within
from simpul.coaching.rules.visits import SIGNED
from simpul.kernel.actor import VILLAGE, Actor
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.standards.coaching_visits import share_of


@dataclass(frozen=True)
class ItemShare:
    """Of how many judged answers how many said yes; `percent` None when nothing was judged."""

    judged: int = 0
    yes: int = 0

    @property
    def percent(self) -> float | None:
        return round(100 * self.yes / self.judged, 1) if self.judged else None


@dataclass(frozen=True)
class AreaShares:
    """One item: its name and field, the share in the whole area and in each area below that has answers (by id).

    `spread`: percentage points between the highest and the lowest area; None with fewer than two.
    """

    code: str
    field: str
    name: str
    whole: ItemShare
    below: Mapping[int, ItemShare]

    @property
    def spread(self) -> float | None:
        told = [one.percent for one in self.below.values() if one.percent is not None]
        return round(max(told) - min(told), 1) if len(told) > 1 else None


def deviations(*, by: Actor, area_id: int, since: date, until: date) -> tuple[list[AreaView], list[AreaShares]]:
    """The areas below that were visited, and each item answered in signed visits held between two days (inclusive).

    Items with the widest spread first. One item is the same through all versions of the checklist by its code.
    """
    area = seen_area(by, area_id)
    child = f"visit__visited__l{min(area.level + 1, VILLAGE)}"
    found = Answer.objects.filter(
        within(area, "visit__visited__"), visit__state=SIGNED, visit__held_on__range=(since, until)
    )
    rows = found.order_by().values_list("item", "value", child).annotate(n=Count("id"))
    told: dict[str, dict[int, ItemShare]] = {}
    for item, value, under, count in rows:
        if (share := share_of(value)) is None:
            continue
        for place in {area.id, under} - {None}:
            before = told.setdefault(item, {}).get(place, ItemShare())
            told[item][place] = ItemShare(before.judged + count, before.yes + count * (share == 100))
    names = _names(area)
    shares = [_shares(item, names, area, by_area) for item, by_area in told.items()]
    listed = places.areas({under for one in shares for under in one.below})
    columns = sorted(listed.values(), key=lambda one: one.code)
    return columns, sorted(shares, key=lambda one: (-(one.spread or 0), one.code))


def _shares(
    item: str, names: Mapping[str, tuple[str, str]], area: AreaView, by_area: Mapping[int, ItemShare]
) -> AreaShares:
    field, name = names.get(item, ("", item))
    below = {place: share for place, share in by_area.items() if place != area.id}
    return AreaShares(item, field, name, by_area[area.id], below)


def _names(area: AreaView) -> dict[str, tuple[str, str]]:
    """What items are called in the newest version known there."""
    versions = [*built_in(), *published(area.path)]
    return {item.code: (item.field, item.name) for one in versions for item in one.items}
