"""Spreadsheets as people send them: CSV of any delimiter and encoding, XLSX, XLS, ODS; all as rows of text."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

Table = list[list[str]]
SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
_DELIMITERS = (",", ";", "\t", "|")
_SNIFFED_LINES = 15
_LONGEST_FIELD = 2**31 - 1


class UnreadableFile(ValueError):
    """The file is none of the kinds that we read, or broken."""


def read_tables(path: Path) -> list[Table]:
    """Every sheet of the file as rows of text, in order; UnreadableFile with a sentence for people."""
    if path.suffix.lower() in SPREADSHEETS:
        return _workbook(path)
    return [_delimited(_text(path.read_bytes()))]


def _text(data: bytes) -> str:
    """UTF-8, or UTF-16 with its mark, else the Western encoding that every byte is valid in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _delimited(text: str) -> Table:
    text = text.replace("\0", "")
    first = "\n".join(text.split("\n", _SNIFFED_LINES)[:_SNIFFED_LINES])
    delimiter = max(_DELIMITERS, key=first.count)
    with _long_fields():
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]


@contextmanager
def _long_fields() -> Iterator[None]:
    """A cell may be as long as somebody pastes it: it is judged later, not here."""
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _workbook(path: Path) -> list[Table]:
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(
            f"Berkas {path.name} tidak terbaca: {error}. Simpan lagi sebagai XLSX atau CSV."
        ) from error
    return [[[_cell(value) for value in row] for row in sheet] for sheet in sheets]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return "" if value is None else str(value)
