"""NIK: 16 digits = area of first registration (6), birth date (6; women add 40 to the day), serial (4)."""

import re
from dataclasses import dataclass
from datetime import date

_SHAPE = re.compile(r"\d{16}", re.ASCII)


@dataclass(frozen=True)
class Nik:
    """A NIK of the right shape; ValueError for a wrong one. Never log it: str() is masked."""

    digits: str

    @classmethod
    def parse(cls, text: str) -> "Nik":
        digits = re.sub(r"[\s.\-']", "", text)
        if not _SHAPE.fullmatch(digits) or digits.endswith("0000") or len(set(digits)) == 1:
            raise ValueError("not a NIK")
        return cls(digits)

    @property
    def district_code(self) -> str:
        """The kecamatan of first registration, dotted; it may no longer exist."""
        return f"{self.digits[:2]}.{self.digits[2:4]}.{self.digits[4:6]}"

    @property
    def sex(self) -> str:
        return "P" if int(self.digits[6:8]) > 40 else "L"

    def agrees_with_birth(self, born: date) -> bool:
        """Whether day, month and the year's last two digits are those of `born`."""
        day = int(self.digits[6:8])
        return (day - 40 if day > 40 else day, int(self.digits[8:10]), int(self.digits[10:12])) == (
            born.day,
            born.month,
            born.year % 100,
        )

    @property
    def masked(self) -> str:
        return f"{self.digits[:4]}••••••••{self.digits[-4:]}"

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"Nik({self.masked})"
