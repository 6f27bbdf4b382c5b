"""Money is whole rupiah in an int64: how people write it, read it, and share it out. The one place for it."""

import re
from decimal import Decimal
from itertools import pairwise

from simpul.kernel.refusals import Refusal

LARGEST = 2**63 - 1
# One amount that is kept: far above the state's budget, and thousands of them still add up within an int64.
KEPT_AT_MOST = 10**15
_UNITS = {
    "rb": 10**3,
    "ribu": 10**3,
    "jt": 10**6,
    "juta": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
}
# Thousands stand in whole groups of three behind dots, fractions behind one comma.
_PLAIN = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
# Beside a word for its size people also write the fraction behind a dot: 1.5 juta.
_BESIDE_A_WORD = re.compile(r"\d+\.\d{1,2}", re.ASCII)
_PART = re.compile(r"([\d.,]+)\s*([a-z]*)\s*", re.ASCII)


def read(text: str, field: str | None = None) -> int:
    """Rupiah as people write them: `1.000.000.000`, `1 miliar`, `1,5 juta`, `Rp 250.000,00`, `2 juta 500 ribu`.

    Refusal `uang-tidak-terbaca`, `uang-bukan-bulat` (sen), `uang-terlalu-besar`. Nothing is guessed: `250,000` could
    be a quarter of a million or 250, `1 M` a million or a thousand of them.
    """
    parts = _parts(text, field)
    if any(later >= earlier for (_, earlier), (_, later) in pairwise(parts)):
        raise Refusal("uang-tidak-terbaca", field=field)
    amount = sum((number * unit for number, unit in parts), Decimal(0))
    if amount != amount.to_integral_value():
        raise Refusal("uang-bukan-bulat", field=field)
    if amount > LARGEST:
        raise Refusal("uang-terlalu-besar", field=field)
    return int(amount)


def positive(amount: int, field: str = "amount") -> int:
    """The amount, if it can be kept; Refusal `jumlah-harus-ada`, `uang-terlalu-besar`."""
    if amount <= 0:
        raise Refusal("jumlah-harus-ada", field=field)
    if amount > KEPT_AT_MOST:
        raise Refusal("uang-terlalu-besar", field=field)
    return amount


def written(amount: int) -> str:
    """`Rp 1.000.000.000`, its space does not break; `-Rp 500` for what is less than nothing."""
    return f"{'-' if amount < 0 else ''}Rp\u00a0{abs(amount):,}".replace(",", ".")


def tenths(part: int, whole: int) -> int | None:
    """The share in tenths of a per cent, rounded down: 700 is 70,0 %. None where there is no whole."""
    return part * 1000 // whole if whole > 0 else None


def share(part: int, whole: int) -> str:
    """`70,0 %`, its space does not break; a dash where there is no whole. 100,0 % means all of it."""
    found = tenths(part, whole)
    if found is None:
        return "–"
    sign, size = ("-" if found < 0 else ""), abs(found)
    return f"{sign}{size // 10:,}".replace(",", ".") + f",{size % 10}\u00a0%"


def _parts(text: str, field: str | None) -> list[tuple[Decimal, int]]:
    """(number, how many rupiah one of it is) of each part."""
    rest = _bare(text)
    found = []
    while rest:
        part = _PART.match(rest)
        if part is None or len(rest) > 60:
            raise Refusal("uang-tidak-terbaca", field=field)
        found.append(_part(part[1], part[2], field))
        rest = rest[part.end() :]
    if not found:
        raise Refusal("uang-tidak-terbaca", field=field)
    return found


def _bare(text: str) -> str:
    """Without `Rp`, `rupiah` and the dash of `Rp 250.000,-`, in small letters with single blanks."""
    words = " ".join(text.casefold().split())
    words = re.sub(r"^(?:rp\.?|idr)\s*", "", words)
    return re.sub(r"\s*(?:,-|,--|\brupiah)\s*$", "", words)


def _part(number: str, word: str, field: str | None) -> tuple[Decimal, int]:
    if word and word not in _UNITS:
        raise Refusal("uang-tidak-terbaca", field=field)
    if word and _BESIDE_A_WORD.fullmatch(number):
        return Decimal(number), _UNITS[word]
    if not _PLAIN.fullmatch(number) or (not word and _may_be_thousands(number)):
        raise Refusal("uang-tidak-terbaca", field=field)
    return Decimal(number.replace(".", "").replace(",", ".")), _UNITS.get(word, 1)


def _may_be_thousands(number: str) -> bool:
    """Whether the comma may stand for thousands, as in English: 250,000."""
    return bool(re.search(r",\d{3}$", number))
