"""The way through the country: where a page stands, and links up and down that keep the period."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView, area_by_code, trail


@dataclass(frozen=True)
class Stone:
    """One step of a trail; without href the reader may not go there."""

    name: str
    href: str = ""


def area_or_refusal(code: str) -> AreaView:
    """The area of that code; Refusal `tidak-ditemukan` for none."""
    found = area_by_code(code)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def stones(actor: Actor, area_id: int, action: str = "report.read", page: str = "area") -> list[Stone]:
    """Nation to this area; only those that the actor may open are links."""
    return [_stone(actor, step, action, page) for step in trail(area_id)]


def _stone(actor: Actor, step: AreaView, action: str, page: str) -> Stone:
    open_ = actor.may(action, Scope(area=step.path))
    return Stone(step.label, reverse(page, kwargs={"code": step.code}) if open_ else "")


def with_link_to_last(found: Iterable[Stone], href: str) -> list[Stone]:
    """The same trail whose last step leads to its own first page."""
    *above, last = found
    return [*above, Stone(last.name, href)]
