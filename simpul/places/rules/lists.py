"""A list of areas as it arrives: rows of code and name, checked before anything is compared with it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from simpul.kernel.area_code import NATION_CODE, AreaCode
from simpul.kernel.names import bare_name, name_key
from simpul.standards.areas import kind_of_code

LONGEST_NAME = 120  # letters


@dataclass(frozen=True, slots=True)
class ListedArea:
    """One row of a list: dotted code, name without the word for its kind, key of the name, kind, level."""

    code: str
    name: str
    key: str
    kind: str
    level: int
    parent: str


@dataclass(frozen=True, slots=True)
class ListProblem:
    """A row that cannot be used: its number (1 = first row), what stands there, why in words."""

    row: int
    text: str
    why: str


def check_list(rows: Iterable[tuple[str, str]]) -> tuple[dict[str, ListedArea], list[ListProblem]]:
    """The usable rows by code, parents before children, and what is wrong with the others.

    The nation itself need not be listed (code `0` is skipped). Wrong: a code of another shape or system, a name
    without a letter, a code twice, a parent that the list lacks.
    """
    listed: dict[str, ListedArea] = {}
    problems: list[ListProblem] = []
    for number, (code, name) in enumerate(rows, start=1):
        if code.strip() == NATION_CODE:
            continue
        why = _add(listed, code, name)
        if why:
            problems.append(ListProblem(number, f"{code},{name}"[:80], why))
    problems += _orphans(listed)
    return dict(sorted(listed.items(), key=lambda item: (item[1].level, item[0]))), problems


def _add(listed: dict[str, ListedArea], text: str, name: str) -> str:
    try:
        code = AreaCode.parse(text)
        kind = kind_of_code(code)
    except ValueError:
        return "bukan kode wilayah Kemendagri"
    if code.text in listed:
        return "kode ini tertulis dua kali"
    bare = bare_name(name, code.level)
    key = name_key(bare)
    if not key or len(bare) > LONGEST_NAME or len(key) > LONGEST_NAME:
        return "nama kosong atau terlalu panjang"
    parent = code.text.rpartition(".")[0] or NATION_CODE
    listed[code.text] = ListedArea(code.text, bare, key, kind.code, code.level, parent)
    return ""


def _orphans(listed: dict[str, ListedArea]) -> list[ListProblem]:
    missing = [area for area in listed.values() if area.parent != NATION_CODE and area.parent not in listed]
    return [
        ListProblem(0, f"{area.code},{area.name}", f"induk {area.parent} tidak ada dalam daftar") for area in missing
    ]


def digest_of(rows: Iterable[tuple[str, str]]) -> str:
    """A fingerprint of a list: the same rows in any order have the same."""
    text = "\n".join(sorted(f"{code.strip()},{name.strip()}" for code, name in rows))
    return hashlib.sha256(text.encode()).hexdigest()
