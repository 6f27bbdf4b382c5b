"""Whom a row is about who should be registered already: a child that was weighed, somebody who came."""

from dataclasses import dataclass
from datetime import date

from simpul.sheets.rules.cells import Cells
from simpul.sheets.rules.places import PlaceNames
from simpul.sheets.rules.values import Unclear, day, long_number, sex


@dataclass(frozen=True, slots=True)
class Whom:
    """A person as the row tells; "" or None for what it does not.

    `spoilt`: a spreadsheet cut the end off the NIK, so it is not used: who is known is found by the rest.
    """

    place: PlaceNames
    nik: str
    name: str
    sex: str
    birth_date: date | None
    mother_name: str
    post: str
    spoilt: bool = False


def read_whom(cells: Cells) -> Whom:
    """What the row says about the person."""
    nik, spoilt = _nik(cells)
    return Whom(
        place=cells.place(),
        nik=nik,
        name=cells.text("name"),
        sex=cells.read("sex", sex, ""),
        birth_date=cells.read("birth_date", day, None),
        mother_name=cells.text("mother_name"),
        post=cells.text("post"),
        spoilt=spoilt,
    )


def _nik(cells: Cells) -> tuple[str, bool]:
    """The NIK, and whether it is spoilt."""
    try:
        return long_number(cells.text("nik")), False
    except Unclear:
        return "", True
