"""What is held and what is refused at the door of phones, what needs what, and how corrections meet. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from simpul.kernel.speech import gettext_noop, translated

# A refusal with one of these codes is for a person in the village to judge, not for the kader to mend (ADR 0052).
HELD_CODES = frozenset(
    {
        "bulan-ditutup",
        "tanggal-mendatang",
        "layanan-tidak-dikenal",
        "layanan-tidak-berlaku",
        "maksud-tidak-dikenal",
        "isi-tidak-terbaca",
        "nilai-berbeda",
        "menunggu-yang-ditahan",
        "pos-sudah-tutup",
    }
)
# Refused to somebody who has no right there now: held if they had it lately.
WITHOUT_RIGHT = frozenset({"tidak-berhak", "tidak-ditemukan", "keluarga-tidak-ditemukan", "orang-tidak-ditemukan"})
# Somebody else was quicker at this very moment: sent again, it is judged anew.
OVERTAKEN = frozenset({"sudah-diubah", "sudah-diubah-orang-lain"})

# Acts that meet what others changed field by field.
MERGED = frozenset({"amend_person", "amend_record", "mark_death_of"})

ACCEPTED, HELD, DECLINED, WITHDRAWN = "accepted", "held", "declined", "withdrawn"
MEMBERS = frozenset({"bukan-warga-posyandu"})

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def receipt_code(random: bytes) -> str:
    """Six characters to read aloud, from four random bytes."""
    number = int.from_bytes(random[:4])
    return "".join(CODE_ALPHABET[number >> shift & 31] for shift in range(25, -1, -5))


def need_code(states: Collection[str | None]) -> str:
    """Why an intention cannot be carried out, by the states of those it needs (None: unknown here); "" when it can.

    Needs one that came to nothing: it came to nothing too. Needs one that is held: held. Needs one unknown: not yet.
    """
    if DECLINED in states or WITHDRAWN in states:
        return "yang-dibutuhkan-batal"
    if None in states:
        return "menunggu"
    return "menunggu-yang-ditahan" if HELD in states else ""


@dataclass(frozen=True)
class Dispute:
    """A field that somebody else changed meanwhile: what the kader saw, what they wrote, what stands there now."""

    seen: Any
    yours: Any
    now: Any


@dataclass(frozen=True)
class Merged:
    """What a correction writes, and what is in dispute (ADR 0053)."""

    write: dict[str, Any] = field(default_factory=dict)
    disputed: dict[str, Dispute] = field(default_factory=dict)


def merge(base: Mapping[str, Any], changes: Mapping[str, Any], now: Mapping[str, Any]) -> Merged:
    """Field by field: what stands there is what was seen: write; is the new value already: nothing; else a dispute."""
    merged = Merged()
    for name, new in changes.items():
        present, seen = now.get(name), base.get(name)
        if same(present, new):
            continue
        if same(present, seen):
            merged.write[name] = new
        else:
            merged.disputed[name] = Dispute(seen, new, present)
    return merged


def same(one: Any, other: Any) -> bool:
    """Whether two values mean the same: nothing is nothing, however it is written, and 9 is 9.0."""
    return _plain(one) == _plain(other)


def _plain(value: Any) -> Any:
    if value is None or value in ("", []):
        return None
    if isinstance(value, list):
        return sorted(str(one) for one in value)
    return str(value) if isinstance(value, UUID) else value


# What people call the fields that a phone corrects.
FIELD_WORDS = {
    "name": gettext_noop("Nama"),
    "sex": gettext_noop("Jenis kelamin"),
    "birth_date": gettext_noop("Tanggal lahir"),
    "birth_estimated": gettext_noop("Tanggal lahir perkiraan"),
    "mother_name": gettext_noop("Nama ibu"),
    "mother_id": gettext_noop("Ibu"),
    "household_id": gettext_noop("Keluarga"),
    "hamlet_id": gettext_noop("Dusun/banjar"),
    "address": gettext_noop("Alamat"),
    "phone": gettext_noop("Nomor telepon"),
    "disability": gettext_noop("Disabilitas"),
    "nik": gettext_noop("NIK"),
    "died_on": gettext_noop("Tanggal meninggal"),
    "on": gettext_noop("Tanggal"),
}


def words_of(disputed: Collection[str]) -> str:
    """The fields in dispute as people call them; an answer of a form by its place in it."""
    known = [translated(FIELD_WORDS[name]) for name in disputed if name in FIELD_WORDS]
    answers = len([name for name in disputed if name not in FIELD_WORDS])
    return ", ".join(known + ([f"{answers} jawaban"] if answers else []))


def only(changes: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """Of the changes to a person or a record those fields; answers of a record are named "answers.<code>"."""
    kept = {name: value for name, value in changes.items() if name in names}
    answers = changes.get("answers")
    if isinstance(answers, Mapping):
        kept["answers"] = {code: value for code, value in answers.items() if f"answers.{code}" in names}
    return kept
