"""A row of weighings, doses and vitamin A, read into what was given on which day."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from simpul.kernel.names import name_key
from simpul.residents.rules.whom import Whom, read_whom
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.values import Unclear, day, plain
from simpul.standards.ages import completed_months
from simpul.standards.lists import ListKind, list_kind

WEIGHING, DOSES, VITAMIN_A = "kesehatan.timbang_ukur_balita", "kesehatan.imunisasi", "kesehatan.vitamin_a"
# Which question of the weighing a column answers.
_MEASURES = {"weight": "bb", "height": "pb_tb", "head": "lk", "arm": "lila"}
_ANTIGEN = "antigen_"
# What people tick with; a dose needs its day besides.
_YES = frozenset({"v", "vv", "ya", "y", "sudah", "ada", "1", "✓", "✔", "√", "dapat", "diberikan"})
_NO = frozenset({"x", "tidak", "t", "belum", "0", "tdk"})
_SEVERAL = re.compile(r"[,;+&\n]|\bdan\b", re.IGNORECASE)
# A measure of nothing is how other systems write "not measured".
_ZERO = re.compile(r"^0+(?:[.,]0*)?$")
BY_AGE = "menurut umur"
# From this age in months the red capsule (standards/services/kesehatan/vitamin_a.toml: blue 6-11, red 12-59).
_RED_FROM = 12


@dataclass(frozen=True, slots=True)
class Given:
    """What was given on a day: the service, and the answers that the row tells (text, or codes of several)."""

    service: str
    on: date
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadMeasurement:
    """A row as read. `skipped`: columns that say something which cannot be taken, left aside with a word."""

    row: int
    whom: Whom
    given: tuple[Given, ...]
    skipped: tuple[str, ...]
    faults: tuple[Fault, ...]


def read_measurements(lines: Iterable[Line]) -> Iterator[ReadMeasurement]:
    """Each row with its services."""
    words = Words.of(list_kind("measurements"))
    for line in lines:
        yield _Row(line, words).read()


@dataclass(frozen=True)
class Words:
    """What the words in a cell stand for, by field; and what people call a dose -> its code in the catalogue."""

    values: Mapping[str, Mapping[str, str]]
    doses: Mapping[str, str]

    @classmethod
    def of(cls, kind: ListKind) -> "Words":
        """The words of the kind; a dose is called as its column is headed."""
        values: dict[str, dict[str, str]] = {}
        for word in kind.words:
            values.setdefault(word.field, {}).update(dict.fromkeys(word.keys, word.value))
        columns = [column for column in kind.columns if column.field.startswith(_ANTIGEN)]
        doses = {key: column.field.removeprefix(_ANTIGEN) for column in columns for key in column.keys}
        return cls(values, doses)


class _Row:
    """One row on its way."""

    def __init__(self, line: Line, words: Words) -> None:
        self.row, self.cells, self.words = line.row, Cells(line), words
        self.skipped: list[str] = []
        self.measured_on = self.cells.read("measured_on", day, None)

    def read(self) -> ReadMeasurement:
        whom = read_whom(self.cells)
        given = [*self._weighing(), *self._doses(), *self._vitamin_a()]
        if not given and not self.cells.faults:
            self._fault("weight", "hasil-kosong")
        return ReadMeasurement(self.row, whom, tuple(given), tuple(self.skipped), tuple(self.cells.faults))

    def _fault(self, field: str, code: str) -> None:
        """Note what is wrong, once: a day that cannot be read is not missing besides."""
        if not self.cells.faults:
            self.cells.faults.append(Fault(field, code))

    def _weighing(self) -> Iterator[Given]:
        told = {code: self.cells.text(field) for field, code in _MEASURES.items()}
        raw = {code: text for code, text in told.items() if text and not _ZERO.match(text)}
        if not raw:
            return
        if self.measured_on is None:
            self._fault("measured_on", "tanggal-hasil-kosong")
            return
        raw["rujuk"] = self._yes_or_no("referred") or "tidak"
        raw |= self._worded("position", "cara_ukur") if "pb_tb" in raw else {}
        raw |= {code: value.upper() for code, value in self._worded("growth", "nt").items()}
        breastfed = self._yes_or_no("breastfed")
        yield Given(WEIGHING, self.measured_on, raw | ({"asi_eksklusif": breastfed} if breastfed else {}))

    def _yes_or_no(self, field: str) -> str:
        """ "ya", "tidak", or "" for nothing and for what is neither (left aside)."""
        text = self.cells.text(field).casefold()
        if text and text not in _YES | _NO:
            self.skipped.append(field)
        return "ya" if text in _YES else "tidak" if text in _NO else ""

    def _worded(self, field: str, question: str) -> dict[str, str]:
        """The answer that a word stands for; what is not known is left aside."""
        text, words = self.cells.text(field), self.words.values.get(field, {})
        key = name_key(text)
        if text and key not in words:
            self.skipped.append(field)
        return {question: words[key]} if key in words else {}

    def _doses(self) -> Iterator[Given]:
        """Each day's doses, from a column for each or from words beside one day."""
        days: dict[date, list[str]] = {}
        for field in self.cells.told:
            if field.startswith(_ANTIGEN) and (on := self._dose_on(field)) is not None:
                days.setdefault(on, []).append(field.removeprefix(_ANTIGEN))
        for code in self._named_doses():
            on = self.cells.read("given_on", day, None) or self.measured_on
            if on is None:
                self._fault("given_on", "tanggal-hasil-kosong")
                return
            days.setdefault(on, []).append(code)
        place = self._worded("given_at", "tempat") if days else {}
        for on, codes in sorted(days.items()):
            yield Given(DOSES, on, {"antigen": sorted(set(codes)), **place})

    def _dose_on(self, field: str) -> date | None:
        """The day in the column of a dose; a tick without a day is left aside."""
        word = plain(self.cells.told[field]).casefold()
        if word in _YES | _NO:
            if word in _YES:
                self.skipped.append(field)
            return None
        return self.cells.read(field, day, None)

    def _named_doses(self) -> list[str]:
        """Codes of the doses that stand in words in one cell."""
        words = [word for word in map(plain, _SEVERAL.split(self.cells.text("antigens"))) if word]
        if len(words) == 1 and words[0].casefold() in _NO:
            return []
        if any(name_key(word) not in self.words.doses for word in words):
            self._fault("antigens", "imunisasi-tidak-dikenal")
            return []
        return [self.words.doses[name_key(word)] for word in words]

    def _vitamin_a(self) -> Iterator[Given]:
        """A capsule: its colour, a tick or a day; which one a tick means follows from the age."""
        text = self.cells.text("vitamin_a")
        on, kind = self.cells.read("vitamin_a_on", day, None) or self.measured_on, self._capsule(text)
        if not kind and text and text.casefold() not in _NO:
            try:
                on, kind = day(text), BY_AGE
            except Unclear:
                self.skipped.append("vitamin_a")
                return
        if not text and self.cells.text("vitamin_a_on"):
            kind = BY_AGE
        if not kind:
            return
        if on is None:
            self._fault("vitamin_a_on", "tanggal-hasil-kosong")
            return
        yield Given(VITAMIN_A, on, {"kapsul": kind})

    def _capsule(self, text: str) -> str:
        word = text.casefold()
        return next((colour for colour in ("biru", "merah") if colour in word), BY_AGE if word in _YES else "")


def capsule(born: date, on: date) -> str:
    """The capsule for that age, `born` not after `on`."""
    return "merah" if completed_months((on - born).days, on) >= _RED_FROM else "biru"
