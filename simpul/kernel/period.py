"""Periods of reporting: month, quarter, half-year, year."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

KINDS = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
_PATTERNS = {
    "bulan": re.compile(r"(\d{4})-(\d{2})", re.ASCII),
    "triwulan": re.compile(r"(\d{4})-T([1-4])", re.ASCII),
    "semester": re.compile(r"(\d{4})-S([12])", re.ASCII),
    "tahun": re.compile(r"(\d{4})()", re.ASCII),
}
MONTH_NAMES = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
).split()  # fmt: skip


@dataclass(frozen=True, order=True)
class Period:
    """A period by its first month and length in months: `2026-10`, `2026-T4`, `2026-S2`, `2026`."""

    year: int
    month: int
    months: int = 1

    def __post_init__(self) -> None:
        if self.months not in KINDS.values() or not 1 <= self.month <= 12 or (self.month - 1) % self.months:
            raise ValueError(f"not a period: {self.year}-{self.month} of {self.months} months")
        if not 1900 <= self.year <= 9999:
            raise ValueError(f"not a year of a period: {self.year}")

    @classmethod
    def parse(cls, text: str) -> "Period":
        """The period written as `2026-10`, `2026-T4`, `2026-S2` or `2026`; ValueError for anything else."""
        for kind, pattern in _PATTERNS.items():
            if match := pattern.fullmatch(text):
                months = KINDS[kind]
                number = int(match[2]) if match[2] else 1
                return cls(int(match[1]), (number - 1) * months + 1, months)
        raise ValueError(f"not a period: {text!r}")

    @classmethod
    def of(cls, day: date, months: int = 1) -> "Period":
        """The period of `months` months that `day` lies in."""
        return cls(day.year, (day.month - 1) // months * months + 1, months)

    @classmethod
    def from_key(cls, key: int) -> "Period":
        """The period of a database key (see `key`)."""
        return cls(key // 10000, key // 100 % 100, key % 100)

    @property
    def key(self) -> int:
        """A number for the database, yyyymmLL (LL months long): 20261001 is the month October 2026."""
        return self.year * 10000 + self.month * 100 + self.months

    @property
    def kind(self) -> str:
        return next(kind for kind, months in KINDS.items() if months == self.months)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        last = self.month + self.months - 1
        return date(self.year, last, calendar.monthrange(self.year, last)[1])

    def each_month(self) -> Iterator["Period"]:
        """The months in it, in order."""
        for month in range(self.month, self.month + self.months):
            yield Period(self.year, month)

    def shift(self, steps: int) -> "Period":
        """The period of the same kind, `steps` later (earlier when negative)."""
        number = self.year * 12 + self.month - 1 + steps * self.months
        return Period(number // 12, number % 12 + 1, self.months)

    def longer(self) -> tuple["Period", ...]:
        """The quarter, half-year and year that this month lies in."""
        return tuple(Period.of(self.first_day, months) for months in (3, 6, 12))

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        number = (self.month - 1) // self.months + 1
        forms = {1: f"-{self.month:02d}", 3: f"-T{number}", 6: f"-S{number}", 12: ""}
        return f"{self.year}{forms[self.months]}"

    @property
    def title(self) -> str:
        """As people write it: "Oktober 2026", "Triwulan IV 2026", "Semester II 2026", "Tahun 2026"."""
        number = (self.month - 1) // self.months
        if self.months == 1:
            return f"{MONTH_NAMES[self.month - 1]} {self.year}"
        if self.months == 12:
            return f"Tahun {self.year}"
        return f"{self.kind.capitalize()} {('I', 'II', 'III', 'IV')[number]} {self.year}"
