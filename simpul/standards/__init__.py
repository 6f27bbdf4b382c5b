"""The catalogue of services and indicators, and the rules that every subject shares, as dated data with sources.

Free of Django and of the clock. `services()`, `indicators()` and the rest answer from the built-in files plus the
directory that the operator names in SIMPUL_CATALOGUE_DIR (docs/rules/katalog.md).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from .catalogue import Catalogue, UnknownIndicator, UnknownService
from .loader import HERE, CatalogueError, load_catalogue, load_toml
from .schema import (
    AgeBand,
    Cell,
    Choice,
    Condition,
    Eligibility,
    Indicator,
    Question,
    Service,
    Shape,
    ShowWhen,
    Source,
    SpmField,
    Where,
)
from .translating import told_catalogue, told_toml

__all__ = [
    "AgeBand",
    "Catalogue",
    "CatalogueError",
    "Cell",
    "Choice",
    "Condition",
    "Eligibility",
    "Indicator",
    "Question",
    "Service",
    "Shape",
    "ShowWhen",
    "Source",
    "SpmField",
    "UnknownIndicator",
    "UnknownService",
    "Where",
    "age_band",
    "age_bands",
    "cells",
    "current",
    "field",
    "fields",
    "indicator",
    "indicators",
    "indicators_of",
    "load_catalogue",
    "load_toml",
    "service",
    "services",
    "told_toml",
    "use_catalogue",
]

_in_use: Catalogue | None = None


def current() -> Catalogue:
    """The catalogue in use, loaded at the first call, in the reader's language."""
    global _in_use
    if _in_use is None:
        extra = os.environ.get("SIMPUL_CATALOGUE_DIR", "")
        _in_use = load_catalogue(HERE, *([Path(extra)] if extra else []))
    return told_catalogue(_in_use)


@contextmanager
def use_catalogue(catalogue: Catalogue) -> Iterator[Catalogue]:
    """For tests: this catalogue answers, in every thread, until the block ends."""
    global _in_use
    before, _in_use = _in_use, catalogue
    try:
        yield catalogue
    finally:
        _in_use = before


def fields() -> tuple[SpmField, ...]:
    """The six fields in their official order."""
    return current().fields


def field(code: str) -> SpmField:
    """One field; KeyError when there is none with that code."""
    return current().field(code)


def services(on: date | None = None, area_code: str | None = None) -> tuple[Service, ...]:
    """See Catalogue.services."""
    return current().services(on, area_code)


def service(code: str, on: date | None = None, version: int | None = None) -> Service:
    """See Catalogue.service; UnknownService (a KeyError) when there is none."""
    return current().service(code, on, version)


def indicators(field: str | None = None, on: date | None = None) -> tuple[Indicator, ...]:
    """See Catalogue.indicators."""
    return current().indicators(field, on)


def indicator(code: str) -> Indicator:
    """See Catalogue.indicator; UnknownIndicator (a KeyError) when there is none."""
    return current().indicator(code)


def indicators_of(service_code: str) -> tuple[Indicator, ...]:
    """Indicators that count records of that service."""
    return current().indicators_of(service_code)


def cells(field: str) -> tuple[Cell, ...]:
    """See Catalogue.cells: at most 480 a field."""
    return current().cells(field)


def age_bands(on: date) -> tuple[AgeBand, ...]:
    """The columns of the split by age on that day."""
    return current().age_bands(on)


def age_band(age_days: int, on: date) -> str:
    """Code of the band for someone who is that many days old on that day."""
    return current().age_band(age_days, on)


def __getattr__(name: str) -> object:
    if name == "FIELDS":
        return fields()
    raise AttributeError(name)
