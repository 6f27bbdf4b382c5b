"""Days that are left of a span when others take theirs: whoever is merged brings only what the other did not have."""

from collections.abc import Iterable
from datetime import date

Days = tuple[date, date | None]  # first day included, last excluded; None: open


def days_left(span: Days, taken: Iterable[Days]) -> list[Days]:
    """The parts of a span that lie in none of the others, earliest first."""
    parts = [span]
    for other in sorted(taken, key=lambda one: one[0]):
        parts = [rest for part in parts for rest in _cut(part, other)]
    return parts


def _cut(span: Days, other: Days) -> list[Days]:
    """A span without the days of another."""
    (first, last), (from_, to) = span, other
    before = (first, from_ if last is None else min(last, from_))
    after = (first if to is None else max(first, to), last)
    rests: list[Days] = [before] if first < from_ else []
    if to is not None and (last is None or after[0] < last):
        rests.append(after)
    return rests
