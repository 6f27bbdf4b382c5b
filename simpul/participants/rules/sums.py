"""Sums over places without counting anything twice."""

from collections.abc import Iterable, Mapping
from uuid import UUID

Path = tuple[int | UUID, ...]


def seats_within(quotas: Mapping[Path, int], top: int | None) -> int | None:
    """The seats of an area (None: everywhere): its own quota, else those below it, the widest of each branch.

    A quota of a district and those of its villages are one and the same seats. None where there is no quota.
    """
    inside = {path: seats for path, seats in quotas.items() if top is None or top in path}
    widest = [seats for path, seats in inside.items() if not _has_wider(path, inside)]
    return sum(widest) if widest else None


def _has_wider(path: Path, inside: Mapping[Path, int]) -> bool:
    return any(path[:end] in inside for end in range(1, len(path)))


def asked_within(invited: Iterable[tuple[Path, int | None]], top: int | None) -> int | None:
    """How many persons the invitations to an area and to places in it ask for; None where none of them says it."""
    found = [seats for path, seats in invited if seats is not None and (top is None or top in path)]
    return sum(found) if found else None
