"""Decisions about persons: spelling, birth and death, NIK. Pure."""

import unicodedata

LONGEST_NAME = 200


def person_key(name: str) -> str:
    """The name as it is compared: without case, punctuation and doubled blanks; letters of any script stay."""
    text = unicodedata.normalize("NFKC", name).casefold()
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text if c not in "'’`ʼ‘")
    return " ".join(kept.split())[:LONGEST_NAME]
