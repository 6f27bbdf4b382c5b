"""The rows of a list that are wrong or asked, as a sheet to be mended and brought again.

A workbook of texts: a spreadsheet that opens it spoils no NIK and carries out no formula.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

import xlsxwriter

from simpul.sheets.rules.columns import Header, Line
from simpul.sheets.rules.kinds import ASK, ERROR, Planned
from simpul.sheets.rules.merging import carried
from simpul.standards.lists import ListKind

UNFINISHED = (ERROR, ASK)
_WIDTH, _WIDE = 18, 60


def to_mend(kind: ListKind, header: Header, lines: Iterable[Line], planned: Mapping[int, Planned], said: str) -> bytes:
    """A workbook of the same columns and one more, headed `said`, with what to do. `planned`: by row."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        text, sheet = book.add_format({"num_format": "@"}), book.add_worksheet()
        sheet.set_column(0, len(header.headings) - 1, _WIDTH, text)
        sheet.set_column(len(header.headings), len(header.headings), _WIDE, text)
        for number, cells in enumerate(_rows(kind, header, lines, planned, said)):
            for place, cell in enumerate(cells):
                if cell:
                    sheet.write_string(number, place, cell, text)
    return out.getvalue()


def _rows(
    kind: ListKind, header: Header, lines: Iterable[Line], planned: Mapping[int, Planned], said: str
) -> Iterator[Sequence[str]]:
    """What stood above the header, the header, and each unfinished row below the headings of its group."""
    names, width = kind.names(), len(header.headings)
    yield from ((names[field], text) for field, text in (header.above or {}).items())
    yield (*header.headings, said)
    headings: list[Sequence[str]] = []
    held: dict[str, str] = {}
    for line in lines:
        one = planned.get(line.row)
        if one is None and not any(line.told.values()):
            headings.append(line.cells)
            held = {}
            continue
        held = carried(held, line.told, kind.merged)
        if one is not None and one.result in UNFINISHED:
            yield from headings
            headings = []
            yield (*_filled(header, line, held, width), " ".join([one.message, *one.candidates]).strip())


def _filled(header: Header, line: Line, held: Mapping[str, str], width: int) -> list[str]:
    """The cells of a row; what a merged cell above it told stands in the row itself."""
    cells = [*line.cells, *[""] * width][:width]
    for field, text in held.items():
        place = header.columns.get(field, width)
        if place < width and not cells[place].strip():
            cells[place] = text
    return cells
