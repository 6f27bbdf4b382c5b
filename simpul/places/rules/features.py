"""Which area a shape in a GeoJSON file belongs to: by its code, and by its name where the code is an old one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .names import bare_name, name_key

# Names that files give to the property with the code and to that with the name, surest first.
_CODE_NAMES = ("kode", "code", "kode_wilayah", "kode_desa", "kode_kec", "kode_kab", "kode_kabkota", "kode_prov", "id")
_NAME_NAMES = ("nama", "name", "nama_wilayah", "desa", "kecamatan", "kabkota", "kabupaten", "provinsi", "province")
_SHAPE = re.compile(r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$")
_LEVELS = {2: 1, 5: 2, 8: 3, 13: 4}


@dataclass(frozen=True, slots=True)
class Feature:
    """A shape with the dotted code and the name ("" where it has none) that the file gives it."""

    code: str
    name: str
    geometry: object


@dataclass(frozen=True, slots=True)
class Named:
    """A current area as a shape is matched with it."""

    id: int
    code: str
    key: str
    level: int


def features_of(document: object) -> list[Feature]:
    """The features of a GeoJSON collection; ValueError when it is none, or has no codes.

    The property with the code is found by its usual names, else by its values; digits without dots get their dots.
    """
    found = document.get("features") if isinstance(document, dict) else None
    if not isinstance(found, list) or not found or not all(isinstance(one, dict) for one in found):
        raise ValueError("bukan FeatureCollection")
    properties = [one.get("properties") or {} for one in found]
    code, name = _code_property(properties), _property(properties, _NAME_NAMES)
    return [
        Feature(dotted(str(own.get(code, ""))), str(own.get(name) or ""), one.get("geometry"))
        for one, own in zip(found, properties, strict=True)
    ]


def _code_property(properties: list[dict]) -> str:
    names = {key.casefold(): key for one in properties for key in one}
    usual = [names[name] for name in _CODE_NAMES if name in names]
    for name in [*usual, *(key for key in names.values() if key not in usual)]:
        if all(_SHAPE.match(dotted(str(one.get(name, "")))) for one in properties):
            return name
    raise ValueError("tidak ada sifat yang berisi kode wilayah pada semua bentuk")


def _property(properties: list[dict], usual: Iterable[str]) -> str:
    names = {key.casefold(): key for one in properties for key in one}
    return next((names[name] for name in usual if name in names), "")


def dotted(code: str) -> str:
    """ "3328012001" -> "33.28.01.2001"; what is no run of 2, 4, 6 or 10 digits stays."""
    plain = code.strip().removesuffix(".0")
    if not (plain.isascii() and plain.isdigit() and len(plain) in (2, 4, 6, 10)):
        return plain
    return ".".join(part for part in (plain[:2], plain[2:4], plain[4:6], plain[6:]) if part)


def owners(features: Iterable[Feature], areas: Iterable[Named]) -> list[Named | None]:
    """The area of each shape, None where it is not clear.

    A code that stands once is believed. One that stands several times is an old one (four provinces under 91): there
    the name decides, among the areas of that level with the same parent.
    """
    features = list(features)
    by_code: dict[str, Named] = {}
    by_name: dict[tuple[str, str], list[Named]] = {}
    for area in areas:
        by_code[area.code] = area
        by_name.setdefault((_above(area.code), area.key), []).append(area)
    times = Counter(feature.code for feature in features)
    return [_owner(feature, by_code, by_name, once=times[feature.code] == 1) for feature in features]


def _owner(
    feature: Feature, by_code: Mapping[str, Named], by_name: Mapping[tuple[str, str], list[Named]], *, once: bool
) -> Named | None:
    if once:
        return by_code.get(feature.code)
    level = _LEVELS.get(len(feature.code), 0)
    same = by_name.get((_above(feature.code), name_key(bare_name(feature.name, level))), [])
    return same[0] if len(same) == 1 else None


def _above(code: str) -> str:
    return code.rpartition(".")[0]
