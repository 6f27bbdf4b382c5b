"""Answers as people read them, in registers, histories and exports. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from simpul.kernel.civil_time import written
from simpul.kernel.speech import tell
from simpul.standards import Question, Service
from simpul.standards.words import number, with_unit

EMPTY = ""
# A cell of a grid holds one short answer; longer ones have the form of the record itself.
_SHORT = ("boolean", "choice", "integer", "decimal", "text", "date")


def shown(question: Question, value: Any, *, unit: bool = True) -> str:
    """One answer in words: the label of a choice, "Ya", "9,5 kg", "12 Agustus 2026", "12 orang"; "" for none."""
    if value is None or value == []:
        return EMPTY
    if isinstance(value, bool):
        return tell("Ya") if value else tell("Tidak")
    if question.type in ("choice", "multichoice"):
        return ", ".join(_label(question, code) for code in (value if isinstance(value, list) else [value]))
    if isinstance(value, int | float):
        return with_unit(value, question) if unit else number(value)
    return _other(question, value)


def _other(question: Question, value: Any) -> str:
    if question.type == "date":
        return written(date.fromisoformat(value))
    if question.type in ("persons", "photo"):
        return tell("{n} orang", n=len(value)) if question.type == "persons" else tell("{n} foto", n=len(value))
    if question.type == "location":
        return f"{value['lat']:.6f}, {value['lon']:.6f}"
    return str(value)


def _label(question: Question, code: str) -> str:
    return next((choice.label for choice in question.choices if choice.code == code), code)


def cells(service: Service, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """A row of a register: each question's answer in the order of `standards.forms.columns`, units in the heading."""
    return tuple(shown(question, answers.get(question.code), unit=False) for question in service.questions)


def lines(service: Service, answers: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """(label, answer) of every question that was answered, in order."""
    pairs = ((question.label, shown(question, answers.get(question.code))) for question in service.questions)
    return tuple((label, text) for label, text in pairs if text)


def summary(service: Service, answers: Mapping[str, Any], most: int = 3) -> str:
    """The first few answers in one line: "Berat badan (BB) 9,5 kg, Panjang badan 74 cm"."""
    return ", ".join(f"{label} {text}" for label, text in lines(service, answers)[:most])


def grid_questions(service: Service) -> tuple[Question, ...]:
    """The questions of a form that fit into a cell."""
    return tuple(question for question in service.questions if question.type in _SHORT)
