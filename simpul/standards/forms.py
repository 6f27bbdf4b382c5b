"""Forms made from the catalogue: what is shown, what is accepted, what becomes a fact. Pure and fast.

`parse` is for text that people type (web, spreadsheet), `check` for typed JSON answers (commands, phone, API).
Both end in the same rules, so no door accepts what another refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from simpul.kernel.speech import gettext_noop, tell

from .ages import completed_months
from .answers import Reader, Wrong, reader
from .conditions import test_of
from .schema import Eligibility, Question, Service
from .typing_in import typed
from .words import limits, with_unit

Answers = dict[str, object]
Fact = int | float | str | bool | list[str]
Facts = dict[str, Fact]

REQUIRED = gettext_noop("Bagian ini wajib diisi.")
UNKNOWN = gettext_noop("Isian ini tidak ada pada formulir. Muat ulang halaman lalu isi kembali.")
ONLY_WOMEN = gettext_noop("{layanan} hanya untuk perempuan.")
ONLY_MEN = gettext_noop("{layanan} hanya untuk laki-laki.")


@dataclass(frozen=True, slots=True)
class Checked:
    """Answers as kept (hidden ones dropped), the facts they give, and sentences by question code."""

    answers: Answers
    facts: Facts
    errors: dict[str, str]
    warnings: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Line:
    code: str
    question: Question
    read: Reader
    required: bool
    fact: str | None
    as_fact: Callable[[Any], Fact]
    shown_by: str | None
    shown: Callable[[object], bool] | None
    asks_back: bool


@lru_cache(maxsize=4096)
def _lines(service: Service) -> tuple[tuple[_Line, ...], frozenset[str]]:
    lines = tuple(_line(question) for question in service.questions)
    return lines, frozenset(line.code for line in lines)


def _same(value: Any) -> Fact:
    return value


def _line(question: Question) -> _Line:
    when = question.show_when
    return _Line(
        code=question.code,
        question=question,
        read=reader(question),
        required=question.required,
        fact=question.fact,
        as_fact=len if question.type == "persons" else _same,
        shown_by=when.question if when else None,
        shown=test_of(when) if when else None,
        asks_back=question.warn_min is not None or question.warn_max is not None or question.past,
    )


def visible(service: Service, answers: Mapping[str, object]) -> set[str]:
    """Codes of the questions to show for these typed answers. A question under a hidden one is hidden."""
    shown: set[str] = set()
    for line in _lines(service)[0]:
        if line.shown is None or (line.shown_by in shown and line.shown(answers.get(line.shown_by))):
            shown.add(line.code)
    return shown


def check(service: Service, answers: Mapping[str, object], on: date | None = None) -> Checked:
    """Typed answers against the form. `on`: the date of the record, for dates that must not lie after it.

    Answers to hidden questions are dropped; unknown question codes are errors; warnings do not refuse.
    """
    lines, codes = _lines(service)
    checked = Checked({}, {}, {}, {})
    for line in lines:
        if line.shown is None or line.shown(checked.answers.get(line.shown_by or "")):
            _take(line, answers.get(line.code), checked, on)
    if not answers.keys() <= codes:
        checked.errors.update((str(code)[:40], tell(UNKNOWN)) for code in answers.keys() - codes)
    return checked


def _take(line: _Line, value: object, checked: Checked, on: date | None) -> None:
    if value is None or value == "" or value == []:
        if line.required:
            checked.errors[line.code] = tell(REQUIRED)
        return
    try:
        value = line.read(value)
        if line.asks_back and (doubt := _doubt(line.question, value, on)):
            checked.warnings[line.code] = doubt
    except Wrong as wrong:
        checked.errors[line.code] = str(wrong)
        return
    checked.answers[line.code] = value
    if line.fact is not None:
        checked.facts[line.fact] = line.as_fact(value)


def _doubt(question: Question, value: object, on: date | None) -> str | None:
    if question.past:
        if on is not None and str(value) > on.isoformat():
            raise Wrong("Tanggal ini sesudah tanggal catatan. Periksa kembali.")
        return None
    low, high = question.warn_min, question.warn_max
    if isinstance(value, int | float) and ((low is not None and value < low) or (high is not None and value > high)):
        return tell(
            "{apa}: {angka}, benar? Periksa kembali atau ukur ulang.",
            apa=question.label,
            angka=with_unit(value, question),
        )
    return None


def parse(
    service: Service, raw: Mapping[str, str | list[str]], on: date | None = None
) -> tuple[Answers, dict[str, str]]:
    """Text of a web form -> (typed answers, error sentences by question code). Fields of other names are ignored."""
    answers: Answers = {}
    errors: dict[str, str] = {}
    for line in _lines(service)[0]:
        if line.code not in raw:
            continue
        try:
            value = typed(line.question, raw[line.code])
        except Wrong as wrong:
            errors[line.code] = _with_limits(str(wrong), line.question)
            continue
        if value is not None:
            answers[line.code] = value
    checked = check(service, answers, on)
    shown = visible(service, answers)
    unread = {code: sentence for code, sentence in errors.items() if code in shown}
    return checked.answers, checked.errors | unread


def _with_limits(sentence: str, question: Question) -> str:
    allowed = limits(question) if question.type in ("integer", "decimal") else ""
    return f"{sentence} {tell('Batasnya {batas}.', batas=allowed)}" if allowed else sentence


def columns(service: Service) -> tuple[tuple[str, str], ...]:
    """(code, label with unit) of each question, in order, for registers and exports."""
    return tuple((one.code, f"{one.label} ({one.unit})" if one.unit else one.label) for one in service.questions)


def not_for(service: Service, *, sex: str, age_days: int, on: date) -> str | None:
    """Why this service is not for such a person on that day (a sentence), or None when it is."""
    for_whom = service.eligibility
    if not _of_sex(for_whom, sex):
        said = ONLY_WOMEN if for_whom.sex == "P" else ONLY_MEN
        return tell(said, layanan=service.name)
    if not _of_age(for_whom, age_days, on):
        said = gettext_noop("{layanan} untuk usia {usia}. Periksa tanggal lahir atau pilih layanan lain.")
        return tell(said, layanan=service.name, usia=ages(for_whom))
    return None


def is_for(service: Service, *, sex: str, age_days: int, on: date) -> bool:
    """`not_for` without its sentence, for those who ask about many persons."""
    return _of_sex(service.eligibility, sex) and _of_age(service.eligibility, age_days, on)


def _of_sex(for_whom: Eligibility, sex: str) -> bool:
    return not for_whom.sex or sex == for_whom.sex


def _of_age(for_whom: Eligibility, age_days: int, on: date) -> bool:
    low, high = for_whom.age_min_months, for_whom.age_max_months
    if low is None and high is None:
        return True
    months = completed_months(age_days, on)
    return (low is None or months >= low) and (high is None or months <= high)


def ages(for_whom: Eligibility) -> str:
    """'0–59 bulan', '10–17 tahun', '60 tahun ke atas' or ''."""
    low, high = for_whom.age_min_months or 0, for_whom.age_max_months
    if high is None:
        return tell("{usia} ke atas", usia=_age(low)) if low else ""
    years = low >= 60 and low % 12 == 0 and (high + 1) % 12 == 0
    if years:
        return tell("{dari}–{sampai} tahun", dari=low // 12, sampai=high // 12)
    return tell("{dari}–{sampai} bulan", dari=low, sampai=high)


def _age(months: int) -> str:
    return tell("{n} tahun", n=months // 12) if months % 12 == 0 else tell("{n} bulan", n=months)
