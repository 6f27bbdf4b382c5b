"""When a batch is held: dates, or how many days, or the months between which it is meant."""

from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 60  # days of one batch: ours, against a slip in the year


@dataclass(frozen=True)
class BatchTerms:
    """As typed. `days`: how many, where the dates are not told; months by any day in them."""

    starts_on: date | None = None
    ends_on: date | None = None
    days: int | None = None
    month_from: date | None = None
    month_to: date | None = None
    mode: str = ""
    link: str = ""

    @property
    def last_day(self) -> date | None:
        """A batch without an end ends after its number of days, or on the day it starts."""
        if self.starts_on is None or self.ends_on is not None:
            return self.ends_on
        return self.starts_on + timedelta(days=(self.days or 1) - 1)

    @property
    def first_month(self) -> date | None:
        first = self.month_from or self.month_to
        return first.replace(day=1) if first and not self.starts_on else None

    @property
    def last_month(self) -> date | None:
        last = self.month_to or self.month_from
        return last.replace(day=1) if last and not self.starts_on else None


def terms_fault(terms: BatchTerms) -> tuple[str, str]:
    """(code of the refusal, input) for when a batch is meant; ("", "") when it may stand."""
    if terms.starts_on is None and terms.ends_on is not None:
        return "mulai-wajib", "starts_on"
    if terms.starts_on and terms.last_day and terms.last_day < terms.starts_on:
        return "akhir-sebelum-awal", "ends_on"
    if terms.first_month and terms.last_month and terms.last_month < terms.first_month:
        return "akhir-sebelum-awal", "month_to"
    if terms.days is not None and not 1 <= terms.days <= LONGEST:
        return "hari-angkatan-salah", "days"
    if terms.starts_on and terms.last_day and (terms.last_day - terms.starts_on).days >= LONGEST:
        return "hari-angkatan-salah", "ends_on"
    return "", ""


def dates_of(terms: BatchTerms) -> list[date | None] | None:
    """The dates of its days in order, each None where only their number is told; None: neither is told."""
    if terms.starts_on and terms.last_day:
        span = (terms.last_day - terms.starts_on).days + 1
        return [terms.starts_on + timedelta(days=number) for number in range(span)]
    return [None] * terms.days if terms.days else None
