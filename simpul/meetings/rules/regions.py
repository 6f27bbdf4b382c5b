"""Regions that took part, counted from their codes, beside the number that was stated (S3.2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Regions:
    """`present` of `expected` took part, by id; `missing` did not; `own`: the organising area itself was there too."""

    expected: tuple[int, ...]
    present: tuple[int, ...]
    missing: tuple[int, ...]
    own: bool
    outside: int  # offices there from areas outside of it


def regions(expected: Iterable[int], own: int, there: Iterable[tuple[int, ...]]) -> Regions:
    """Count from the paths of those who were there; `expected`: the areas directly below `own`, by code."""
    listed = tuple(expected)
    known, found, with_own, outside = set(listed), set(), False, 0
    for path in there:
        below = known & set(path)
        found |= below
        with_own = with_own or path[-1] == own
        outside += not below and own not in path
    present = tuple(one for one in listed if one in found)
    missing = tuple(one for one in listed if one not in found)
    return Regions(listed, present, missing, with_own, outside)


def verdict(stated: int, counted: int, existing: int | None = None) -> str:
    """Code of what to say of a stated number: fits, cannot be (more than exist), or another than counted."""
    if existing is not None and stated > existing:
        return "melebihi-yang-ada"
    return "cocok" if stated == counted else "berbeda"


def share(part: int, whole: int) -> float | None:
    """Part of the whole in per cent with one decimal; None of nothing."""
    return round(part * 1000 / whole) / 10 if whole else None


def by_kind(rows: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Persons by kind of participant."""
    found: dict[str, int] = {}
    for kind, persons in rows:
        found[kind] = found.get(kind, 0) + persons
    return found
