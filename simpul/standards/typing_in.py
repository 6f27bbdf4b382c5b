"""What people type into a web form or a spreadsheet cell, turned into typed answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from .answers import Wrong
from .schema import Question

LONGEST_NUMBER = 30
LONGEST_DATE = 40
YES = frozenset({"ya", "y", "true", "1", "on", "ada", "sudah"})
NO = frozenset({"tidak", "t", "false", "0", "off", "belum"})
THOUSANDS_BY_POINT = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+")
PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
DAY_FIRST = re.compile(r"([0-9]{1,2})\s*[/.\- ]\s*([0-9]{1,2}|[A-Za-z]+)\s*[/.\- ,]\s*([0-9]+)")
MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
OTHER_MONTHS = {"pebruari": 2, "nopember": 11, "agt": 8, "ags": 8}


def read_date(text: str) -> date:
    """12/08/2026, 2026-08-12, 12-8-2026, 12 Agustus 2026, 12 Agu 2026. Day first, never month first.

    Raises Wrong with a sentence for two-digit years, days that do not exist and anything else.
    """
    text = text.strip()
    if len(text) > LONGEST_DATE:
        raise Wrong("Tanggal terlalu panjang. Tulis misalnya 12/08/2026.")
    if found := ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := DAY_FIRST.fullmatch(text):
        if len(found[3]) != 4:
            raise Wrong("Tulis tahun dengan empat angka, misalnya 12/08/2026.")
        year, month, day = int(found[3]), _month(found[2]), int(found[1])
    else:
        raise Wrong("Tanggal tidak terbaca. Tulis misalnya 12/08/2026 atau 12 Agustus 2026.")
    try:
        return date(year, month, day)
    except ValueError:
        raise Wrong("Tanggal {tanggal} tidak ada. Periksa hari dan bulannya.", tanggal=text) from None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    name = text.lower()
    if name in OTHER_MONTHS:
        return OTHER_MONTHS[name]
    fitting = [place for place, month in enumerate(MONTHS, 1) if len(name) >= 3 and month.startswith(name)]
    if len(fitting) != 1:
        raise Wrong("Nama bulan “{bulan}” tidak dikenal. Tulis misalnya 12 Agustus 2026.", bulan=text)
    return fitting[0]


def read_number(text: str, *, decimals: int = 0, unit: str = "") -> float:
    """'9,5' and '9.5' are 9.5; '1.234,5' and '1,234.5' are 1234.5; '1.234' is 1234 unless three decimals are usual.

    The unit may be typed too ('9,5 kg', 'Rp 250.000'). Raises Wrong when it is no number.
    """
    if len(text) > LONGEST_NUMBER:
        raise Wrong("Isi dengan angka saja, misalnya 9,5.")
    bare = text.strip().removeprefix("Rp").removesuffix(unit).strip() if unit else text.strip()
    bare = bare.removesuffix(",-").replace("\u00a0", "").replace(" ", "")
    if "," in bare and "." in bare:
        thousands = "," if bare.rfind(".") > bare.rfind(",") else "."
        bare = bare.replace(thousands, "")
    elif decimals < 3 and THOUSANDS_BY_POINT.fullmatch(bare):
        bare = bare.replace(".", "")
    bare = bare.replace(",", ".")
    if not PLAIN_NUMBER.fullmatch(bare):
        raise Wrong("Isi dengan angka, misalnya 9,5." if decimals else "Isi dengan bilangan bulat, misalnya 12.")
    return float(bare)


def _boolean(text: str, question: Question) -> object:
    word = text.strip().lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise Wrong("Pilih Ya atau Tidak.")


def _choice(text: str, question: Question) -> object:
    word = text.strip()
    for choice in question.choices:
        if word == choice.code or word.casefold() == choice.label.casefold():
            return choice.code
    raise Wrong("Pilih salah satu jawaban yang tersedia.")


def _integer(text: str, question: Question) -> object:
    value = read_number(text, unit=question.unit)
    return int(value) if value.is_integer() else value


def _decimal(text: str, question: Question) -> object:
    return read_number(text, decimals=question.decimals, unit=question.unit)


def _date(text: str, question: Question) -> object:
    return read_date(text).isoformat()


def _location(text: str, question: Question) -> object:
    parts = re.split(r"\s*;\s*|,\s+|\s+", text.strip()[:100])
    if len(parts) == 1:
        parts = parts[0].split(",")
    try:
        lat, lon = (float(part.replace(",", ".")) for part in parts)
    except ValueError:
        raise Wrong("Tulis lintang dan bujur, misalnya -8.1120, 115.0880.") from None
    return {"lat": lat, "lon": lon}


ONE: dict[str, Callable[[str, Question], object]] = {
    "boolean": _boolean,
    "choice": _choice,
    "integer": _integer,
    "decimal": _decimal,
    "text": lambda text, question: text,
    "longtext": lambda text, question: text,
    "date": _date,
    "location": _location,
}


def typed(question: Question, raw: str | list[str]) -> object:
    """The typed answer to what came from a form field; None when it was left empty. Raises Wrong."""
    if question.type in ("multichoice", "persons", "photo"):
        parts = raw if isinstance(raw, list) else raw.split(",")
        kept = [part.strip() for part in parts if part.strip()]
        if question.type == "multichoice":
            return [_choice(part, question) for part in kept] or None
        return kept or None
    text = raw if isinstance(raw, str) else (raw[-1] if raw else "")
    return ONE[question.type](text, question) if text.strip() else None
