"""Reads the TOML files into a Catalogue. The only place that touches the disk."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from .catalogue import Catalogue
from .schema import AgeBands, Indicator, Service, Shape, SpmField

HERE = Path(__file__).parent
Model = TypeVar("Model", bound=Shape)


class CatalogueError(ValueError):
    """A file of the catalogue is wrong; the sentence names the file and the place in it."""


class _Fields(Shape):
    fields: tuple[SpmField, ...]


class _Bands(Shape):
    sets: tuple[AgeBands, ...]


class _Indicators(Shape):
    indicators: tuple[Indicator, ...]


def read(path: Path, model: type[Model]) -> Model:
    """One TOML file as a model; CatalogueError names the file and what is wrong in it."""
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: {error}") from error


@lru_cache
def load_toml(name: str, model: type[Model]) -> Model:
    """`<name>.toml` of this folder as a model, read once."""
    return read(HERE / f"{name}.toml", model)


def load_catalogue(*directories: Path) -> Catalogue:
    """Services and indicators of these directories together; fields and age bands are always the built-in ones.

    A directory holds `services/**/*.toml` and `indicators/**/*.toml`. The same service code and version, or the
    same indicator code, in two files is an error: nothing is replaced silently.
    """
    services: list[Service] = []
    indicators: list[Indicator] = []
    for directory in directories:
        if not directory.is_dir():
            raise CatalogueError(f"{directory}: no such directory (SIMPUL_CATALOGUE_DIR)")
        services += [read(path, Service) for path in sorted(directory.glob("services/**/*.toml"))]
        for path in sorted(directory.glob("indicators/**/*.toml")):
            indicators += read(path, _Indicators).indicators
    fields = load_toml("fields", _Fields).fields
    bands = load_toml("age_bands", _Bands).sets
    try:
        return Catalogue(fields=fields, services=services, indicators=indicators, age_bands=bands)
    except ValueError as error:
        places = ", ".join(str(directory) for directory in directories)
        raise CatalogueError(f"{places}: {error}") from error
