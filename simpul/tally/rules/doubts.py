"""What looks odd in a post's month, before it is sent: questions, never refusals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from simpul.standards.ages import completed_months

# A total that jumps this much from a month that was not small is asked about; keputusan Simpul (docs/rules/laporan.md).
ENOUGH_TO_COMPARE = 10
TIMES = 2


def big_change(before: int, now: int) -> bool:
    """Whether a total more than doubled, or fell below half, from a month that had enough to compare."""
    return before >= ENOUGH_TO_COMPARE and (now > before * TIMES or now * TIMES < before)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom an indicator is about: sex ("" both) and ages in completed months, both ends included."""

    sex: str = ""
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """A person of the roster."""

    sex: str
    birth_date: date | None


def in_target(target: Target, persons: Iterable[Registered], first: date, last: date) -> int:
    """How many of the roster belonged to the target on some day from `first` to `last`; those without a birth date
    count, for nobody knows that they did not."""
    return sum(_fits(target, one, first, last) for one in persons)


def _fits(target: Target, one: Registered, first: date, last: date) -> bool:
    if target.sex and one.sex != target.sex:
        return False
    if one.birth_date is None:
        return True
    if one.birth_date > last:
        return False
    youngest = completed_months((first - one.birth_date).days, first) if one.birth_date <= first else 0
    oldest = completed_months((last - one.birth_date).days, last)
    return (target.low is None or oldest >= target.low) and (target.high is None or youngest <= target.high)
