"""Which column of a sheet is what: the header, wherever it stands, and the rows below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from simpul.kernel.names import name_key
from simpul.standards.lists import ListKind

# The header stands in one of the first rows: titles and letterheads come before it.
HEADER_WITHIN = 15
LONGEST_CELL = 300
# What ends a list in templates of village applications.
_END = "###"


@dataclass(frozen=True)
class Header:
    """The columns of a sheet. `at`: the number of its last row, counted from 1; `headings`: as written, each once.

    `columns`: field -> place of its column, counted from 0. `above`: what is said above it for all rows.
    """

    at: int
    headings: tuple[str, ...]
    columns: Mapping[str, int]
    above: Mapping[str, str] | None = None

    def unknown(self) -> tuple[str, ...]:
        """The headings that nobody understands: kept aside."""
        taken = set(self.columns.values())
        return tuple(text for place, text in enumerate(self.headings) if text and place not in taken)


@dataclass(frozen=True)
class Line:
    """One row below the header: its number in the spreadsheet, what stands in each known column, and all its cells.

    `above`: what was said above the header for all rows ("Desa: Penarukan"); the row itself goes before it.
    """

    row: int
    told: Mapping[str, str]
    cells: Sequence[str]
    above: Mapping[str, str] | None = None


def find_header(
    first: Sequence[Sequence[str]], kind: ListKind, known: Mapping[str, str], *, correctable: bool = False
) -> Header | None:
    """The header among the first rows, in one row or in two of which the upper is merged; None if there is none.

    `known`: what people have said before about headings (`heading_key` -> field, "" to leave the column aside).
    `correctable`: any two columns are enough, for somebody will say what the others are.
    """
    found = []
    for at, cells in enumerate(first[:HEADER_WITHIN], start=1):
        found.append((_header(at, _words(cells), kind, known), True))
        if at > 1 and told_above([first[at - 2]], kind) is None:
            found.append((_header(at, _joined(first[at - 2], cells), kind, known), False))
    enough = [
        (len(header.columns), alone, header)
        for header, alone in found
        if len(header.columns) > 1 and (correctable or kind.is_met_by(header.columns))
    ]
    return max(enough, key=lambda one: one[:2])[2] if enough else None


def _header(at: int, headings: Sequence[tuple[str, ...]], kind: ListKind, known: Mapping[str, str]) -> Header:
    words = tuple(" ".join(ways[0].split()) if ways else "" for ways in headings)
    return Header(at, words, _columns(headings, kind, known))


def heading_key(heading: str) -> str:
    """What two spellings of a heading share."""
    return name_key(heading[:LONGEST_CELL])


def open_sheet(
    table: Iterable[Sequence[str]], kind: ListKind, known: Mapping[str, str], *, correctable: bool = False
) -> tuple[Header, Iterator[Line]] | None:
    """The header of a sheet and its rows, read once and one by one; None where no header is found."""
    rows = iter(table)
    first = list(islice(rows, HEADER_WITHIN + 1))
    header = find_header(first, kind, known, correctable=correctable)
    if header is not None:
        header = replace(header, above=told_above(first[: header.at - 1], kind))
    return None if header is None else (header, _lines(header, chain(first[header.at :], rows), kind.grouped))


def _lines(header: Header, rows: Iterable[Sequence[str]], grouped: bool) -> Iterator[Line]:
    """Empty rows and headers printed again on each page are passed over; "###" ends the list.

    `grouped`: a row counts when there is anything in it, for a heading stands in whatever column.
    """
    titles = {field: heading_key(header.headings[place]) for field, place in header.columns.items()}
    for number, cells in enumerate(rows, start=header.at + 1):
        told = {field: cells[place].strip() for field, place in header.columns.items() if place < len(cells)}
        if any(cell.strip().startswith(_END) for cell in cells[:3]):
            return
        filled = any(told.values())
        heading = grouped and not filled and any(cell.strip() for cell in cells)
        if heading or (filled and not _printed_again(titles, told)):
            yield Line(number, told, cells, header.above)


def _printed_again(titles: Mapping[str, str], told: Mapping[str, str]) -> bool:
    return all(heading_key(text) == titles[field] for field, text in told.items())


def _words(cells: Sequence[str]) -> list[tuple[str, ...]]:
    """Each cell as the one way to read its heading."""
    return [(cell,) if cell.strip() else () for cell in cells]


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, ...]]:
    """Two rows as one: a merged cell above holds for those below it; each heading can be read in three ways."""
    ways = []
    merged = ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place].strip() if place < len(upper) else ""
        below = lower[place].strip() if place < len(lower) else ""
        merged = above or (merged if below else "")
        ways.append(tuple(text for text in (f"{merged} {below}".strip(), below, above) if text))
    return ways


def _columns(headings: Sequence[tuple[str, ...]], kind: ListKind, known: Mapping[str, str]) -> dict[str, int]:
    """Field -> column. What people said goes before what we know, an earlier heading of a field before a later one."""
    keys = [[heading_key(way) for way in ways if len(way) <= LONGEST_CELL] for ways in headings]
    found: dict[str, int] = {}
    for place, ways in enumerate(keys):
        field = next((known[way] for way in ways if way in known), None)
        if field:
            found.setdefault(field, place)
    settled = {place for place, ways in enumerate(keys) if any(way in known for way in ways)}
    for column in kind.columns:
        free = (p for key in column.keys for p, ways in enumerate(keys) if key in ways and p not in settled)
        if column.field not in found and (first := next(free, None)) is not None:
            found[column.field] = first
            settled.add(first)
    return found


def told_above(rows: Iterable[Sequence[str]], kind: ListKind) -> Mapping[str, str] | None:
    """What is said above a header for all its rows: "Desa : Penarukan" in one cell or in two; None for nothing."""
    found: dict[str, str] = {}
    for cells in rows:
        said = [text for cell in cells if (text := cell.strip(" :\t"))]
        if len(said) == 1 and ":" in said[0]:
            said = [part.strip() for part in said[0].split(":", 1)]
        if len(said) == 2 and max(len(text) for text in said) <= LONGEST_CELL:
            field = next((column.field for column in kind.columns if heading_key(said[0]) in column.keys), "")
            if field:
                found.setdefault(field, said[1])
    return found or None
