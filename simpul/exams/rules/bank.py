"""What a question must have so that somebody can answer it, and which two questions are the same one."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from simpul.exams.rules.states import CHOICE, LETTERS, TRUE_FALSE
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop
from simpul.kernel.wording import worded
from simpul.standards import fields
from simpul.standards.training import curriculum

TRUE, FALSE = gettext_noop("Benar"), gettext_noop("Salah")
TEXT_AT_MOST, OPTION_AT_MOST = 500, 300


@dataclass(frozen=True)
class NewQuestion:
    """A question as it is written. `options`: for a choice; of true/false there are always two. `right`: its place."""

    text: str
    right: int
    kind: str = CHOICE
    options: Sequence[str] = ()
    field: str = ""
    module: str = ""
    ref: str = ""


def sound(new: NewQuestion) -> dict[str, Any]:
    """The columns of what was written; refuses what nobody could answer."""
    known_field(new.field)
    known_module(new.module)
    if new.kind not in (CHOICE, TRUE_FALSE):
        raise Refusal("jenis-soal-tidak-dikenal", field="kind")
    options = [TRUE, FALSE] if new.kind == TRUE_FALSE else _options(new.options)
    if not 0 <= new.right < len(options):
        raise Refusal("soal-tanpa-jawaban-benar", field="right")
    text = worded(new.text, "text", TEXT_AT_MOST)
    return {
        "text": text,
        "content": content_of(text, options),
        "kind": new.kind,
        "options": options,
        "right": new.right,
        "field": new.field,
        "module": new.module,
        "ref": worded(new.ref, "ref", 300, may_be_empty=True),
    }


def known_field(code: str) -> None:
    """Refusal `bidang-tidak-dikenal` for a code that is no field; "" is none."""
    if code and code not in {one.code for one in fields()}:
        raise Refusal("bidang-tidak-dikenal", field="field")


def known_module(code: str) -> None:
    """Refusal `modul-soal-tidak-dikenal` for a code that the curriculum does not have; "" is none."""
    if code and code not in {one.code for one in curriculum().modules}:
        raise Refusal("modul-soal-tidak-dikenal", field="module")


def content_of(text: str, options: Iterable[str]) -> str:
    """What two writings of one question share, 64 hex digits: its text and its options in whatever order.

    The right option is left out: two keys to one question are a contradiction, not two questions.
    """
    words = [text_key(text), *sorted(text_key(one) for one in options)]
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


def text_key(text: str) -> str:
    """A text without regard to capitals and doubled blanks."""
    return tidy(text).casefold()


def _options(given: Sequence[str]) -> list[str]:
    options = [worded(one, "options", OPTION_AT_MOST) for one in given if one.strip()]
    if not 2 <= len(options) <= len(LETTERS) or len({one.casefold() for one in options}) < len(options):
        raise Refusal("pilihan-soal-kurang", field="options", paling=len(LETTERS))
    return options
