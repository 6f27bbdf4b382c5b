"""Which village is meant: scores of names against names. Never a guess where a person should be asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from simpul.kernel.area_code import AreaCode
from simpul.kernel.names import name_key, reformed_key, spelling_key, without_front_words
from simpul.standards.areas import kind_of_code, province_keys

# How much alike two spellings must be. Tried on 240 real posts of one kabupaten (docs/rules/wilayah.md).
SURE = 0.9  # one letter astray in a name of ten
AHEAD = 0.15  # by which the best must lead the next one in its district
WORTH_ASKING = 0.6  # below this a candidate only confuses
DISTRICT_AGREES = 0.85

_BRACKETS = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")
_HAMLET = re.compile(r"\b(?:dusun|dsn|dsun|rw|rt|banjar|br|lingkungan|lingk|link)\b.*", re.IGNORECASE)
_SETTLEMENT = re.compile(r"^(?:upt|upts|uptd|eks|ex|pemekaran|persiapan)\b[.\s]*", re.IGNORECASE)
_PARTS = re.compile(r"\s*[-–/,;]\s*")
_KOTA = re.compile(r"^kota\b", re.IGNORECASE)
_KABUPATEN = re.compile(r"^kab(?:upaten)?\b", re.IGNORECASE)
# Names that differ by such a word, a number or a single letter are neighbours, not spellings of each other.
_TELLING = frozenset(
    "utara selatan timur barat tengah tenggara laut hulu hilir atas bawah dalam luar baru lama besar kecil "
    "tinggi rendah induk raya jaya indah mulya makmur sari rejo mulyo agung asri permai ulu ilir udik".split()
)
_WORDS = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name as typed at one level, with the keys to look for.

    `exact`: any of them is the name itself; `near`: without a remark in brackets or a hamlet behind it; `loose`:
    parts of it, which may mean another place; `kind`: what the words in front say ("" nothing).
    """

    text: str
    exact: tuple[str, ...]
    near: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    kind: str = ""


@lru_cache(maxsize=4096)
def wanted(text: str, level: int) -> Wanted:
    """The keys of a typed name: without "Kel.", brackets, "Dsn 2"; a settlement (UPT) or one half only loosely."""
    tidy = " ".join(text.split())
    own = without_front_words(_HAMLET.sub("", _BRACKETS.sub(" ", tidy)) if level == 4 else tidy, level)
    exact = _keys([tidy, without_front_words(tidy, level)])
    near = tuple(key for key in _keys([own]) if key not in exact)
    parts = [a or b for a, b in _BRACKETS.findall(tidy)] + _PARTS.split(own) + [_SETTLEMENT.sub("", own)]
    loose = _keys(without_front_words(part, level) for part in parts if not _HAMLET.match(part))
    loose = tuple(key for key in loose if key not in exact and key not in near)
    return Wanted(tidy, exact, near, loose, _kind(tidy, level))


def _keys(texts: Iterable[str]) -> tuple[str, ...]:
    both = [key for text in texts for key in (name_key(text), spelling_key(text)) if key]
    return tuple(dict.fromkeys(both))


def _kind(text: str, level: int) -> str:
    if level == 2:
        return "kota" if _KOTA.match(text) else "kabupaten" if _KABUPATEN.match(text) else ""
    if level == 4:
        first = name_key(text.split(" ")[0]) if text else ""
        return {"kel": "kelurahan", "kelurahan": "kelurahan", "desa": "desa", "ds": "desa"}.get(first, "")
    return ""


def wanted_province(text: str) -> Wanted:
    """A province by its name or its usual short name ("Kalteng", "DKI Jakarta")."""
    found = wanted(text, 1)
    full = tuple(province_keys().get(key, key) for key in found.exact)
    return Wanted(found.text, tuple(dict.fromkeys((*full, *found.exact))))


def score(want: Wanted, name: str, key: str) -> float:
    """How well a place of that name and key fits: 1 exact, at most 0.8 for a part of it, below WORTH_ASKING roughly."""
    spelled, reformed = _spellings(name, key)
    if key in want.exact or spelled in want.exact:
        return 1.0
    if key in want.near or reformed in map(reformed_key, want.exact):
        return 0.97
    if key in want.loose:
        return 0.8
    best = 0.75 if _begins(want.exact, key) else 0.0
    for typed in want.exact:
        matcher = SequenceMatcher(None, typed, key, autojunk=False)
        if (bound := matcher.quick_ratio()) > best:
            best = max(best, matcher.ratio() if bound >= WORTH_ASKING else bound)
    return best if _telling(want.text) == _telling(name) else min(best, 0.8)


@lru_cache(maxsize=8192)
def _spellings(name: str, key: str) -> tuple[str, str]:
    return spelling_key(name), reformed_key(key)


def _begins(typed: tuple[str, ...], key: str) -> bool:
    """Whether one is the beginning of the other: "O'O" may be short for "O'o Parese"; a person is to say."""
    return any(len(short) > 1 and (key.startswith(short) or short.startswith(key)) for short in typed)


@lru_cache(maxsize=8192)
def _telling(name: str) -> frozenset[str]:
    words = _WORDS.findall(name.casefold())
    numbers = {name_key("x " + word)[1:] for word in words if word.isdigit() or set(word) <= set("ivx")}
    return frozenset(numbers | {word for word in words if word in _TELLING or len(word) == 1})


def kind_fits(want: Wanted, kind: str) -> bool:
    """Whether an area of that kind may be meant by the words in front of the name."""
    return not want.kind or kind.startswith(want.kind)


@dataclass(frozen=True, slots=True)
class Scored:
    """A village with its score, and how well its district agrees."""

    area_id: int
    district_id: int
    village: float
    district: float

    @property
    def total(self) -> float:
        return round(0.65 * self.village + 0.35 * self.district, 3)


def decide(scored: list[Scored]) -> tuple[Scored | None, bool]:
    """The best of them and whether it is sure: its district agrees, and its name fits it and no other there."""
    if not scored:
        return None, False
    ranked = sorted(scored, key=lambda one: (-one.total, -one.village, one.area_id))
    best, rest = ranked[0], ranked[1:]
    next_best = max((one.village for one in rest if one.district >= DISTRICT_AGREES), default=0.0)
    unique = next_best < 1.0 if best.village == 1.0 else best.village >= SURE and best.village - next_best >= AHEAD
    return best, unique and best.district >= DISTRICT_AGREES


def read_code(text: str) -> tuple[AreaCode | None, bool]:
    """A village's Kemendagri code in what was typed, and whether it was written as one (with dots).

    "51.08.06.1020" is sure; "5108061020" may as well be a BPS code and must be confirmed by the names; a BPS code
    ("7210010003", "3201190006.0") has no village number of Kemendagri and gives (None, False).
    """
    plain = text.strip().removesuffix(".0")
    dotted = plain
    if plain.isascii() and plain.isdigit() and len(plain) == 10:
        dotted = f"{plain[:2]}.{plain[2:4]}.{plain[4:6]}.{plain[6:]}"
    try:
        code = AreaCode.parse(dotted)
        kind_of_code(code)
    except ValueError:
        return None, False
    return (code, dotted == plain) if code.level == 4 else (None, False)
