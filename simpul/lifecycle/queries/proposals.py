"""Posts that are wished for and not yet founded."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.lifecycle.models import Proposal
from simpul.places import queries as places
from simpul.registry.rules import post_label

RIGHT = "post.read"
# More are never shown: above a district their number is what matters.
SHOWN = 200


@dataclass(frozen=True)
class ProposalView:
    """A proposal that waits for its SK. `held_on`, `held_at`: the musyawarah."""

    id: UUID
    village_id: int
    village_code: str
    village_name: str
    hamlet_id: UUID | None
    name: str
    label: str
    address: str
    held_on: date
    held_at: str
    paper_id: UUID | None


def open_proposals(*, by: Actor, area_id: int) -> list[ProposalView]:
    """The proposals of an area that are neither founded nor withdrawn, the oldest first."""
    place = places.area(area_id)
    by.require(RIGHT, places.scope_of(area_id))
    inside = {f"village__l{len(place.path) - 1}": area_id}
    found = Proposal.objects.filter(post__isnull=True, withdrawn_because="", **inside).select_related("village")
    return [_view(one) for one in found.order_by("held_on", "name", "id")[:SHOWN]]


def proposal(*, by: Actor, id: UUID) -> ProposalView:
    """One open proposal; Refusal `tidak-ditemukan` for none and outside the actor's area."""
    found = Proposal.objects.filter(id=id, post__isnull=True, withdrawn_because="").select_related("village").first()
    if found is None or not by.may(RIGHT, places.scope_of(found.village_id)):
        raise Refusal("tidak-ditemukan")
    return _view(found)


def _view(one: Proposal) -> ProposalView:
    return ProposalView(
        id=one.id,
        village_id=one.village_id,
        village_code=one.village.code,
        village_name=one.village.name,
        hamlet_id=one.hamlet_id,
        name=one.name,
        label=post_label(one.name),
        address=one.address,
        held_on=one.held_on,
        held_at=one.held_at,
        paper_id=one.paper_id,
    )
