"""NIK and KK numbers: their shape, what they disagree with (how they are sealed: simpul/kernel/sealing.py).

Source of the shape and of "warn, never refuse": facts/domain.md section 11 (PP 40/2019 Ps. 30(2): a NIK never changes,
not even to correct a wrong birth date or sex).
"""

import re
from dataclasses import dataclass
from datetime import date

from simpul.kernel.nik import Nik
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import tell

_KK_SHAPE = re.compile(r"^\d{16}$")
_BLANKS = re.compile(r"[\s.\-']")
LONGEST_TYPED = 40

WARNINGS = {
    "nik-beda-lahir": "Tanggal lahir tidak sama dengan yang terbaca dari NIK. Periksa keduanya di KK atau KTP.",
    "nik-beda-jenis-kelamin": "Jenis kelamin tidak sama dengan yang terbaca dari NIK. Periksa keduanya.",
    "mungkin-orang-yang-sama": "Mungkin sudah terdaftar dengan ejaan lain. Petugas desa/kelurahan akan memeriksanya.",
    "nik-beda-wilayah": "NIK diterbitkan di kabupaten/kota lain. Ini wajar bila orangnya pindahan.",
}


@dataclass(frozen=True)
class Warned:
    """Saved all the same, but somebody should look: `field` names the input, `sentence` says what to do."""

    code: str
    field: str

    @property
    def sentence(self) -> str:
        return tell(WARNINGS[self.code])


def nik_of(typed: str) -> Nik | None:
    """The NIK that was typed, None for nothing; Refusal `nik-salah` for a wrong shape."""
    text = typed.strip()
    if not text:
        return None
    try:
        if len(text) > LONGEST_TYPED:
            raise ValueError("too long")
        nik = Nik.parse(text)
        _check_day(nik)
    except ValueError:
        raise Refusal("nik-salah", field="nik") from None
    return nik


def _check_day(nik: Nik) -> None:
    """Day 1-31 (41-71 for women) and month 1-12, as every issued NIK has them."""
    day, month = int(nik.digits[6:8]), int(nik.digits[8:10])
    if not (1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month <= 12):
        raise ValueError("no such day")


def kk_digits(typed: str) -> str | None:
    """The 16 digits of a KK number, None for nothing; Refusal `kk-salah` for a wrong shape."""
    text = _BLANKS.sub("", typed[: LONGEST_TYPED + 1])
    if not text:
        return None
    if not _KK_SHAPE.match(text) or not text.isascii() or len(set(text)) == 1:
        raise Refusal("kk-salah", field="kk")
    return text


def nik_warnings(nik: Nik | None, *, born: date | None, sex: str, village_code: str) -> tuple[Warned, ...]:
    """Where the NIK disagrees with what is recorded. Never a reason to refuse."""
    if nik is None:
        return ()
    found = []
    if born is not None and not nik.agrees_with_birth(born):
        found.append(Warned("nik-beda-lahir", "birth_date"))
    if nik.sex != sex:
        found.append(Warned("nik-beda-jenis-kelamin", "sex"))
    if not village_code.startswith(nik.district_code[:5]):
        found.append(Warned("nik-beda-wilayah", "nik"))
    return tuple(found)
