"""Which rule holds for the reports that an area receives: its own, or that of the nearest area above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from simpul.reports.models import ReportRule
from simpul.reports.rules.states import SERVICES, Rule, default_rule


@dataclass(frozen=True)
class RuleBook:
    """All rules of one kind of report, the later ones last."""

    kind: str
    rows: tuple[ReportRule, ...]

    def of(self, path: Sequence[int], on: date) -> Rule:
        """The rule for reports received by the last area of the path, on a day."""
        own = {row.area_id: row for row in self.rows if row.valid_from <= on and _not_over(row, on)}
        nearest = next((own[area] for area in reversed(path) if area in own), None)
        if nearest is None:
            return default_rule(self.kind, on)
        return Rule(
            self.kind, nearest.months, nearest.due_day, nearest.closing_level, nearest.source, nearest.trust,
            nearest.area_id,
        )  # fmt: skip


def _not_over(row: ReportRule, on: date) -> bool:
    return row.valid_to is None or row.valid_to > on


def rule_book(kind: str = SERVICES) -> RuleBook:
    """The rules of a kind, read once."""
    return RuleBook(kind, tuple(ReportRule.objects.filter(kind=kind).order_by("valid_from", "id")))


def rule_of(path: Sequence[int], on: date, kind: str = SERVICES) -> Rule:
    """The rule for reports received by the last area of the path, on a day."""
    return rule_book(kind).of(path, on)
