"""Years of service from appointments: joined without counting a day twice, gaps told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise


@dataclass(frozen=True)
class Service:
    """All of somebody's service up to a day. `gaps`: from a day (included) to a day (excluded) out of office."""

    begun: date
    until: date  # the day it is
    days: int
    gaps: tuple[tuple[date, date], ...]
    spans: tuple[tuple[date, date], ...]  # joined; the end is excluded

    @property
    def full_years(self) -> int:
        """How many years are full."""
        years = 0
        while self.reached(years + 1) is not None:
            years += 1
        return years

    def reached(self, years: int) -> date | None:
        """The day on which so many years were full, by the calendar and without the gaps; None: not yet."""
        before = timedelta()
        for position, (first, end) in enumerate(self.spans):
            if position:
                before += first - self.spans[position - 1][1]
            full = _years_after(self.begun, years) + before
            if full <= min(end, self.until):
                return full
        return None


def service(spans: Iterable[tuple[date, date | None]], on: date) -> Service | None:
    """What was served up to and with a day; None for nobody who ever served. Overlaps and doubles count once."""
    past = sorted((first, min(end or on + timedelta(days=1), on + timedelta(days=1))) for first, end in spans)
    joined: list[tuple[date, date]] = []
    for first, end in past:
        if first >= end:
            continue
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((first, end))
    if not joined:
        return None
    gaps = tuple((one[1], after[0]) for one, after in pairwise(joined))
    days = sum((end - first).days for first, end in joined)
    return Service(joined[0][0], on, days, gaps, tuple(joined))


def highest(reached: Sequence[tuple[int, date | None]]) -> int | None:
    """The most years that were reached; None for none."""
    return max((years for years, day in reached if day is not None), default=None)


def _years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
