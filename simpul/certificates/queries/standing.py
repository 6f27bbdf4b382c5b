"""What can be certified of a batch."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.certificates.models import UNREVOKED, Certificate
from simpul.competence.queries.sources import event_of, finishers_of
from simpul.competence.rules.finishing import Event
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places


@dataclass(frozen=True)
class BatchStanding:
    """How many of a batch have come to the end, passed, are known by person, and have a certificate."""

    event: Event
    finished: int
    passed: int | None
    known: int
    certified: int


def batch_standing(*, by: Actor, at: datetime, batch_id: UUID) -> BatchStanding:
    """What can be certified of a batch, for the offices of its organiser."""
    event = event_of(batch_id)
    if not by.may("certificate.read", Scope(area=places.area(event.area_id).path)):
        raise Refusal("tidak-ditemukan")
    found = finishers_of(batch_id, at)
    return BatchStanding(
        event=event,
        finished=len(found),
        passed=sum(1 for one in found if one.passed) if any(one.passed is not None for one in found) else None,
        known=sum(1 for one in found if one.person_id is not None),
        certified=Certificate.objects.filter(UNREVOKED, issue__batch_id=batch_id).count(),
    )
