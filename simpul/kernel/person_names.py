"""Names and other words as people write them, and how they are compared."""

import unicodedata

from simpul.kernel.refusals import Refusal

LONGEST_NAME = 200
_QUOTES = frozenset("'’‘`ʼ´")
# The key of a name without accents, as nearly all are: the same as character by character, in half the time.
_PLAIN = {code: "" if chr(code) in _QUOTES else " " for code in range(128) if not chr(code).isalnum()}


def clean(text: str, *, field: str, label: str, longest: int) -> str:
    """The text in one line: no control characters, blanks collapsed; any script and any quote stays.

    Refusal `terlalu-panjang` beyond `longest` characters, before anything else is done with it.
    """
    if len(text) > longest * 4:
        raise Refusal("terlalu-panjang", field=field, isian=label, paling=longest)
    line = " ".join((text if text.isascii() and text.isprintable() else _written(text)).split())
    if len(line) > longest:
        raise Refusal("terlalu-panjang", field=field, isian=label, paling=longest)
    return line


def _written(text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    return "".join(" " if c.isspace() else c for c in normal if c.isspace() or _is_written(c))


def _is_written(char: str) -> bool:
    """Joiners (Cf) belong to some scripts; control characters and halves of surrogates to none."""
    return unicodedata.category(char) not in ("Cc", "Cs")


def clean_name(text: str, *, field: str = "name", label: str = "Nama") -> str:
    """A person's name as written; Refusal `nama-kosong` when it holds no letter."""
    name = clean(text, field=field, label=label, longest=LONGEST_NAME)
    if not any(c.isalpha() for c in name):
        raise Refusal("nama-kosong", field=field)
    return name


def person_key(name: str) -> str:
    """The name as it is compared: without case, punctuation and doubled blanks; letters of any script stay."""
    if name.isascii():
        return " ".join(name.lower().translate(_PLAIN).split())[:LONGEST_NAME]
    text = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text if c not in _QUOTES)
    return " ".join(kept.split())[:LONGEST_NAME]
