"""Spreadsheets as people send them: CSV of any delimiter and encoding, XLSX, XLS, ODS; all as rows of text."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import PurePath

from python_calamine import CalamineError, CalamineWorkbook

from simpul.sheets.rules.pages import tables_of_page

Row = Sequence[str]
SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
# A ZIP (XLSX, ODS) and the container of older workbooks (XLS).
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<head", b"<style", b"<meta")
_SNIFFED = 2_000
_DELIMITERS = (",", ";", "\t", "|")
_SNIFFED_LINES = 15
_LONGEST_FIELD = 2**31 - 1
# Spreadsheets keep 15 digits of a number: a longer one that ends in zeros has probably lost its end.
_DIGITS_KEPT = 15


class UnreadableFile(ValueError):
    """The file is none of the kinds that we read, or broken."""


def read_tables(data: bytes, name: str) -> list[Iterator[Row]]:
    """Every sheet of the file as rows of text, in order, each to be read once; UnreadableFile with a sentence.

    What a file is stands in its first bytes: applications give ".xls" to pages and to tables with tabs.
    """
    if data.startswith(_WORKBOOKS):
        return _workbook(data, name)
    if data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES):
        return tables_of_page(data.decode(_encoding(data), errors="replace"))
    if PurePath(name).suffix.lower() in SPREADSHEETS and b"\t" not in data[:_SNIFFED]:
        return _workbook(data, name)
    return [_delimited(data)]


def _encoding(data: bytes) -> str:
    """UTF-8, or UTF-16 with its mark, else the Western encoding that every byte is valid in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), 2**20):
            decoder.decode(data[start : start + 2**20])
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8-sig"


def _delimited(data: bytes) -> Iterator[Row]:
    """Row by row: a list of a whole regency has a million of them."""
    text = io.TextIOWrapper(io.BytesIO(data), encoding=_encoding(data), errors="replace", newline="")
    first = "".join(line for line, _ in zip(text, range(_SNIFFED_LINES), strict=False))
    delimiter = max(_DELIMITERS, key=first.count)
    text.seek(0)
    with _long_fields():
        yield from csv.reader((line.replace("\0", "") for line in text), delimiter=delimiter)


@contextmanager
def _long_fields() -> Iterator[None]:
    """A cell may be as long as somebody pastes it: it is judged by itself, not here."""
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _workbook(data: bytes, name: str) -> list[Iterator[Row]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(f"Berkas {name} tidak terbaca: {error}. Simpan lagi sebagai XLSX atau CSV.") from error
    return [([_cell(value) for value in row] for row in sheet) for sheet in sheets]


def _cell(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(float(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return "" if value is None else str(value)


def _number(value: float) -> str:
    """A whole number without ".0"; one that has lost its last digits as the spreadsheet would show it: 3.2E+15."""
    if not value.is_integer():
        return str(value)
    digits = str(int(value))
    return f"{value:.5E}" if len(digits) > _DIGITS_KEPT and digits.endswith("0") else digits
