"""Villages with and without a bidan, and the budget item asked of their heads (S2.6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.budgets.models import BidanFact, BidanRequest
from simpul.kernel.actor import REGENCY, VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.plans.queries import seen_area, within
from simpul.registry.queries.posts import in_slices

HAS, HAS_NOT, UNTOLD = "ada-bidan", "tanpa-bidan", "belum-didata"


@dataclass(frozen=True)
class BidanLine:
    """A village: ada-bidan, tanpa-bidan or belum-didata, since when; and the latest request, if any was made.

    `request` is its state; `amount` in rupiah, None where none was named.
    """

    area: AreaView
    state: str
    since: date | None
    note: str
    request_id: UUID | None
    request: str
    year: int | None
    asked_on: date | None
    asked_by: str
    amount: int | None
    reason: str
    line_id: UUID | None


@dataclass(frozen=True)
class BidanStand:
    """How many villages of an area have a bidan, have none, were never asked; `lines` only up to a regency."""

    having: int
    lacking: int
    untold: int
    lines: tuple[BidanLine, ...]


def bidan_stand(*, by: Actor, area_id: int, on: date) -> BidanStand:
    """The villages of an area on a day, those without a bidan first; above a regency only the counts."""
    area = seen_area(by, area_id)
    facts = BidanFact.objects.filter(since__lte=on, **within(area, "village__"))
    present: dict[int, bool] = {}
    for village, is_there in facts.order_by("village_id", "since", "id").values_list("village_id", "present"):
        present[village] = is_there
    villages = places.below_ids(area_id, VILLAGE)
    known = [present[one] for one in villages if one in present]
    lines = _lines(villages, on) if area.level >= REGENCY else []
    return BidanStand(sum(known), len(known) - sum(known), len(villages) - len(known), tuple(lines))


def bidan_of(*, by: Actor, area_id: int, on: date) -> BidanLine:
    """One village on a day; Refusal `tidak-ditemukan`."""
    return _line_of(seen_area(by, area_id), _facts([area_id], on), _requests([area_id]))


def bidan_request(*, by: Actor, request_id: UUID, on: date) -> BidanLine:
    """A request with its village; Refusal `tidak-ditemukan`."""
    found = BidanRequest.objects.filter(id=request_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    area = seen_area(by, found.village_id)
    return _line_of(area, _facts([area.id], on), {area.id: found})


def state_of_villages(village_ids: Iterable[int], on: date) -> dict[int, tuple[bool | None, str]]:
    """Internal: (whether there is a bidan, state of the latest request) of each village."""
    ids = list(village_ids)
    facts, asked = _facts(ids, on), _requests(ids)
    return {
        one: (facts[one].present if one in facts else None, asked[one].state if one in asked else "") for one in ids
    }


def _lines(villages: list[int], on: date) -> list[BidanLine]:
    known, facts, asked = places.areas(villages), _facts(villages, on), _requests(villages)
    found = [_line_of(known[one], facts, asked) for one in villages]
    order = (HAS_NOT, UNTOLD, HAS)
    return sorted(found, key=lambda one: (order.index(one.state), one.area.code))


def _facts(villages: Iterable[int], on: date) -> dict[int, BidanFact]:
    """The last word on each village."""
    rows = [
        one
        for part in in_slices(villages)
        for one in BidanFact.objects.filter(village_id__in=part, since__lte=on).order_by("since", "id")
    ]
    return {one.village_id: one for one in rows}


def _requests(villages: Iterable[int]) -> dict[int, BidanRequest]:
    rows = [
        one
        for part in in_slices(villages)
        for one in BidanRequest.objects.filter(village_id__in=part).order_by("year", "id")
    ]
    return {one.village_id: one for one in rows}


def _line_of(area: AreaView, facts: Mapping[int, BidanFact], asked: Mapping[int, BidanRequest]) -> BidanLine:
    fact, request = facts.get(area.id), asked.get(area.id)
    state = UNTOLD if fact is None else HAS if fact.present else HAS_NOT
    return BidanLine(
        area=area,
        state=state,
        since=fact.since if fact else None,
        note=fact.note if fact else "",
        request_id=request.id if request else None,
        request=request.state if request else "",
        year=request.year if request else None,
        asked_on=request.asked_on if request else None,
        asked_by=request.asked_by if request else "",
        amount=request.amount if request else None,
        reason=request.reason if request else "",
        line_id=request.line_id if request else None,
    )
