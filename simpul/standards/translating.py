"""The words of the standards in the reader's language: copies of the entries, made once for each language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar

from simpul.kernel.speech import SOURCE, language, translated

from .catalogue import Catalogue
from .loader import load_toml
from .schema import Shape

Model = TypeVar("Model", bound=Shape)

# What people read of an entry; all else are codes, numbers, dates and sources.
TOLD = frozenset({"name", "short", "label", "help", "unit", "note"})


def words_of(entry: object) -> Iterator[str]:
    """Everything in an entry, and in what it holds, that is to be translated."""
    if isinstance(entry, Shape):
        for name in type(entry).model_fields:
            value = getattr(entry, name)
            if name in TOLD and isinstance(value, str):
                yield value
            else:
                yield from words_of(value)
    elif isinstance(entry, tuple):
        for one in entry:
            yield from words_of(one)


def words_of_catalogue(catalogue: Catalogue) -> Iterator[str]:
    """Everything in a catalogue that is to be translated."""
    parts = (catalogue.fields, catalogue.all_services, catalogue.all_indicators, catalogue.all_age_bands)
    for part in parts:
        yield from words_of(part)


def told_toml(name: str, model: type[Model]) -> Model:
    """`<name>.toml` of this folder as load_toml reads it, in the reader's language."""
    return load_toml(name, model) if language() == SOURCE else _toml(name, model, language())


def told_catalogue(catalogue: Catalogue) -> Catalogue:
    """The catalogue in the reader's language; `source` of the copy is the one that was read."""
    return catalogue if language() == SOURCE else _catalogue(catalogue, language())


@lru_cache(maxsize=64)
def _toml(name: str, model: type[Model], language: str) -> Model:
    return _copy(load_toml(name, model))


@lru_cache(maxsize=8)
def _catalogue(catalogue: Catalogue, language: str) -> Catalogue:
    return Catalogue(
        fields=_copy_all(catalogue.fields),
        services=_copy_all(catalogue.all_services),
        indicators=_copy_all(catalogue.all_indicators),
        age_bands=_copy_all(catalogue.all_age_bands),
        source=catalogue.source,
    )


def _copy_all(entries: tuple[Model, ...]) -> tuple[Model, ...]:
    return tuple(_copy(entry) for entry in entries)


def _copy(entry: Model) -> Model:
    changed: dict[str, object] = {}
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if name in TOLD and isinstance(value, str):
            changed[name] = translated(value)
        elif isinstance(value, Shape):
            changed[name] = _copy(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Shape):
            changed[name] = _copy_all(value)
    return entry.model_copy(update=changed)
