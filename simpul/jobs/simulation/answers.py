"""Answers to any form of the catalogue, within its limits, so that a new service is in the demo without code."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from simpul.jobs.simulation.growth import child_size
from simpul.standards import Question, Service, forms

# What is the same for nearly everybody, so that the demo's totals make sense.
GIVEN: Mapping[str, Mapping[str, Any]] = {"kesehatan.pendataan": {"status": "aktif", "keadaan": "umum"}}
TEXTS = (
    "Contoh: sudah disampaikan kepada warga",
    "Contoh: perlu ditinjau bersama perangkat desa",
    "Contoh: keadaan baik",
    "Contoh: warga minta pendampingan",
)


def make_answers(
    rng: random.Random,
    service: Service,
    *,
    on: date,
    months: float | None,
    sex: str,
    vigour: float,
    people: Sequence[UUID],
) -> dict[str, Any]:
    """Typed answers to the questions that show, mostly complete."""
    known = {**GIVEN.get(service.code, {}), **_measured(rng, service, months=months, sex=sex, vigour=vigour)}
    answers: dict[str, Any] = {}
    for question in service.questions:
        if question.code not in forms.visible(service, answers):
            continue
        if question.code in known:
            answers[question.code] = known[question.code]
        elif question.required or rng.random() < 0.6:
            value = MAKERS[question.type](rng, question, on, people)
            if value is not None:
                answers[question.code] = value
    return answers


def _measured(
    rng: random.Random, service: Service, *, months: float | None, sex: str, vigour: float
) -> Mapping[str, float]:
    """Weight and height that belong together, for the form that weighs children."""
    if months is None or service.code != "kesehatan.timbang_ukur_balita":
        return {}
    weight, height = child_size(rng, months=months, sex=sex, vigour=vigour)
    return {"bb": weight, "pb_tb": height, "tb": height}


def _choice(rng: random.Random, question: Question, on: date, people: Sequence[UUID]) -> str:
    offered = [choice.code for choice in question.choices if not choice.retired]
    return rng.choices(offered, weights=[1 / (place + 1) for place in range(len(offered))])[0]


def _several(rng: random.Random, question: Question, on: date, people: Sequence[UUID]) -> list[str]:
    alone = [choice.code for choice in question.choices if choice.alone]
    if alone and rng.random() < 0.7:
        return alone[:1]
    offered = [choice.code for choice in question.choices if not choice.retired and not choice.alone]
    return sorted(rng.sample(offered, k=min(len(offered), rng.choice([1, 1, 2]))))


def _limits(question: Question) -> tuple[float, float]:
    low = question.warn_min if question.warn_min is not None else question.min or 0
    high = question.warn_max if question.warn_max is not None else question.max
    return low, high if high is not None else low + 20


def _integer(rng: random.Random, question: Question, on: date, people: Sequence[UUID]) -> int:
    low, high = _limits(question)
    high = min(high, low + 40) if high - low < 10_000 else high / 20
    return min(int(high), max(int(low), int(low + (high - low) * rng.betavariate(1.6, 3.0))))


def _decimal(rng: random.Random, question: Question, on: date, people: Sequence[UUID]) -> float:
    low, high = _limits(question)
    return round(low + (high - low) * rng.betavariate(4, 4), question.decimals)


def _date(rng: random.Random, question: Question, on: date, people: Sequence[UUID]) -> str:
    return (on - timedelta(days=rng.randrange(60))).isoformat()


def _persons(rng: random.Random, question: Question, on: date, people: Sequence[UUID]) -> list[str]:
    size = min(len(people), rng.randint(5, 15), int(question.max or 15))
    return [str(person) for person in rng.sample(list(people), k=size)]


def _text(rng: random.Random, question: Question, on: date, people: Sequence[UUID]) -> str:
    return rng.choice(TEXTS)


def _boolean(rng: random.Random, question: Question, on: date, people: Sequence[UUID]) -> bool:
    return rng.random() < 0.7


def _nothing(rng: random.Random, question: Question, on: date, people: Sequence[UUID]) -> None:
    return None


MAKERS: dict[str, Callable[[random.Random, Question, date, Sequence[UUID]], Any]] = {
    "boolean": _boolean,
    "choice": _choice,
    "multichoice": _several,
    "integer": _integer,
    "decimal": _decimal,
    "text": _text,
    "longtext": _text,
    "date": _date,
    "persons": _persons,
    "photo": _nothing,
    "location": _nothing,
}
