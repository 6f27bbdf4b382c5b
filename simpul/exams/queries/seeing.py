"""Who sees the bank of an area, and the tests of a batch."""

from datetime import datetime
from uuid import UUID

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.participants.queries.ground import MANAGE, Ground, ground_of
from simpul.places import queries as places
from simpul.places.queries import AreaView

WRITE = "training.write"


def writes_bank(by: Actor, area: AreaView) -> bool:
    """Whether the actor's office is that very area's: only it reads its own questions with their keys."""
    return by.may(WRITE, Scope(area=area.path), exact=True)


def seen_bank(by: Actor, area_id: int) -> AreaView:
    """The area, for those who write its bank; Refusal `tidak-ditemukan`."""
    area = places.area(area_id)
    if not writes_bank(by, area):
        raise Refusal("tidak-ditemukan")
    return area


def seen_batch(by: Actor, at: datetime, batch_id: UUID) -> Ground:
    """The batch, for those who look after it; Refusal `tidak-ditemukan`. Scores of persons are nobody else's."""
    ground = ground_of(batch_id, at)
    if not ground.may(by, MANAGE):
        raise Refusal("tidak-ditemukan")
    return ground
