"""A row of a list of residents, read: what it says about the person, and what cannot be read in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.places import PlaceNames
from simpul.sheets.rules.values import address, day, long_number, phone, sex


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """A resident as the list tells; "" or None for what it does not. `faults`: why the row cannot be taken."""

    row: int
    place: PlaceNames
    name: str
    sex: str
    birth_date: date | None
    nik: str
    kk: str
    mother_name: str
    address: str
    phone: str
    post: str
    faults: tuple[Fault, ...]


def read_people(lines: Iterable[Line]) -> Iterator[ReadPerson]:
    """The residents of a list, a row for each."""
    return map(read_person, lines)


def read_person(line: Line) -> ReadPerson:
    """What one row says about a resident."""
    cells = Cells(line)
    return ReadPerson(
        row=line.row,
        place=cells.place(),
        name=cells.text("name"),
        sex=cells.read("sex", sex, ""),
        birth_date=cells.read("birth_date", day, None),
        nik=cells.read("nik", long_number, ""),
        kk=cells.read("kk", long_number, ""),
        mother_name=cells.text("mother_name"),
        address=address(cells.text("address"), cells.text("rt"), cells.text("rw")),
        phone=cells.read("phone", phone, ""),
        post=cells.text("post"),
        faults=tuple(cells.faults),
    )
