"""Long lists of people on the pages about tests: searched by name, fifty at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from simpul.web.request import Request
from simpul.web.table import Part

SHOWN = 50
T = TypeVar("T")


@dataclass(frozen=True)
class Listed(Generic[T]):
    """The rows of a page, which of how many they are (None: all of them), and what was searched for."""

    rows: tuple[T, ...]
    part: Part | None
    text: str


def listed(request: Request, rows: Sequence[T], name: Callable[[T], str]) -> Listed[T]:
    """The rows whose name holds `?q=`, of these the page `?lembar=`."""
    text = request.GET.get("q", "").strip()[:100]
    found = [one for one in rows if text.casefold() in name(one).casefold()] if text else list(rows)
    if len(found) <= SHOWN:
        return Listed(tuple(found), None, text)
    asked, pages = request.GET.get("lembar", ""), -(-len(found) // SHOWN)
    number = min(max(int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 8 else 1, 1), pages)
    first = (number - 1) * SHOWN
    shown = tuple(found[first : first + SHOWN])
    before = _page(request, number - 1) if number > 1 else ""
    after = _page(request, number + 1) if number < pages else ""
    return Listed(shown, Part(first + 1, first + len(shown), len(found), before, after), text)


def _page(request: Request, number: int) -> str:
    return f"?{urlencode({**request.GET.dict(), 'lembar': number})}"
