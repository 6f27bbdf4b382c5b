"""Who acts, and where they may. Subjects ask the actor; accounts builds it from the table of rights."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from simpul.kernel.refusals import Refusal

# Levels of an area, nation to village; a path lists the area's ids from the nation down.
NATION, PROVINCE, REGENCY, DISTRICT, VILLAGE = range(5)


@dataclass(frozen=True)
class Scope:
    """Where an act takes place: ids of the areas from the nation down, the post (if one), the field (if one)."""

    area: tuple[int, ...]
    post: UUID | None = None
    field: str | None = None


@dataclass(frozen=True)
class Grant:
    """A role held in a post or an area. `actions` names each right with the fields it holds for (None: any)."""

    role: str
    actions: Mapping[str, frozenset[str] | None]
    area_id: int | None = None
    level: int = NATION
    post: UUID | None = None
    field: str | None = None
    label: str = ""

    def covers(self, scope: Scope) -> bool:
        """Whether the place of the act lies in the place of this role."""
        if self.post is not None:
            return scope.post == self.post
        return len(scope.area) > self.level and scope.area[self.level] == self.area_id

    def is_office_of(self, scope: Scope) -> bool:
        """Whether the role is held in that very post or area, not in one above it."""
        return self.post is not None or self.area_id == scope.area[-1]

    def allows(self, action: str, wanted: str | None) -> bool:
        """Whether the role has the right for that field (`wanted` None: for at least one)."""
        if action not in self.actions:
            return False
        fields = self.actions[action]
        return fields is None or (wanted in fields if wanted else bool(fields))


@dataclass(frozen=True)
class Actor:
    """A signed-in person with the roles of today, or the system itself (`simpul.kernel.actor.SYSTEM`)."""

    id: UUID
    name: str
    grants: tuple[Grant, ...] = ()
    person_id: UUID | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    is_system: bool = False

    def may(self, action: str, scope: Scope, *, exact: bool = False) -> bool:
        """Whether the act is allowed there. `exact`: only by the office of that very area or post, not from above."""
        return self.is_system or any(
            grant.allows(action, scope.field) and grant.covers(scope) and (not exact or grant.is_office_of(scope))
            for grant in self.grants
        )

    def require(self, action: str, scope: Scope, *, exact: bool = False) -> None:
        """Refusal `tidak-berhak` unless the act is allowed there."""
        if not self.may(action, scope, exact=exact):
            raise Refusal("tidak-berhak", action=action)

    def fields(self, action: str, scope: Scope) -> frozenset[str] | None:
        """The fields for which the act is allowed there; None means all of them, an empty set none."""
        allowed: set[str] = set()
        if self.is_system:
            return None
        for grant in self.grants:
            if action in grant.actions and grant.covers(scope):
                fields = grant.actions[action]
                if fields is None:
                    return None
                allowed |= fields
        return frozenset(allowed)

    def where(self, action: str) -> tuple[Grant, ...]:
        """The roles that carry this right: queries turn them into filters."""
        return tuple(grant for grant in self.grants if action in grant.actions)


SYSTEM = Actor(id=UUID("00000000-0000-7000-8000-000000000001"), name="Simpul", is_system=True)
