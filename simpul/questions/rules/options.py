"""Options and keys as people write them: one cell or five, with letters or without, the key as a letter or in words."""

import re
from collections.abc import Sequence

from simpul.exams.rules.bank import FALSE, TRUE, text_key
from simpul.exams.rules.states import LETTERS
from simpul.kernel.names import tidy
from simpul.sheets.rules.values import Unclear

# "A. Sekali", "b) Dua kali": a letter that stands alone, with a dot or a bracket behind it.
_LETTERED = re.compile(r"(?<!\w)\(?([A-Ea-e])[.)]\s+|(?<!\w)\(([A-Ea-e])\)\s*")
_APART = re.compile(r"\n|;|\|")
_LETTER = re.compile(r"^\(?([A-Ea-e])[.)]?$")
_LETTER_AND_TEXT = re.compile(r"^\(?([A-Ea-e])[.)]\s+(.+)$")
_TRUE, _FALSE = frozenset({"benar", "b", "ya", "betul", "true"}), frozenset({"salah", "s", "tidak", "false"})


def options_in(cell: str) -> list[str]:
    """The options of one cell: "A. 1 B. 12", or apart by lines, semicolons or bars; a letter in front is dropped."""
    found = list(_LETTERED.finditer(cell))
    letters = "".join((one[1] or one[2]).upper() for one in found)
    if len(found) > 1 and LETTERS.startswith(letters) and not cell[: found[0].start()].strip():
        ends = [*(one.start() for one in found[1:]), len(cell)]
        parts = [cell[one.end() : end] for one, end in zip(found, ends, strict=True)]
    else:
        parts = _APART.split(cell)
    return [tidy(part).rstrip(";,") for part in parts if part.strip()]


def option_line(text: str, place: int) -> str:
    """The text of an option that stands in a row of its own ("C. Dua belas kali"), if it is the one of this place."""
    found = _LETTER_AND_TEXT.match(text.strip())
    return found[2] if found and place < len(LETTERS) and found[1].upper() == LETTERS[place] else ""


def is_true_or_false(options: Sequence[str]) -> bool:
    """Whether nothing but true and false is offered."""
    return not options or {text_key(one) for one in options} == {text_key(TRUE), text_key(FALSE)}


def read_key(text: str, options: Sequence[str]) -> int:
    """The place of the right option. Of true or false: 0 true, 1 false.

    Unclear `kunci-kosong`, `kunci-tidak-terbaca`, `kunci-dua-arti` (a letter that is also the text of another option).
    """
    if not text:
        raise Unclear("kunci-kosong")
    return _of_true_or_false(text, options) if is_true_or_false(options) else _of_choice(text, options)


def _of_true_or_false(text: str, options: Sequence[str]) -> int:
    said = text_key(text).strip("().")
    # With both options written out, "B" may be the letter of the second one, or Benar.
    if options and said == "b":
        raise Unclear("kunci-dua-arti")
    if said in _TRUE | _FALSE:
        return 0 if said in _TRUE else 1
    if options and said == "a":
        return 0 if text_key(options[0]) == text_key(TRUE) else 1
    raise Unclear("soal-tanpa-pilihan" if not options else "kunci-tidak-terbaca")


def _of_choice(text: str, options: Sequence[str]) -> int:
    places = {place for place, one in enumerate(options) if text_key(one) == text_key(text)}
    if letter := _LETTER.match(text):
        places.add(LETTERS.index(letter[1].upper()))
    elif both := _LETTER_AND_TEXT.match(text):
        places.add(LETTERS.index(both[1].upper()))
        places |= {place for place, one in enumerate(options) if text_key(one) == text_key(both[2])}
    if len(places) > 1:
        raise Unclear("kunci-dua-arti")
    place = next(iter(places), len(options))
    if place >= len(options):
        raise Unclear("kunci-tidak-terbaca")
    return place
