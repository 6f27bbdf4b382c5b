"""A row of a list of families, read: one member, and what the rows of the same KK number tell of the family."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from simpul.kernel.names import name_key
from simpul.rows.rules.people import ReadPerson, read_person
from simpul.sheets.rules.cells import Cells, Fault
from simpul.sheets.rules.columns import Line
from simpul.sheets.rules.values import Unclear, day, long_number, plain
from simpul.standards.lists import ListKind, list_kind

_DECILE = re.compile(r"^(?:desil\s*)?(10|[1-9])(?:[.,]0+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Welfare:
    """What a row says about the welfare of its family; "" and None for what it does not say."""

    status: str = ""
    decile: int | None = None
    source: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FamilyTold:
    """What the rows of one KK number tell of the family; "" for what they do not."""

    kk: str
    head_name: str
    address: str
    hamlet: str
    welfare: Welfare | None


@dataclass(frozen=True, slots=True)
class ReadMember:
    """One member. `gone`: the list says that they died or moved away; `faults`: why the row cannot be taken."""

    row: int
    person: ReadPerson
    family: FamilyTold
    gone: bool
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, before its neighbours of the same family are known."""

    person: ReadPerson
    kk: str
    head_name: str
    hamlet: str
    relation: str
    is_head: bool
    gone: bool
    welfare: Welfare | None
    faults: tuple[Fault, ...]


def read_members(lines: Iterable[Line]) -> Iterator[ReadMember]:
    """The members, in order; rows of one KK number that follow each other tell of the same family."""
    words = Words.of(list_kind("households"))
    rows = (_row(line, words) for line in lines)
    for kk, run in groupby(rows, key=lambda row: row.kk):
        members = list(run)
        family = _family(kk, members)
        for one in members:
            yield ReadMember(one.person.row, one.person, family, one.gone, one.faults)


@dataclass(frozen=True)
class Words:
    """What the words in a cell stand for: (field, key of the word) -> value."""

    values: dict[tuple[str, str], str]

    @classmethod
    def of(cls, kind: ListKind) -> "Words":
        """Those of the kind."""
        return cls({(word.field, key): word.value for word in kind.words for key in word.keys})

    def value(self, field: str, text: str) -> str:
        """The value that the text stands for, "" for nothing; Unclear `kata-tidak-dikenal`."""
        found = self.values.get((field, name_key(plain(text))), "")
        if plain(text) and not found:
            raise Unclear("kata-tidak-dikenal")
        return found


def _row(line: Line, words: Words) -> _Row:
    cells, person = Cells(line), read_person(line)
    relation, state = cells.text("relation"), cells.text("state")
    kk = cells.read("kk", long_number, "")
    welfare = _welfare(cells, words)
    faults = [*person.faults, *(fault for fault in cells.faults if fault not in person.faults)]
    if not kk and not any(fault.field == "kk" for fault in faults):
        faults.append(Fault("kk", "kk-kosong"))
    return _Row(
        person=person,
        kk=kk,
        head_name=cells.text("head_name"),
        hamlet=cells.text("hamlet"),
        relation=relation,
        is_head=words.values.get(("relation", name_key(relation)), "") == "kepala",
        gone=bool(state) and ("state", name_key(state)) not in words.values,
        welfare=welfare,
        faults=tuple(faults),
    )


def _welfare(cells: Cells, words: Words) -> Welfare | None:
    status = cells.read("welfare", lambda text: words.value("welfare", text), "")
    decile = cells.read("decile", read_decile, None)
    if not status and decile is None:
        return None
    source = cells.read("welfare_source", lambda text: words.value("welfare_source", text), "")
    return Welfare(status, decile, source, cells.read("welfare_on", day, None))


def read_decile(text: str) -> int | None:
    """1 to 10, None for nothing; Unclear `desil-tidak-terbaca`."""
    if not plain(text):
        return None
    found = _DECILE.match(plain(text))
    if found is None:
        raise Unclear("desil-tidak-terbaca")
    return int(found[1])


def _family(kk: str, rows: Sequence[_Row]) -> FamilyTold:
    """The head stands in a column, or is the member of that relation; else the first, as on a family card."""
    heads = [row.person.name for row in rows if row.is_head]
    if not heads and not any(row.relation for row in rows):
        heads = [rows[0].person.name]
    return FamilyTold(
        kk=kk,
        head_name=next((row.head_name for row in rows if row.head_name), heads[0] if heads else ""),
        address=next((row.person.address for row in rows if row.person.address), ""),
        hamlet=next((row.hamlet for row in rows if row.hamlet), ""),
        welfare=next((row.welfare for row in rows if row.welfare), None),
    )
