"""What an area is called by its code, and what it and its head are called locally (standards data)."""

from datetime import date
from functools import lru_cache
from typing import Literal

from pydantic import Field

from simpul.kernel.area_code import AreaCode
from simpul.kernel.names import name_key

from .loader import load_toml
from .schema import Shape, Source


class AreaKind(Shape):
    """One kind of area. `last_group` is the range of the last group of its code, `within` a code it must lie in."""

    code: str
    level: int
    title: str
    short: str
    head_title: str = ""
    last_group: tuple[int, int] = (0, 9999)
    within: str = ""
    source: Source


class _AreaKinds(Shape):
    kinds: tuple[AreaKind, ...]
    hamlet_kinds: tuple[str, ...]
    province_short_names: dict[str, str]


class LocalTitle(Shape):
    """What areas of a kind are called in a region, and their head; "" leaves the usual word."""

    areas: dict[str, str]  # code -> name, so that a slip in a code shows
    kind: str
    title: str = ""
    head_title: str = ""
    valid_from: date
    source: Source


class ZoneRule(Shape):
    """The time zone of whole provinces (code -> name)."""

    zone: Literal["WIB", "WITA", "WIT"]
    provinces: dict[str, str]
    valid_from: date
    source: Source


class _LocalTitles(Shape):
    zones: tuple[ZoneRule, ...]
    titles: tuple[LocalTitle, ...]


class _Tile(Shape):
    code: str
    short: str = Field(max_length=7)
    column: int
    row: int


class _Tiles(Shape):
    source: Source
    valid_from: date
    tiles: tuple[_Tile, ...]


def province_tile_rows() -> tuple[tuple[str, str, int, int], ...]:
    """Code, short name, column and row of each province in the grid of tiles."""
    return tuple((tile.code, tile.short, tile.column, tile.row) for tile in load_toml("province_tiles", _Tiles).tiles)


def kinds() -> tuple[AreaKind, ...]:
    """All kinds, nation first."""
    return load_toml("area_kinds", _AreaKinds).kinds


def hamlet_kinds() -> tuple[str, ...]:
    """Usual kinds of parts of a village, to offer in a form; any other word is as good."""
    return load_toml("area_kinds", _AreaKinds).hamlet_kinds


def local_titles() -> tuple[LocalTitle, ...]:
    """Local words for areas and their heads."""
    return load_toml("local_titles", _LocalTitles).titles


def zone_rules() -> tuple[ZoneRule, ...]:
    """Time zones by province."""
    return load_toml("local_titles", _LocalTitles).zones


@lru_cache(maxsize=1)
def province_keys() -> dict[str, str]:
    """Key of a short name of a province -> key of its full name ("kalteng" -> "kalimantantengah")."""
    short = load_toml("area_kinds", _AreaKinds).province_short_names
    return {name_key(name): name_key(full) for name, full in short.items()}


@lru_cache(maxsize=32)
def kind(code: str) -> AreaKind:
    """The kind of that code; KeyError for none."""
    return {kind.code: kind for kind in kinds()}[code]


def kind_of_code(code: AreaCode) -> AreaKind:
    """The kind that a Kemendagri code tells; ValueError where no kind has such a number (BPS codes end in 0nnn)."""
    last = int(code.text.rpartition(".")[2])
    for kind in _kinds_of_level(code.level):
        if kind.last_group[0] <= last <= kind.last_group[1] and code.text.startswith(kind.within):
            return kind
    raise ValueError(f"no kind of area has the number {last}: {code}")


@lru_cache(maxsize=8)
def _kinds_of_level(level: int) -> tuple[AreaKind, ...]:
    # The narrower rule first: a kind of one province before the kind of all.
    return tuple(sorted((k for k in kinds() if k.level == level), key=lambda k: -len(k.within)))


def short_title(title: str) -> str:
    """The title as it stands in front of a name: "Kecamatan" -> "Kec."; a local word stays whole."""
    return {kind.title: kind.short for kind in kinds()}.get(title, title)
