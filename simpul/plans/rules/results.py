"""Results beside targets: what a span of years comes to, by the kind of the indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = int | float

UNTOLD = "belum dilaporkan"
OF_PERSONS = "orang berbeda tidak dapat dijumlahkan antartahun"
PARTIAL = "belum semua tahun dilaporkan"
REASONS = (UNTOLD, OF_PERSONS, PARTIAL)


@dataclass(frozen=True)
class Result:
    """What is known: `value` None with `why` where nothing can be said; `why` beside a value: it is not all."""

    value: Number | None
    why: str = ""


def result_of(kind: str, years: Sequence[Number | None]) -> Result:
    """The result of a span from the values of its years that have begun, earliest first; None: nobody reported.

    A flow is summed; of a stock and a ratio the last year that was told holds; different persons of several years
    cannot be summed, for the same ones come again.
    """
    known = [value for value in years if value is not None]
    if not known:
        return Result(None, UNTOLD)
    if kind in ("stock", "ratio"):
        return Result(known[-1], "" if years[-1] is not None else PARTIAL)
    if kind == "distinct" and len(years) > 1:
        return Result(None, OF_PERSONS)
    return Result(sum(known), "" if len(known) == len(years) else PARTIAL)


def attained(value: Number | None, target: Decimal) -> int | None:
    """The result in tenths of a per cent of the target, rounded down; None where either says nothing."""
    if value is None or not target:
        return None
    return int(Fraction(value) * 1000 // Fraction(target))


def is_met(value: Number | None, target: Decimal, *, at_most: bool) -> bool | None:
    """Whether the target is reached; None where nobody knows."""
    if value is None:
        return None
    return Fraction(value) <= Fraction(target) if at_most else Fraction(value) >= Fraction(target)
