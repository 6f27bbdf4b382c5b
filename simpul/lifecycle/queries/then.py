"""Where a post lay at the end of a month that is past, where that is not where it lies now."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.actor import Actor
from simpul.lifecycle.queries.heirs import heirs_of
from simpul.places import queries as places
from simpul.registry import queries as registry


@dataclass(frozen=True)
class Then:
    """What was different: `place` where the post lay then ("" for the same as now), `heir` into which it went since."""

    place: str = ""
    heir_id: UUID | None = None
    heir: str = ""


def then(*, by: Actor, post_id: UUID, on: date) -> Then:
    """What has become of a post since that day; Refusal `tidak-ditemukan` outside the actor's area."""
    now = registry.post(by=by, post_id=post_id)
    span = next((s for s in registry.spans_of([post_id])[post_id] if s.valid_to is None or s.valid_to > on), None)
    place = ""
    if span is not None and (span.village_id, span.hamlet_id) != (now.village_id, now.hamlet_id):
        village = places.area(span.village_id).full_name if span.village_id != now.village_id else ""
        hamlet = places.hamlet(span.hamlet_id).label if span.hamlet_id else ""
        place = ", ".join(part for part in (hamlet, village) if part)
    heir = heirs_of([post_id]).get(post_id)
    return Then(place, heir, registry.post_labels([heir])[heir] if heir else "")
