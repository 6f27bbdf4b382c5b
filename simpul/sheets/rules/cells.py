"""The cells of one row, read one by one; what cannot be read is noted and counts as nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from simpul.sheets.rules.columns import LONGEST_CELL, Line
from simpul.sheets.rules.places import PlaceNames
from simpul.sheets.rules.values import Unclear, plain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row: the field at fault, and the sentence that says what to do."""

    field: str
    code: str


class Cells:
    """The cells of one row, by field. `faults` grows as they are read."""

    def __init__(self, line: Line) -> None:
        own = {field: text for field, text in line.told.items() if text} if line.above else {}
        self.told = {**line.above, **own} if line.above else line.told
        self.faults: list[Fault] = []

    def read(self, field: str, reader: Callable[[str], T], nothing: T) -> T:
        """What the reader makes of the cell; `nothing` where it is Unclear."""
        text = self.told.get(field, "")
        if len(text) > LONGEST_CELL:
            self.faults.append(Fault(field, "sel-terlalu-panjang"))
            return nothing
        try:
            return reader(text)
        except Unclear as unclear:
            self.faults.append(Fault(field, unclear.code))
            return nothing

    def text(self, field: str) -> str:
        """The text of the cell, "" for every way to write nothing."""
        return self.read(field, plain, "")

    def place(self) -> PlaceNames:
        """The path of names and the code that the row tells."""
        return PlaceNames(
            village=self.text("village"),
            district=self.text("district"),
            regency=self.text("regency"),
            province=self.text("province"),
            code=self.text("code"),
        )
