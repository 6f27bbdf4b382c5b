"""Whose figures are asked for, and which fields the actor may see there."""

from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.tally.rules.slots import field_codes


@dataclass(frozen=True)
class Seen:
    """An area or a post, with the fields that the actor may see there, in their order."""

    scope: Scope
    unit: int | UUID
    fields: tuple[str, ...]

    @property
    def area_id(self) -> int:
        """The area itself, or the village of the post today."""
        return self.scope.area[-1]


def seen(
    by: Actor,
    *,
    area_id: int | None = None,
    post_id: UUID | None = None,
    field: str | None = None,
    action: str = "report.read",
) -> Seen:
    """What the actor may read there; Refusal `tidak-ditemukan` when nothing (of that field)."""
    scope = registry.post_scope(post_id) if post_id is not None else places.scope_of(area_id or 0)
    allowed = by.fields(action, scope)
    fields = tuple(code for code in field_codes() if (allowed is None or code in allowed) and field in (None, code))
    if not fields:
        raise Refusal("tidak-ditemukan")
    return Seen(scope, scope.area[-1] if post_id is None else post_id, fields)
