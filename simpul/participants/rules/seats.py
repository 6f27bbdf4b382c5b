"""Seats: which quotas cover somebody, whether there is room, who moves up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

Key = int | UUID  # of an area, or of a post


@dataclass(frozen=True)
class Claim:
    """Somebody who wants a seat. `path`: ids of the areas from the nation to the village, () when none is told."""

    id: UUID
    path: tuple[int, ...] = ()
    post_id: UUID | None = None

    @property
    def keys(self) -> tuple[Key, ...]:
        """What may have a quota that covers them."""
        return (*self.path, self.post_id) if self.post_id else self.path


def taken(seated: Iterable[Claim]) -> Counter[Key]:
    """How many are seated below each area and in each post."""
    return Counter(key for one in seated for key in one.keys)


def full(claim: Claim, quotas: dict[Key, int], used: Counter[Key]) -> Key | None:
    """The quota that leaves no room for them, the widest first; None when there is a seat."""
    return next((key for key in claim.keys if key in quotas and used[key] >= quotas[key]), None)


def moves_up(waiting: Sequence[Claim], quotas: dict[Key, int], used: Counter[Key]) -> list[UUID]:
    """Who of those that wait, in their order, gets a seat now."""
    used, up = Counter(used), []
    for one in waiting:
        if full(one, quotas, used) is None:
            up.append(one.id)
            used.update(one.keys)
    return up
