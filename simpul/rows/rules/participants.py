"""A list of participants of a training, read as people write it: titles in names, positions in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simpul.rows.rules.wording import read_field, read_position
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.merging import carried
from simpul.sheets.rules.places import PlaceNames
from simpul.sheets.rules.values import Unclear, long_number, phone, plain
from simpul.standards.lists import ListKind, list_kind

# Behind these a field is said: "Kader Kesehatan", "Koordinator Bidang Sosial".
_WITH_FIELD = ("kader", "koordinator")


@dataclass(frozen=True)
class ReadParticipant:
    """Somebody on the list as it tells; "" for what it does not. `spoilt`: a spreadsheet cut the end off the NIK."""

    row: int
    place: PlaceNames
    name: str
    position: str
    field: str
    post: str
    phone: str
    nik: str
    spoilt: bool
    faults: tuple[Fault, ...]


def read_participants(lines: Iterable[Line]) -> Iterator[ReadParticipant]:
    """Each row, in order; a merged cell tells the place of the rows below it. Rows without a name are left out."""
    kind = list_kind("participants")
    merged: dict[str, str] = {}
    for line in lines:
        if not any(plain(text) for text in line.told.values()):
            continue
        merged = carried(merged, line.told, kind.merged)
        own = {field: text for field, text in line.told.items() if plain(text)}
        if not own.get("name"):
            continue
        yield _read(Cells(Line(line.row, {**(line.above or {}), **merged, **own}, line.cells)), line.row, kind)


def _read(cells: Cells, row: int, kind: ListKind) -> ReadParticipant:
    position, field = _position(cells, kind)
    nik, spoilt = _nik(cells)
    return ReadParticipant(
        row=row,
        place=cells.place(),
        name=cells.text("name"),
        position=position,
        field=field,
        post=cells.text("post"),
        phone=cells.read("phone", phone, ""),
        nik=nik,
        spoilt=spoilt,
        faults=tuple(cells.faults),
    )


def _position(cells: Cells, kind: ListKind) -> tuple[str, str]:
    """The position and its field, which stands in a column of its own or behind the position."""
    positions, fields = kind.words_of("position"), kind.words_of("field")
    position, behind = cells.read("position", lambda text: read_position(text, positions), ("", ""))
    field = cells.read("field", lambda text: read_field(text, fields), "")
    if field or position not in _WITH_FIELD:
        return position, field
    try:
        return position, read_field(behind, fields)
    except Unclear:
        return position, ""  # "Kader Melati 2": what stands behind is no field


def _nik(cells: Cells) -> tuple[str, bool]:
    try:
        return long_number(cells.text("nik")), False
    except Unclear:
        return "", True
