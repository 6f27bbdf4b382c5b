"""Names and official numbers of posts."""

import re
import unicodedata

from simpul.places.rules import name_key

LONGEST_NAME = 120
_INSTITUTION = re.compile(r"^\s*pos\s*yandu\b[\s.:]*", re.IGNORECASE)
_ROMAN_TAIL = re.compile(r"\b(?:ii|iii|iv|vi|vii|viii|ix|xi|xii)$", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{2}\.\d{2}\.\d{2}\.\d{4}\.\d{3}$")


def clean_name(text: str) -> str:
    """The name as it is kept: one blank between words, no control characters, a Roman tail in capitals.

    "Kamaipura Ii" is how spreadsheets mangle "KAMAIPURA II"; the tail alone is mended, the rest stays as written.
    """
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Cf"} else c for c in text)
    return _ROMAN_TAIL.sub(lambda tail: tail[0].upper(), " ".join(visible.split()))


def post_key(name: str) -> str:
    """What two spellings of one post's name share; the word "Posyandu" in front does not count."""
    return name_key(_INSTITUTION.sub("", name)) or name_key(name)


def post_label(name: str) -> str:
    """The name with its institution: "Posyandu Melati"."""
    return name if _INSTITUTION.match(name) else f"Posyandu {name}"


def name_fault(name: str) -> str:
    """Code of the refusal for a cleaned name that cannot be one, else ""."""
    if not name or not post_key(name):
        return "nama-pos-kosong"
    return "nama-pos-terlalu-panjang" if len(name) > LONGEST_NAME else ""


def number_fault(number: str, village_code: str) -> str:
    """Code of the refusal for an official number, else "". Form PP.KK.KC.DDDD.NNN (Kepmendagri 100.3-2834/2025)."""
    if not _NUMBER.match(number):
        return "nomor-registrasi-salah-bentuk"
    return "" if number.startswith(f"{village_code}.") else "nomor-registrasi-bukan-desa-ini"


def place_fault(latitude: float | None, longitude: float | None) -> str:
    """Code of the refusal for a location (degrees), else "". Both or none, and on the globe."""
    if latitude is None and longitude is None:
        return ""
    if latitude is None or longitude is None:
        return "letak-tidak-lengkap"
    return "" if -90 <= latitude <= 90 and -180 <= longitude <= 180 else "letak-di-luar-bumi"
