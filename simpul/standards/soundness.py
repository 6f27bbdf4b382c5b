"""What must hold between entries: every name an indicator uses exists, and no sum can burst its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from .schema import LARGEST_CELL, NUMBERS, Indicator, Question, Service

RECORDS_A_MONTH = 1_000  # far above the 250 contacts a month of the largest posts


def faults(services: Sequence[Service], indicators: Sequence[Indicator]) -> list[str]:
    """Every contradiction found, as sentences for the person who wrote the entry."""
    known = {one.code: one for one in indicators}
    wrong = [*_doubles(services, indicators)]
    for indicator in indicators:
        wrong += _unknown_parts(indicator, known)
        wrong += _unknown_services(indicator, services)
    return wrong


def _doubles(services: Iterable[Service], indicators: Iterable[Indicator]) -> Iterator[str]:
    versions = Counter((one.code, one.version) for one in services)
    codes = Counter(one.code for one in indicators)
    yield from (f"service {code} version {version} stands twice" for (code, version), n in versions.items() if n > 1)
    yield from (f"indicator {code} stands twice" for code, n in codes.items() if n > 1)


def _unknown_parts(indicator: Indicator, known: dict[str, Indicator]) -> Iterator[str]:
    for part in (indicator.numerator, indicator.denominator):
        if part is None:
            continue
        if part not in known:
            yield f"indicator {indicator.code}: unknown part {part}"
        elif known[part].kind == "ratio" or known[part].field != indicator.field:
            yield f"indicator {indicator.code}: part {part} must be a count of the same field"


def _unknown_services(indicator: Indicator, services: Sequence[Service]) -> Iterator[str]:
    for code in indicator.sources:
        versions = [service for service in services if service.code == code]
        if not versions:
            yield f"indicator {indicator.code}: unknown service {code}"
            continue
        yield from _unfit(indicator, code, versions)
        yield from _unknown_facts(indicator, versions)
        yield from _sums_that_burst(indicator, versions)


def _unfit(indicator: Indicator, code: str, versions: Sequence[Service]) -> Iterator[str]:
    subjects = {service.subject for service in versions}
    if any(service.sealed for service in versions):
        yield f"indicator {indicator.code}: {code} is sealed, its records are not counted in open reports"
    if "age" in indicator.splits and subjects != {"person"}:
        yield f"indicator {indicator.code}: {code} is not about persons, it has no ages"
    if indicator.count == "persons" and subjects != {"person"}:
        yield f"indicator {indicator.code}: {code} is not about persons"
    if indicator.kind == "stock" and "event" in subjects:
        yield f"indicator {indicator.code}: an event has no state, so no stock"


def _unknown_facts(indicator: Indicator, versions: Sequence[Service]) -> Iterator[str]:
    for where in indicator.where:
        questions = _giving(where.fact, versions)
        if not questions:
            yield f"indicator {indicator.code}: no question of {versions[0].code} gives the fact {where.fact}"
        for value in (*(where.in_ or ()), *(() if where.equals is None else (where.equals,))):
            if questions and not any(_can_be(question, value) for question in questions):
                yield f"indicator {indicator.code}: {where.fact} is never {value!r}"


def _sums_that_burst(indicator: Indicator, versions: Sequence[Service]) -> Iterator[str]:
    for fact in sorted({*indicator.fact_by_split.values(), *((indicator.fact,) if indicator.fact else ())}):
        questions = _giving(fact, versions)
        if not questions or any(question.type not in NUMBERS | {"persons"} for question in questions):
            yield f"indicator {indicator.code}: {fact} is no number of {versions[0].code}"
        largest = max((question.max or 0 for question in questions), default=0)
        if largest * RECORDS_A_MONTH * indicator.scale / indicator.per > LARGEST_CELL:
            yield f"indicator {indicator.code}: the sum of {fact} can burst its cell"


def _giving(fact: str, versions: Sequence[Service]) -> list[Question]:
    return [found for service in versions if (found := service.fact(fact))]


def _can_be(question: Question, value: object) -> bool:
    if question.choices:
        return value in {choice.code for choice in question.choices}
    if question.type == "boolean":
        return isinstance(value, bool)
    return isinstance(value, int | float) and not isinstance(value, bool)
