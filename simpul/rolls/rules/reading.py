"""A list of those who were at a training, read as people write it: a tick, a word or a signature by day or session."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simpul.kernel.names import name_key
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.merging import carried
from simpul.sheets.rules.values import Unclear, phone, plain
from simpul.standards.lists import list_kind

HERE, AWAY, CROSS = "hadir", "tidak", "x"
UNNAMED = 0  # the column names no day, or no session
_TICKS = {"✓", "✔", "√"}
_CROSSES = {"x", "×", "✗", "✘"}
_SLOT = re.compile(r"(?:day(\d+))?(?:session(\d+))?")

Slot = tuple[int, int]  # number of the day, number of the session


@dataclass(frozen=True, slots=True)
class ReadRoll:
    """Somebody on the list. `cells`: HERE, AWAY or CROSS by what the column names; `session`: what the row itself says.

    `above`: the village of a row above, which holds for this one if the cell was merged.
    """

    row: int
    name: str
    badge: str
    village: str
    above: str
    phone: str
    session: str
    cells: dict[Slot, str]
    faults: tuple[Fault, ...]


def read_rolls(lines: Iterable[Line]) -> Iterator[ReadRoll]:
    """Each row that names somebody, in order; a merged cell tells the village of the rows below it."""
    kind = list_kind("rolls")
    words = {key: word.value for word in kind.words_of("present") for key in word.keys}
    columns = {name: slot for name in kind.names() if (slot := _slot(name)) is not None}
    merged: dict[str, str] = {}
    for line in lines:
        merged = carried(merged, line.told, kind.merged)
        own = {field: text for field, text in line.told.items() if plain(text)}
        if own.get("name") or own.get("badge"):
            told = Line(line.row, {**(line.above or {}), **own}, line.cells)
            yield _read(told, merged.get("village", ""), columns, words)


def _read(line: Line, above: str, columns: dict[str, Slot], words: dict[str, str]) -> ReadRoll:
    cells = Cells(line)
    there = {
        slot: cells.read(name, lambda text: _present(text, words), "")
        for name, slot in columns.items()
        if name in line.told
    }
    return ReadRoll(
        row=line.row,
        name=cells.text("name"),
        badge=cells.text("badge"),
        village=cells.text("village"),
        above=above,
        phone=cells.read("phone", phone, ""),
        session=cells.text("session"),
        cells={slot: word for slot, word in there.items() if word},
        faults=tuple(cells.faults),
    )


def _slot(column: str) -> Slot | None:
    """The day and the session that a column is about; None for one that says something else."""
    if column == "present":
        return UNNAMED, UNNAMED
    found = _SLOT.fullmatch(column)
    day, session = found.groups() if found else (None, None)
    return (int(day or UNNAMED), int(session or UNNAMED)) if day or session else None


def _present(text: str, words: dict[str, str]) -> str:
    """HERE, AWAY, CROSS (which people write for both), or "" for nothing; Unclear `kehadiran-tidak-terbaca`."""
    word = plain(text)
    if not word or word in _TICKS:
        return HERE if word else ""
    if word.casefold() in _CROSSES:
        return CROSS
    if name_key(word) not in words:
        raise Unclear("kehadiran-tidak-terbaca")
    return words[name_key(word)]
