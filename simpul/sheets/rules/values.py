"""What stands in a cell: numbers that a spreadsheet spoilt are told as spoilt and never guessed."""

import re
from datetime import date, timedelta

# What people write into a cell for "nothing".
_NOTHING = {"", "-", "--", "–", "—", "n/a", "null", "none", "tidak ada", "tdk ada", "0000-00-00"}
_LONGEST_NOTHING = max(map(len, _NOTHING))
_SCIENTIFIC = re.compile(r"^\d+(?:[.,]\d+)?e\+?\d+$", re.IGNORECASE)
_FLOAT_TAIL = re.compile(r"^(\d+)[.,]0+$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
_SHORT_YEAR = re.compile(r"^\d{1,2}[-/. ](?:\d{1,2}|[a-z]+)[-/. ]\d{2}$", re.IGNORECASE)
_IN_WORDS = re.compile(r"^(\d{1,2})[-/. ]+([a-z]+)[-/., ]+(\d{4})$", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"[\s().\-]")
_RT = re.compile(r"\brt\b", re.IGNORECASE)
_SERIAL = re.compile(r"^\d{4,5}$")
# Day 60 of the spreadsheet's calendar is a 29 February 1900 that never was: from day 61 on it counts from here.
_SERIAL_BEGINS, _FIRST_SERIAL = date(1899, 12, 30), 61
_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "pebruari", "february", "feb", "peb"),
    ("maret", "march", "mar", "mrt"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "ags", "agt", "aug", "agst"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words}
_SEXES = {
    "L": ("l", "lk", "laki", "lakilaki", "pria", "m", "male", "1"),
    "P": ("p", "pr", "perempuan", "wanita", "f", "female", "2"),
}
_SEX_OF = {word: sex for sex, words in _SEXES.items() for word in words}


class Unclear(ValueError):
    """The cell cannot be read; `code` names the sentence (simpul/sheets/rules/messages.py)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def plain(cell: str) -> str:
    """The text of a cell, one blank between words; "" for every way to write nothing."""
    text = " ".join(cell.split())
    return "" if len(text) <= _LONGEST_NOTHING and text.casefold() in _NOTHING else text


def _whole(text: str) -> str:
    """A number as a spreadsheet shows it, without the ".0" that it may have got."""
    found = _FLOAT_TAIL.match(text)
    return found[1] if found else text


def long_number(cell: str) -> str:
    """The digits of a NIK or KK number, "" for none; Unclear `angka-rusak` where a spreadsheet cut its end off."""
    text = plain(cell).lstrip("'’`")
    if text.isdigit():
        return text
    if _SCIENTIFIC.match(text):
        raise Unclear("angka-rusak")
    return _whole("".join(text.split()))


def sex(cell: str) -> str:
    """L or P, "" for nothing; Unclear `jenis-kelamin-tidak-terbaca`."""
    text = re.sub(r"[^a-z0-9]", "", plain(cell).removesuffix(".0").casefold())
    if text and text not in _SEX_OF:
        raise Unclear("jenis-kelamin-tidak-terbaca")
    return _SEX_OF.get(text, "")


def day(cell: str) -> date | None:
    """A day in the ways in use here: 2020-12-31, 31/12/2020, 31 Desember 2020, 44196; Unclear for others."""
    text = _whole(plain(cell))
    if not text:
        return None
    if _SERIAL.match(text):
        return _of_serial(int(text))
    if _SHORT_YEAR.match(text):
        raise Unclear("tahun-dua-angka")
    if found := _ISO.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if (found := _IN_WORDS.match(text)) and found[2].casefold() in _MONTH_OF:
        return _day(int(found[3]), _MONTH_OF[found[2].casefold()], int(found[1]))
    raise Unclear("tanggal-tidak-terbaca")


def _of_serial(number: int) -> date:
    """Four digits may be a year alone: that is no day."""
    if number < _FIRST_SERIAL or 1900 <= number <= 2100:
        raise Unclear("tanggal-tidak-terbaca")
    return _SERIAL_BEGINS + timedelta(days=number)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unclear("tanggal-tidak-terbaca") from None


def phone(cell: str) -> str:
    """A phone number as it is dialled here: +62 812 and a spreadsheet's 812 become 0812; "" for none."""
    text = plain(cell).lstrip("'’`")
    if _SCIENTIFIC.match(text):
        raise Unclear("angka-rusak")
    digits = _BETWEEN_DIGITS.sub("", _whole(text))
    if re.fullmatch(r"\+?62[2-9]\d{6,12}", digits):
        return "0" + digits.lstrip("+")[2:]
    return "0" + digits if re.fullmatch(r"8\d{7,11}", digits) else text


def address(street: str, rt: str, rw: str) -> str:
    """The address in one line, RT and RW at its end unless it names them."""
    line = plain(street)
    numbers = (("RT", plain(rt)), ("RW", plain(rw)))
    tail = "/".join(f"{word} {_padded(number)}" for word, number in numbers if number)
    return f"{line} {tail}".strip() if tail and not _RT.search(line) else line


def _padded(number: str) -> str:
    """RT and RW have three digits on a family card: 001."""
    digits = _whole(number)
    return digits.zfill(3) if digits.isdigit() else digits
