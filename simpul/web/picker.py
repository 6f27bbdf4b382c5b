"""The period of a page, from `?periode=2026-10` (or 2026-T4, 2026-S2, 2026): it stays in every link as one walks."""

from dataclasses import dataclass
from datetime import date

from simpul import standards
from simpul.kernel.period import KINDS, Period
from simpul.web.request import Request


def first_year() -> int:
    """The year in which the rule of the six fields begins: there is nothing to choose before it."""
    return min(field.valid_from for field in standards.fields()).year


@dataclass(frozen=True)
class Picker:
    """The chosen period with what the reader can choose instead. `next` is None when it has not begun."""

    period: Period
    today: date

    @property
    def earlier(self) -> Period | None:
        before = self.period.shift(-1)
        return before if before.year >= first_year() else None

    @property
    def later(self) -> Period | None:
        after = self.period.shift(1)
        return after if after.first_day <= self.today else None

    @property
    def kinds(self) -> list[tuple[str, Period, bool]]:
        """(name, the period of that length that holds this one's last day or today, chosen)."""
        anchor = min(self.period.last_day, self.today)
        return [(name, Period.of(anchor, months), months == self.period.months) for name, months in KINDS.items()]

    @property
    def choices(self) -> list[tuple[Period, str]]:
        """The periods of this length that have begun, latest first."""
        found = []
        each = Period.of(self.today, self.period.months)
        while each.year >= first_year():
            found.append((each, each.title))
            each = each.shift(-1)
        return found

    @property
    def keep(self) -> str:
        """The query to hang on links, so that the period stays."""
        return f"?periode={self.period}"


def picker(request: Request, default: Period | None = None) -> Picker:
    """The period that the address names; what cannot be read, or lies ahead, falls back to the default (this month)."""
    fallback = default or Period.of(request.today)
    try:
        chosen = Period.parse(request.GET.get("periode", ""))
    except ValueError:
        chosen = fallback
    if chosen.first_day > request.today or chosen.year < first_year():
        chosen = fallback
    return Picker(chosen, request.today)
