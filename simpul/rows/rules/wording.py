"""What a word in a cell stands for: a position, a field, said in the many ways of those who write lists."""

import re
from collections.abc import Iterable, Sequence

from simpul.kernel.names import name_key
from simpul.sheets.rules.values import Unclear, plain
from simpul.standards.lists import ListWord

# Said around the name of a field and meaning nothing: "Koord. Bid. Kesehatan", "Bidang SPM Sosial".
_FILLING = {"bidang", "bid", "spm", "urusan", "layanan", "pelayanan", "posyandu"}
_WORD = re.compile(r"[^\W_]+")
# "Singaraja, 12/03/1990".
_BIRTH_PLACE = re.compile(r"^[^\d]*,\s*")
_SEVERAL = re.compile(r"[,;/&+]|\bserta\b")


def read_position(text: str, positions: Sequence[ListWord]) -> tuple[str, str]:
    """The position that a cell begins with and what is said after it: "Koord. Bidang Sosial" -> koordinator, "Sosial".

    ("", "") for an empty cell; Unclear `jabatan-tidak-terbaca`.
    """
    spoken = _WORD.findall(plain(text))
    for length in range(len(spoken), 0, -1):
        key = name_key(" ".join(spoken[:length]))
        found = next((one.value for one in positions if key in one.keys), "")
        if found:
            return found, " ".join(spoken[length:])
    if spoken:
        raise Unclear("jabatan-tidak-terbaca")
    return "", ""


def read_field(text: str, fields: Sequence[ListWord]) -> str:
    """The field that a text names, "" for none; Unclear `bidang-tidak-terbaca`, `bidang-lebih-dari-satu`."""
    if not plain(text):
        return ""
    if whole := _named(text, fields):
        return whole
    parts = {_named(part, fields) for part in _SEVERAL.split(text.casefold())} - {""}
    if len(parts) > 1:
        raise Unclear("bidang-lebih-dari-satu")
    if _spoken(text):
        raise Unclear("bidang-tidak-terbaca")
    return ""


def _named(text: str, fields: Iterable[ListWord]) -> str:
    key = name_key(" ".join(_spoken(text)))
    return next((one.value for one in fields if key and key in one.keys), "")


def _spoken(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _FILLING]


def birth_text(text: str) -> str:
    """The day of "Singaraja, 12/03/1990", without the place."""
    return _BIRTH_PLACE.sub("", text)


def read_body(told: str, role: str, bodies: Sequence[ListWord]) -> str:
    """The other body that a cell names, alone or with the office held in it: "PKK" and "Ketua" -> pkk_pengurus.

    "" where neither says anything; Unclear `lembaga-tidak-terbaca` where they do, and it is not plain which.
    """
    for text in (told, f"{role} {told}", role):
        found = _bodies_in(text, bodies)
        if len(found) == 1:
            return found.pop()
    if plain(told):
        raise Unclear("lembaga-tidak-terbaca")
    return ""


def _bodies_in(text: str, bodies: Sequence[ListWord]) -> set[str]:
    """Those that the longest words for a body in a text stand for."""
    spoken = _WORD.findall(plain(text))
    for length in range(len(spoken), 0, -1):
        runs = {name_key(" ".join(spoken[at : at + length])) for at in range(len(spoken) - length + 1)}
        if found := {one.value for one in bodies if runs & set(one.keys)}:
            return found
    return set()
