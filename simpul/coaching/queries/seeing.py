"""Who sees and writes which visit: the team that made it, all above it, and those who were visited."""

from django.db.models import Q

from simpul.coaching.models import Visit
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.places.queries import AreaView

READ, WRITE, ANSWER, PUBLISH = "coaching.read", "coaching.write", "coaching.answer", "coaching.checklist"


def seen_area(by: Actor, area_id: int) -> AreaView:
    """The area, if the actor may read of coaching there; Refusal `tidak-ditemukan`."""
    area = places.area(area_id)
    if not by.may(READ, Scope(area=area.path)):
        raise Refusal("tidak-ditemukan")
    return area


def scope_of(visit: Visit) -> Scope:
    """The place that was visited: the area, or the post in it."""
    return Scope(area=places.area(visit.visited_id).path, post=visit.post_id)


def writes(by: Actor, area_id: int) -> bool:
    """Whether the actor's own office makes the visits of that area."""
    return by.may(WRITE, places.scope_of(area_id), exact=True)


def answers(by: Actor, visit: Visit) -> bool:
    """Whether the actor speaks for who was visited: the post itself, or the office of that very area."""
    return by.may(ANSWER, scope_of(visit), exact=True)


def seen_visit(by: Actor, visit: Visit | None) -> Visit:
    """The visit, if it concerns the actor; Refusal `tidak-ditemukan`."""
    if visit is None or not (by.may(READ, scope_of(visit)) or by.may(READ, places.scope_of(visit.area_id))):
        raise Refusal("tidak-ditemukan")
    return visit


def within(area: AreaView, prefix: str = "visited__") -> Q:
    """What lies in an area, itself too; of the nation everything."""
    return Q(**{f"{prefix}l{area.level}": area.id}) if area.level else Q()
