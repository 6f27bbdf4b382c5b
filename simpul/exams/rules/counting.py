"""Answers counted: scores, means by field, how hard a question was. Shares are in per cent, with one decimal."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

WHOLE = ""
FEWEST_TO_JUDGE = 2


@dataclass(frozen=True)
class Key:
    """What is needed of a question to count: its field ("" none) and the place of the right option."""

    field: str
    right: int


@dataclass(frozen=True)
class Gain:
    """Means of those who answered both papers (`both`); a mean of nobody is None. `field` "": all questions."""

    field: str
    both: int
    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        """The plain difference in points; no formula for a normalised gain is sourced (docs/rules/bimtek.md)."""
        if self.before is None or self.after is None:
            return None
        return round(self.after - self.before, 1)


def percent(part: int, whole: int) -> float | None:
    """A share in per cent, half away from zero at the first decimal; None of nothing."""
    if whole <= 0:
        return None
    return int(Fraction(part * 1000, whole) + Fraction(1, 2)) / 10


def score(keys: Mapping[UUID, Key], chosen: Mapping[UUID, int], field: str = WHOLE) -> float | None:
    """The share of questions answered right, of those of a field; one left open counts as not right."""
    asked = [id for id, key in keys.items() if not field or key.field == field]
    return percent(sum(chosen.get(id) == keys[id].right for id in asked), len(asked))


def mean(scores: Iterable[float | None]) -> float | None:
    """The mean of what is known, with one decimal."""
    known = [one for one in scores if one is not None]
    if not known:
        return None
    return round(sum(known) / len(known), 1)


def gain(
    field: str,
    before: tuple[Mapping[UUID, Key], Mapping[UUID, Mapping[UUID, int]]],
    after: tuple[Mapping[UUID, Key], Mapping[UUID, Mapping[UUID, int]]],
) -> Gain:
    """Both papers compared over the same people: who answered only one would shift the difference.

    Each paper: its keys, and by participant the options chosen.
    """
    both = sorted(set(before[1]) & set(after[1]))
    first = mean(score(before[0], before[1][one], field) for one in both)
    last = mean(score(after[0], after[1][one], field) for one in both)
    return Gain(field, len(both), first, last)


def share_right(right: int, chosen: Sequence[int | None]) -> float | None:
    """How many of those who answered the paper chose the right option; None when fewer than two did."""
    if len(chosen) < FEWEST_TO_JUDGE:
        return None
    return percent(sum(one == right for one in chosen), len(chosen))


def fields_of(*papers: Mapping[UUID, Key]) -> list[str]:
    """The fields asked about on any of the papers, by code."""
    return sorted({key.field for paper in papers for key in paper.values()} - {""})


def share_shown(results: Collection[str], counted: Collection[str], items: int) -> float | None:
    """The share of the steps that somebody showed; `counted`: the marks that count as shown."""
    return percent(sum(one in counted for one in results), items)
