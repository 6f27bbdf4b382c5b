"""Who sees the plans and budgets of which area."""

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView

READ = "budget.read"


def seen_area(by: Actor, area_id: int) -> AreaView:
    """The area, if the actor may read its plans and budgets; Refusal `tidak-ditemukan`."""
    area = places.area(area_id)
    if not by.may(READ, Scope(area=area.path)):
        raise Refusal("tidak-ditemukan")
    return area


def within(area: AreaView, prefix: str = "area__") -> dict[str, int]:
    """Filter for what lies in an area, itself too; of the nation everything."""
    return {f"{prefix}l{area.level}": area.id} if area.level else {}
