"""A list of those who serve in other bodies, read: who, in which body, as what, since when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from simpul.rows.rules.wording import birth_text, read_body
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.merging import carried
from simpul.sheets.rules.places import PlaceNames
from simpul.sheets.rules.values import day, long_number, plain
from simpul.standards.lists import list_kind


@dataclass(frozen=True, slots=True)
class ReadMembership:
    """Somebody in another body as the list tells; "" or None for what it does not. `faults`: why it cannot be taken.

    `body`: its code (standards/bodies.toml), "" for what holds for the whole list; `from_above`: a row above told it.
    `valid_to`: the first day without it.
    """

    row: int
    place: PlaceNames
    name: str
    nik: str
    birth_date: date | None
    body: str
    from_above: bool
    role: str
    valid_from: date | None
    valid_to: date | None
    faults: tuple[Fault, ...]


def read_memberships(lines: Iterable[Line]) -> Iterator[ReadMembership]:
    """Those in other bodies, a row for each; a merged cell tells the body and the village of the rows below it."""
    kind = list_kind("memberships")
    words = kind.words_of("body")
    merged: dict[str, str] = {}
    for line in lines:
        if not any(plain(text) for text in line.told.values()):
            continue
        merged = carried(merged, line.told, kind.merged)
        own = {field: text for field, text in line.told.items() if plain(text)}
        above = {field: text for field, text in merged.items() if field != "body"}
        cells = Cells(Line(line.row, {**(line.above or {}), **above, **own}, line.cells))
        role, carried_body = cells.text("role"), merged.get("body", "")
        body = cells.read("body", partial(read_body, role=role, bodies=words), "")
        from_above = not body and not cells.faults and "body" not in own and bool(carried_body)
        if from_above:
            body = read_body(carried_body, role, words)
        yield _read(cells, line.row, body=body, from_above=from_above, role=role)


def _read(cells: Cells, row: int, *, body: str, from_above: bool, role: str) -> ReadMembership:
    return ReadMembership(
        row=row,
        place=cells.place(),
        name=cells.text("name"),
        nik=cells.read("nik", long_number, ""),
        birth_date=cells.read("birth_date", lambda text: day(birth_text(text)), None),
        body=body,
        from_above=from_above,
        role=role,
        valid_from=cells.read("valid_from", day, None),
        valid_to=cells.read("valid_to", day, None),
        faults=tuple(cells.faults),
    )
