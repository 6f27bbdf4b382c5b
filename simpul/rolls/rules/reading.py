"""A list of those who were at a training, read as people write it: a tick, a word or a signature for each day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simpul.kernel.names import name_key
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.merging import carried
from simpul.sheets.rules.values import Unclear, phone, plain
from simpul.standards.lists import list_kind

HERE, AWAY, CROSS = "hadir", "tidak", "x"
ONE_COLUMN = 0
_TICKS = {"✓", "✔", "√"}
_CROSSES = {"x", "×", "✗", "✘"}
_DAY = "day"


@dataclass(frozen=True, slots=True)
class ReadRoll:
    """Somebody on the list. `days`: number of the day (ONE_COLUMN: the column names none) -> HERE, AWAY, CROSS.

    `above`: the village of a row above, which holds for this one if the cell was merged.
    """

    row: int
    name: str
    badge: str
    village: str
    above: str
    phone: str
    days: dict[int, str]
    faults: tuple[Fault, ...]


def read_rolls(lines: Iterable[Line]) -> Iterator[ReadRoll]:
    """Each row that names somebody, in order; a merged cell tells the village of the rows below it."""
    kind = list_kind("rolls")
    words = {key: word.value for word in kind.words_of("present") for key in word.keys}
    columns = [name for name in kind.names() if name == "present" or name.startswith(_DAY)]
    merged: dict[str, str] = {}
    for line in lines:
        merged = carried(merged, line.told, kind.merged)
        own = {field: text for field, text in line.told.items() if plain(text)}
        if own.get("name") or own.get("badge"):
            told = Line(line.row, {**(line.above or {}), **own}, line.cells)
            yield _read(told, merged.get("village", ""), columns, words)


def _read(line: Line, above: str, columns: Iterable[str], words: dict[str, str]) -> ReadRoll:
    cells = Cells(line)
    days = {_number(name): cells.read(name, lambda text: _present(text, words), "") for name in columns}
    return ReadRoll(
        row=line.row,
        name=cells.text("name"),
        badge=cells.text("badge"),
        village=cells.text("village"),
        above=above,
        phone=cells.read("phone", phone, ""),
        days={number: word for number, word in days.items() if word},
        faults=tuple(cells.faults),
    )


def _number(column: str) -> int:
    return int(column.removeprefix(_DAY)) if column.startswith(_DAY) else ONE_COLUMN


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
