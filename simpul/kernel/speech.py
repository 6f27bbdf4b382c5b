"""Sentences in the language of whoever reads them.

Kernel, standards and rules know no Django and no reader: they hold sentences in Indonesian and say them through
`tell` at the moment when they are told. The web's configuration names the translator once, when the process starts.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from simpul.kernel.civil_time import written

SOURCE = "id"


class _Speech:
    """Who translates, and into which language just now."""

    translate: Callable[[str], str] = staticmethod(str)
    language: Callable[[], str] = staticmethod(lambda: SOURCE)


def spoken_by(translate: Callable[[str], str], language: Callable[[], str]) -> None:
    """From now on `translate` says sentences, in the language that `language` names."""
    _Speech.translate, _Speech.language = staticmethod(translate), staticmethod(language)


def language() -> str:
    """The code of the reader's language."""
    return _Speech.language() or SOURCE


def gettext_noop(text: str) -> str:
    """Marks a sentence that is told elsewhere, for the tool that collects what is to be translated."""
    return text


def translated(text: str) -> str:
    """A label or a sentence without words to fill in, in the reader's language."""
    return _Speech.translate(text) if text else text


def tell(sentence: str, /, **words: Any) -> str:
    """The sentence in the reader's language with its words filled in; a day as people write it."""
    told = {name: written(word) if isinstance(word, date) else word for name, word in words.items()}
    return translated(sentence).format(**told)
