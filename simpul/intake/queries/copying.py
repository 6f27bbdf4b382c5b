"""What became of held work, as its maker's phone keeps it."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from simpul.intake.models import Arrival
from simpul.kernel.actor import Actor


class ArrivalCopy(NamedTuple):
    """An intention that is held, or was: its state, why, and who decided."""

    id: UUID
    name: str
    state: str
    code: str
    sentence: str
    by: str
    reason: str


def arrival_copies(
    *, by: Actor, ids: Collection[UUID] | None = None, after: UUID | None = None, limit: int | None = None
) -> list[ArrivalCopy]:
    """The actor's own intentions that are or were held, by id: all, or those of `ids`."""
    found = Arrival.objects.filter(by=by.id).exclude(code="")
    found = found if ids is None else found.filter(id__in=list(ids))
    found = (found if after is None else found.filter(id__gt=after)).order_by("id")
    columns = ("id", "name", "state", "code", "sentence", "decided_by_name", "reason")
    return [ArrivalCopy._make(row) for row in found.values_list(*columns)[:limit]]
