"""A file opened: its first sheet that is a list of this kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simpul.kernel.refusals import Refusal
from simpul.sheets.rules.columns import Header, Line, open_sheet
from simpul.sheets.rules.tables import UnreadableFile, read_tables
from simpul.standards.lists import ListKind


@dataclass(frozen=True)
class Sheet:
    """An opened list: its header, its rows (to be read once)."""

    header: Header
    lines: Iterator[Line]


def open_list(data: bytes, name: str, kind: ListKind, known: Mapping[str, str], *, correctable: bool = False) -> Sheet:
    """The first sheet of a file that is a list of this kind; Refusal `judul-kolom-tidak-ada`, `daftar-tidak-terbaca`.

    A sheet with every column that is needed goes before one that somebody would have to correct.

    `known`: what people said about headings (`heading_key` -> field). `correctable`: two known columns are enough,
    for somebody will say what the others are.
    """
    try:
        tables = read_tables(data, name)
    except UnreadableFile:
        raise Refusal("daftar-tidak-terbaca", field="file") from None
    opened = [found for table in tables if (found := open_sheet(table, kind, known, correctable=correctable))]
    if not opened:
        raise Refusal("judul-kolom-tidak-ada", field="file", perlu=kind.help)
    return Sheet(*next((found for found in opened if kind.is_met_by(found[0].columns)), opened[0]))
