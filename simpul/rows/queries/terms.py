"""How long an office lasts that a list begins and does not end: as the rule of the area says."""

from collections.abc import Sequence
from datetime import date

from simpul.eligibility import queries as eligibility
from simpul.eligibility.rules import TERM
from simpul.offices.rules import Position


class Terms:
    """The rules of terms, read once for all rows."""

    def __init__(self) -> None:
        self.rules = eligibility.rulebook()

    def end(self, position: Position, path: Sequence[int], since: date) -> date | None:
        """The first day without the office, for pengurus; None for kader, whose term nobody has set (docs/rules)."""
        rule = self.rules.rule(TERM, path, since) if position.officer else None
        return years_later(since, rule.content.years) if rule is not None else None


def years_later(day: date, years: int) -> date:
    """The same day so many years later; 1 March for a 29 February that is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
