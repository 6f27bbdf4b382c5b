"""Rates of an area, and those that it takes from the areas above."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.incentives.models import LIVE, Rate
from simpul.incentives.rules import RateInForce
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.offices.rules import POST_BODY, position_of
from simpul.places import queries as places


@dataclass(frozen=True)
class RateView:
    """A rate: of which area, for which position, rupiah for so many months, from when, by which regulation."""

    id: UUID
    area_id: int
    area: str
    position: str
    position_name: str
    amount: int
    months: int
    valid_from: date
    valid_to: date | None
    document: str
    is_own: bool


def rates(*, by: Actor, area_id: int) -> list[RateView]:
    """The rates of an area and of those above it, nearest area and latest first; Refusal `tidak-ditemukan`."""
    path = places.area(area_id).path
    if not by.may("incentive.read", Scope(area=path)):
        raise Refusal("tidak-ditemukan")
    found = sorted(_of(path), key=lambda one: (-path.index(one.area_id), one.position, -one.valid_from.toordinal()))
    return [_view(one, area_id) for one in found]


def rate(*, by: Actor, rate_id: UUID) -> RateView:
    """One rate that holds, for whoever reads the incentives of its area; Refusal `tidak-ditemukan`."""
    found = Rate.objects.filter(LIVE, id=rate_id).first()
    if found is None or not by.may("incentive.read", places.scope_of(found.area_id)):
        raise Refusal("tidak-ditemukan")
    return _view(found, found.area_id)


def rates_for(path: tuple[int, ...]) -> list[RateInForce]:
    """Internal: the rates that may count for a payer whose way from the nation is this."""
    return [
        RateInForce(
            one.position, one.amount, one.months, one.valid_from, one.valid_to, len(path) - 1 - path.index(one.area_id)
        )
        for one in _of(path)
    ]


def position_name(code: str, on: date) -> str:
    """What a position in a post is called."""
    found = position_of(POST_BODY, code, on)
    return found.name if found is not None else code


def _of(path: tuple[int, ...]) -> list[Rate]:
    return list(Rate.objects.filter(LIVE, area_id__in=path))


def _view(one: Rate, area_id: int) -> RateView:
    area = places.area(one.area_id)
    return RateView(
        id=one.id,
        area_id=one.area_id,
        area=area.full_name or area.name,
        position=one.position,
        position_name=position_name(one.position, one.valid_from),
        amount=one.amount,
        months=one.months,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        document=one.document,
        is_own=one.area_id == area_id,
    )
