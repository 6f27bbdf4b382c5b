"""Answers counted: scores, means by field, how hard a question was. Shares are in per cent, with one decimal."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.standards import fields

WHOLE = ""
FEWEST_TO_JUDGE = 2

Scores = Mapping[str, float | None]


@dataclass(frozen=True)
class Key:
    """What is needed of a question to count: its field ("" none) and the letter of the right option."""

    field: str
    right: str


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
    return (2_000 * part + whole) // (2 * whole) / 10 if whole > 0 else None


def scores(keys: Sequence[Key], sheets: Mapping[UUID, str]) -> dict[UUID, Scores]:
    """By participant the share of questions answered right: of all ("") and of each field that is asked about.

    `sheets`: the letters in the order of the keys; a question left open counts as not right.
    """
    asked = Counter(key.field for key in keys if key.field)
    asked[WHOLE] = len(keys)
    return {who: _scored(keys, asked, letters) for who, letters in sheets.items()}


def _scored(keys: Sequence[Key], asked: Mapping[str, int], letters: str) -> Scores:
    right = dict.fromkeys(asked, 0)
    for key, letter in zip(keys, letters, strict=False):
        if letter == key.right:
            right[WHOLE] += 1
            if key.field:
                right[key.field] += 1
    return {field: percent(count, asked[field]) for field, count in right.items()}


def mean(scores: Iterable[float | None]) -> float | None:
    """The mean of what is known, with one decimal."""
    known = [one for one in scores if one is not None]
    return round(sum(known) / len(known), 1) if known else None


def gain(field: str, before: Mapping[UUID, Scores], after: Mapping[UUID, Scores]) -> Gain:
    """Both papers compared over the same people: who answered only one would shift the difference."""
    both = before.keys() & after.keys()
    first = mean(before[one].get(field) for one in both)
    last = mean(after[one].get(field) for one in both)
    return Gain(field, len(both), first, last)


def share_right(key: Key, number: int, sheets: Collection[str]) -> float | None:
    """How many of those who answered the paper chose the right option of the question at this place, from 0.

    None when fewer than two answered the paper.
    """
    if len(sheets) < FEWEST_TO_JUDGE:
        return None
    return percent(sum(letters[number : number + 1] == key.right for letters in sheets), len(sheets))


def fields_of(*papers: Iterable[Key]) -> list[str]:
    """The fields asked about on any of the papers, in the order of all six."""
    asked = {key.field for paper in papers for key in paper}
    return [one.code for one in fields() if one.code in asked]


def share_shown(results: Collection[str], counted: Collection[str], items: int) -> float | None:
    """The share of the steps that somebody showed; `counted`: the marks that count as shown."""
    return percent(sum(one in counted for one in results), items)
