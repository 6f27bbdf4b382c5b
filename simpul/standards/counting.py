"""What one record adds to which cells of a month. Pure; the recount has its own reading of the same TOML."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Protocol
from uuid import UUID

from . import age_band
from .ages import age_days_later, completed_months
from .conditions import test_of
from .schema import Indicator, Where


class Record(Protocol):
    """What counting must know of a record; any object with these attributes will do.

    `sex` 'L', 'P' or ''; `age_days` None when unknown or when the record is about no person; `date` its day;
    `subject_id` the person, household or place whose latest record a stock takes.
    """

    @property
    def service(self) -> str: ...
    @property
    def date(self) -> date: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def sex(self) -> str: ...
    @property
    def age_days(self) -> int | None: ...
    @property
    def disability(self) -> bool: ...
    @property
    def person_id(self) -> UUID | None: ...
    @property
    def subject_id(self) -> Hashable: ...


@lru_cache(maxsize=8192)
def _tests(indicator: Indicator) -> tuple[tuple[str, Callable[[object], bool]], ...]:
    return tuple((one.fact, test_of(one)) for one in indicator.where)


def matches(where: tuple[Where, ...], facts: Mapping[str, object]) -> bool:
    """True when each condition holds; a missing fact never does."""
    return all(test_of(one)(facts.get(one.fact)) for one in where)


def counts(indicator: Indicator, record: Record, closing: date | None = None) -> bool:
    """True when the record belongs to the indicator. `closing`: last day of the period, needed for a stock.

    Ages are those on the record's date; in a stock those on the last day of the period, so that a child who turned
    five leaves "balita" without a new record.
    """
    if record.service not in indicator.sources or not indicator.holds(record.date):
        return False
    if indicator.sex is not None and record.sex != indicator.sex:
        return False
    facts = record.facts
    return _of_age(indicator, record, closing) and all(holds(facts.get(fact)) for fact, holds in _tests(indicator))


def _of_age(indicator: Indicator, record: Record, closing: date | None) -> bool:
    low, high = indicator.age_min_months, indicator.age_max_months
    if low is None and high is None:
        return True
    age = _age(indicator, record, closing)
    if age is None:
        return False
    months = completed_months(*age)
    return (low is None or months >= low) and (high is None or months <= high)


def _age(indicator: Indicator, record: Record, closing: date | None) -> tuple[int, date] | None:
    if record.age_days is None:
        return None
    if indicator.kind == "stock" and closing is not None:
        return age_days_later(record.age_days, record.date, closing), closing
    return record.age_days, record.date


def contributions(indicator: Indicator, record: Record, closing: date | None = None) -> tuple[tuple[str, int], ...]:
    """(split, amount) pairs that this record adds; empty when it does not count, and always for a ratio.

    For a flow: add them for each record. For a distinct: amounts are 1; add them once per `person_id` and split
    (the caller keeps the set). For a stock: only the latest record per `subject_id` up to `closing` is passed in.
    A sum of a missing fact adds nothing.
    """
    if not counts(indicator, record, closing):
        return ()
    if indicator.fact_by_split:
        return _split_by_facts(indicator, record)
    amount = 1
    if indicator.fact is not None:
        amount = _scaled(indicator, record.facts.get(indicator.fact))
        if not amount:
            return ()
    found = [("", amount)]
    if "sex" in indicator.splits and record.sex:
        found.append((record.sex, amount))
    if "age" in indicator.splits and (age := _age(indicator, record, closing)) is not None:
        found.append((f"age:{age_band(*age)}", amount))
    if "disability" in indicator.splits and record.disability:
        found.append(("dis", amount))
    return tuple(found)


def _split_by_facts(indicator: Indicator, record: Record) -> tuple[tuple[str, int], ...]:
    parts = {split: _scaled(indicator, record.facts.get(fact)) for split, fact in indicator.fact_by_split.items()}
    total = sum(amount for split, amount in parts.items() if split != "dis")
    return tuple((split, amount) for split, amount in [("", total), *parts.items()] if amount)


def _scaled(indicator: Indicator, value: object) -> int:
    if value is None or isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return round(value * indicator.scale / indicator.per)
