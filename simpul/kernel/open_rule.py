"""The open-day rule of a post: "hari:12" (day 12 of the month), "pekan:2:selasa" (second Tuesday)."""

import re
from datetime import date
from itertools import pairwise

from simpul.kernel.period import Period

WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
LAST = "akhir"
_SPELLINGS = {"jum'at": "jumat", "jum’at": "jumat"}
_ORDINALS = {
    "pertama": "1",
    "kesatu": "1",
    "kedua": "2",
    "ketiga": "3",
    "keempat": "4",
    "terakhir": LAST,
    "akhir": LAST,
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
}
_ORDINAL_WORDS = {"1": "pertama", "2": "kedua", "3": "ketiga", "4": "keempat", LAST: "terakhir"}
_CODE = re.compile(rf"^(?:hari:(\d{{1,2}})|pekan:([1-4]|{LAST}):({'|'.join(WEEKDAYS)}))$")
_WEEK_OR_SUNDAY = "minggu"
_LONGEST_MONTH = 31


def parse_open_rule(text: str) -> str:
    """The rule that the words mean, "" for no words; ValueError when they can mean nothing or more than one thing.

    Reads "hari:12", "tanggal 12", "tgl. 12", "12", "Selasa kedua", "Selasa minggu ke-2", "Senin terakhir".
    """
    words = _words(text)
    if not words:
        return ""
    if len(words) == 1 and (match := _CODE.match(words[0])):
        return _of_day(match[1]) if match[1] else words[0]
    days = _days_named(words)
    ordinals = {value for word in words if (value := _ordinal(word))}
    if not days and (numbers := {word for word in words if word.isdigit()}):
        return _of_day(_only(numbers, text))
    return f"pekan:{_only(ordinals, text)}:{_only(days, text)}"


def open_days(rule: str, period: Period) -> list[date]:
    """The days of the month `period` on which the post opens by its rule: one day, or none without a rule.

    Day 29 to 31 in a shorter month is the month's last day, so that no month passes without an open day.
    """
    match = _CODE.match(rule)
    if match is None:
        return []
    last = period.last_day.day
    if match[1]:
        return [period.first_day.replace(day=min(int(match[1]), last))]
    weekday = WEEKDAYS.index(match[3])
    first = 1 + (weekday - period.first_day.weekday()) % 7
    if match[2] == LAST:
        return [period.first_day.replace(day=first + (last - first) // 7 * 7)]
    return [period.first_day.replace(day=first + (int(match[2]) - 1) * 7)]


def describe_open_rule(rule: str) -> str:
    """The rule as people say it: "Tanggal 12 setiap bulan", "Selasa kedua setiap bulan"; "" without a rule."""
    match = _CODE.match(rule)
    if match is None:
        return ""
    if match[1]:
        return f"Tanggal {int(match[1])} setiap bulan"
    return f"{match[3].capitalize()} {_ORDINAL_WORDS[match[2]]} setiap bulan"


def _words(text: str) -> list[str]:
    lowered = re.sub(r"\bke[-\s]+(\d|[iv]+\b)", r"ke-\1", text.lower().strip())
    return [_SPELLINGS.get(word, word) for word in re.split(r"[\s,;./]+", lowered) if word]


def _ordinal(word: str) -> str:
    word = word.removeprefix("ke-")
    if word in _ORDINALS:
        return _ORDINALS[word]
    return word if word in {"1", "2", "3", "4"} else ""


def _days_named(words: list[str]) -> set[str]:
    """Weekdays in the words. "minggu" is Sunday only after "hari"; elsewhere it may as well mean week."""
    named = {word for word in words if word in WEEKDAYS and word != _WEEK_OR_SUNDAY}
    sunday = "ahad" in words or any(a == "hari" and b == _WEEK_OR_SUNDAY for a, b in pairwise(words))
    return named or ({_WEEK_OR_SUNDAY} if sunday else set())


def _only(found: set[str], text: str) -> str:
    if len(found) != 1:
        raise ValueError(f"not one open-day rule: {text!r}")
    return found.pop()


def _of_day(number: str) -> str:
    if not 1 <= int(number) <= _LONGEST_MONTH:
        raise ValueError(f"not a day of a month: {number}")
    return f"hari:{int(number)}"
