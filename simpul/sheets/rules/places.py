"""The place that a row names: the same path of names for many rows, looked up once."""

import hashlib
import re
from dataclasses import dataclass

_DIGITS = re.compile(r"^\d{7,10}$")


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Names of the levels and a code as written. `puskesmas` and `doubt` as in ReadPost (rows/rules/posts.py)."""

    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    code: str = ""
    puskesmas: str = ""
    doubt: str = ""

    @property
    def hashed(self) -> str:
        """What an answer about these names is kept under: 64 hex digits, alike for the same words in any case."""
        words = (self.village, self.district, self.regency, self.province, self.code)
        return hashlib.sha256("\0".join(word.casefold() for word in words).encode()).hexdigest()


def is_bps_code(code: str) -> bool:
    """Whether something looks like a code of BPS: seven to ten digits without dots, as spreadsheets keep numbers.

    A ten-digit one may also be a Kemendagri code without its dots; ask that first.
    """
    return bool(_DIGITS.match(code.strip().removesuffix(".0")))
