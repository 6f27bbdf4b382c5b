"""Spellings of names made equal: what is written in a hundred ways must meet itself again."""

import re
import unicodedata
from dataclasses import dataclass

_ROMAN = {
    numeral: str(number)
    for number, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), start=1
    )
}
_TOKENS = re.compile(r"[^\W\d_]+|\d+")
_QUOTES = re.compile(r"['’‘`´ʼ\"“”]")
_BARE = re.compile(r"^[a-z ]+$")
_ROMAN_WORD = re.compile(r"\b[ivx]+\b")

# Short forms that mean one thing only (not "sp": simpang or satuan pemukiman). Whole words, never parts of one.
_LONG_FORMS = {
    "kep": "kepulauan",
    "sei": "sungai",
    "tj": "tanjung",
    "tjg": "tanjung",
    "tg": "tanjung",
    "gn": "gunung",
    "psr": "pasar",
    "kp": "kampung",
    "kmp": "kampung",
    "tlk": "teluk",
}
# Words in front of a name that say what it is, by level; "Kota" only before a kota, for villages are called so too.
_FRONT_WORDS = {
    1: r"(?:provinsi|prov|propinsi|prop)",
    2: r"(?:kabupaten administrasi|kota administrasi|kabupaten|kab|kota adm|kota)",
    3: r"(?:kecamatan|kec|distrik|kapanewon|kemantren)",
    4: r"(?:kelurahan|kel|desa adat|desa|ds|kampung adat)",
}
_FRONT = {level: re.compile(rf"^{words}(?:[.\s:]+)(?=\S)", re.IGNORECASE) for level, words in _FRONT_WORDS.items()}
# What the beginning of such a word says about the kind; "desa" says no more than the level (gampong, nagari, ...).
_KIND_OF_WORD = {"kab": "kabupaten", "kot": "kota", "kel": "kelurahan"}
# Words that no area's own name begins with: "Kota", "Desa", "Kampung" and "Distrik" do.
_NO_NAME = re.compile(r"(?:kel|kec|kab|prov|kelurahan|kecamatan|kabupaten|provinsi)\b", re.IGNORECASE)


def name_key(name: str) -> str:
    """The spelling that two names share when they are the same: letters and digits alone, lower case, no accents.

    A roman numeral that is not the first word becomes a number ("Kamaipura Ii" = "KAMAIPURA II" = "Kamaipura 2"),
    zeros in front of a number fall away. Letters of every script stay: "" only for a text without any.
    """
    plain = name.casefold()
    if _BARE.match(plain) and not _ROMAN_WORD.search(plain):
        return plain.replace(" ", "")
    return "".join(_numbered(_words(plain)))


def spelling_key(name: str) -> str:
    """`name_key` with the usual short forms written out: "Kep. Siau" = "Kepulauan Siau", "Sei. Pasanan" = "Sungai…"."""
    words = _words(name.casefold())
    return "".join(_numbered([_LONG_FORMS.get(word, word) for word in words]))


def reformed_key(key: str) -> str:
    """A key with the letters of the old spelling as they are written today: "soemberdjaja" = "sumberjaja".

    Only what is plain: "nj" and "j" stay, for "Panjang" and "Jati" are written so today. To compare two such keys
    with each other, never one with a name: "Oesapa" is today's spelling.
    """
    return key.replace("oe", "u").replace("dj", "j").replace("tj", "c")


def _numbered(words: list[str]) -> list[str]:
    """Roman numerals as numbers, but not the first word, nor a letter among letters set apart ("N i a n")."""
    if len(words) > 2 and all(len(word) == 1 for word in words):
        return words
    return words[:1] + [_ROMAN.get(word, word) for word in words[1:]]


def _words(plain: str) -> list[str]:
    text = _QUOTES.sub("", unicodedata.normalize("NFKD", plain))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return [word.lstrip("0") or "0" if word.isdigit() else word for word in _TOKENS.findall(text)]


def tidy(text: str) -> str:
    """One line without blanks around, double blanks or control characters (a NUL is refused by PostgreSQL)."""
    return " ".join("".join(c if c >= " " and c != "\x7f" else " " for c in text).split())


def bare_name(name: str, level: int) -> str:
    """The name without the word that says what it is ("Kabupaten Buleleng" -> "Buleleng"), blanks tidied."""
    clean = tidy(name)
    return _FRONT[level].sub("", clean) if level in (1, 2) else clean


def without_front_words(name: str, level: int) -> str:
    """A name as people type it, without the "Kel.", "Desa", "Kec." in front; level 0: those of any level."""
    clean = tidy(name)
    for pattern in [_FRONT[level]] if level else _FRONT.values():
        if (bare := pattern.sub("", clean)) != clean:
            return bare
    return clean


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand what was typed: the key to look for, and what the word in front says (0, "": nothing)."""

    key: str
    level: int = 0
    kind: str = ""


def readings(text: str) -> tuple[Reading, ...]:
    """ "Kota Baru" -> the name "kotabaru", else the kota "baru"; "Penarukan" -> only that name."""
    clean = tidy(text)
    whole = Reading(name_key(clean))
    for level, pattern in _FRONT.items():
        if (bare := pattern.sub("", clean)) != clean and name_key(bare):
            part = Reading(name_key(bare), level, _KIND_OF_WORD.get(clean.casefold()[:3], ""))
            return (part,) if _NO_NAME.match(clean) else (whole, part)
    return (whole,)


def search_words(text: str) -> list[str]:
    """The parts of a typed search: "Sidomulyo, Kulon Progo" -> ["Sidomulyo", "Kulon Progo"]."""
    return [part for part in (tidy(part) for part in re.split(r"[,>]", text)) if name_key(part)]
