"""Which area a shape in a GeoJSON file belongs to: by its code, and by its name where the code is an old one."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from simpul.kernel.area_code import NATION_CODE
from simpul.kernel.names import bare_name, name_key
from simpul.places.rules import KnownArea

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


def owners(features: Iterable[Feature], areas: Iterable[KnownArea]) -> list[KnownArea | None]:
    """The area of each shape, None where it is not clear.

    A code that stands once is believed. One that stands several times is an old one (four provinces under 91): there
    the name decides, among the areas of that level with the same parent.
    """
    features = list(features)
    by_code: dict[str, KnownArea] = {}
    by_name: dict[tuple[str, str], list[KnownArea]] = {}
    for area in areas:
        by_code[area.code] = area
        by_name.setdefault((area.parent, area.key), []).append(area)
    times = Counter(feature.code for feature in features)
    found = []
    for feature in features:
        same = by_name.get(_parent_and_key(feature), [])
        by_its_name = same[0] if len(same) == 1 else None
        found.append(by_code.get(feature.code) if times[feature.code] == 1 else by_its_name)
    return found


def _parent_and_key(feature: Feature) -> tuple[str, str]:
    level = _LEVELS.get(len(feature.code), 0)
    return feature.code.rpartition(".")[0] or NATION_CODE, name_key(bare_name(feature.name, level))
