"""Names as people write them, with titles before and behind, made equal."""

import re
from collections.abc import Collection

from simpul.kernel.person_names import person_key

_AFTER_COMMA = re.compile(r",.*$")
# "S.Pd", "A.Md.Keb", "S. Sos.", "SKM": letters that are parted by dots, or known words, at the end.
_DOTTED = re.compile(r"\s+(?:[A-Za-z]{1,4}\.\s?)+[A-Za-z]{0,5}\.?$")


def bare_key(name: str, front: Collection[str], behind: Collection[str]) -> str:
    """The key of a name without its titles: "Hj. Siti Aminah, S.Pd" = "siti aminah". Never empty for a name."""
    text = _AFTER_COMMA.sub("", name)
    words = person_key(_without_degree(text)).split()
    while len(words) > 1 and words[0] in front:
        words = words[1:]
    while len(words) > 1 and words[-1] in behind:
        words = words[:-1]
    return " ".join(words) or person_key(name)


def _without_degree(text: str) -> str:
    """Only where a name of two words stays: "I. G. Ngurah" loses nothing."""
    bare = _DOTTED.sub("", text.strip())
    return bare if len(person_key(bare).split()) > 1 else text


_BETWEEN_DIGITS = re.compile(r"[\s().\-]")
_ABROAD = re.compile(r"^\+?62([2-9]\d{6,12})$")


def dialled(text: str) -> str:
    """A phone number as it is dialled here: "+62 812-3456" and a spreadsheet's 8123456 become 08123456; "" for none."""
    digits = _BETWEEN_DIGITS.sub("", text.strip().removesuffix(".0").lstrip("'’`"))
    if found := _ABROAD.match(digits):
        return "0" + found[1]
    if re.fullmatch(r"8\d{7,11}", digits):
        return "0" + digits
    return digits if re.fullmatch(r"\+?\d{5,15}", digits) else ""
