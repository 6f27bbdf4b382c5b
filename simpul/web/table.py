"""One table for every page: shown, sorted, and exported as seen."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, overload
from urllib.parse import urlencode

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.kernel.cells import safe
from simpul.web import states, words
from simpul.web.request import Request

LONG = 60  # letters
FORMATS = {"csv": "CSV", "xlsx": "Excel"}


@dataclass(frozen=True)
class Cell:
    """What stands in a cell. `value` sorts and is exported; `text` is shown; `href` opens what it is made of."""

    value: int | float | str | date | None
    text: str = ""
    href: str = ""
    state: str = ""
    beside: str = ""
    numeric: bool = False
    label: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing to show: on a phone the line is left out."""
        return not (self.text or self.state or self.beside)

    @property
    def is_long(self) -> bool:
        """A sentence rather than a word: on a phone it stands below its label, from the left."""
        return len(self.text) > LONG and not self.numeric

    @property
    def plain(self) -> str | int | float | None:
        """The value in an export: the word of a state, numbers as numbers."""
        if self.state:
            return f"{states.look(self.state).word}{f' · {self.text}' if self.text else ''}"
        return self.value.isoformat() if isinstance(self.value, date) else self.value


@dataclass(frozen=True)
class Row:
    """One row; the sum stays last however the table is sorted."""

    cells: tuple[Cell, ...]
    is_sum: bool = False


class Made(Sequence[Row]):
    """Rows made from their lines when they are asked for: of a long table those of one page, unless it is sorted."""

    def __init__(self, lines: Sequence[Any], make: Callable[[Any], Row]) -> None:
        self.lines, self.make = lines, make

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, which: int) -> Row: ...

    @overload
    def __getitem__(self, which: slice) -> Sequence[Row]: ...

    def __getitem__(self, which: int | slice) -> Row | Sequence[Row]:
        if isinstance(which, slice):
            return tuple(self.make(one) for one in self.lines[which])
        return self.make(self.lines[which])


@dataclass(frozen=True)
class Column:
    """A heading. The table fills in `sorted` and `sort_href`."""

    key: str
    name: str
    numeric: bool = False
    sorted: str = ""
    sort_href: str = ""


@dataclass(frozen=True)
class Part:
    """Which rows of a long table are shown, out of how many, with the ways to those before and after."""

    first: int
    last: int
    whole: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Table:
    """Caption, columns, rows, and what stands in small print below; with `page_size`, so many rows at once."""

    caption: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    note: str = ""
    quiet_caption: bool = False
    file_name: str = ""
    page_size: int = 0
    exports: tuple[tuple[str, str], ...] = field(default=())
    part: Part | None = None


def number_cell(value: int | float | None, href: str = "", beside: str = "") -> Cell:
    """A number that can be touched; a dash when it is not known, which never looks like zero."""
    return Cell(value, words.number(value), href if value is not None else "", beside=beside, numeric=True)


def text_cell(text: str, href: str = "", beside: str = "") -> Cell:
    return Cell(text, text, href, beside=beside)


def state_cell(state: str, text: str = "", href: str = "") -> Cell:
    return Cell(str(states.look(state).word), text, href, state=state)


def date_cell(day: date | None) -> Cell:
    return Cell(day, words.long_date(day))


def arrange(table: Table, request: Request) -> Table:
    """The table sorted as `?urut=key` or `?urut=-key` asks, with links to sort and to export it as seen.

    A long table is shown by pages, `?lembar=2`; an export has all rows.
    """
    wanted = request.GET.get("urut", "")
    key, down = wanted.lstrip("-"), wanted.startswith("-")
    keys = [column.key for column in table.columns]
    rows = _sorted(table.rows, keys.index(key), down) if key in keys else table.rows
    rows, part = _paged(rows, table.page_size, request)
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, label=str(column.name)) for cell, column in zip(row.cells, table.columns, strict=True)
            ),
        )
        for row in rows
    )
    columns = tuple(_heading(column, key, down, request) for column in table.columns)
    exports = tuple((_address(request, unduh=code), name) for code, name in FORMATS.items()) if table.file_name else ()
    return replace(table, rows=rows, columns=columns, exports=exports, part=part)


def _paged(rows: Sequence[Row], size: int, request: Request) -> tuple[Sequence[Row], Part | None]:
    """The rows of the page that is asked for; all of them when they are few or go into a file."""
    if not size or len(rows) <= size or request.GET.get("unduh"):
        return rows, None
    asked = request.GET.get("lembar", "")
    pages = -(-len(rows) // size)
    number = min(max(int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 8 else 1, 1), pages)
    shown = rows[(number - 1) * size : number * size]
    first = (number - 1) * size + 1
    before = _address(request, lembar=str(number - 1)) if number > 1 else ""
    after = _address(request, lembar=str(number + 1)) if number < pages else ""
    return shown, Part(first, first + len(shown) - 1, len(rows), before, after)


def _sorted(rows: Sequence[Row], place: int, down: bool) -> tuple[Row, ...]:
    """Rows by one column; unknown values last either way, the sum at the very end."""
    rows = list(rows)
    plain = [row for row in rows if not row.is_sum]
    known = [row for row in plain if row.cells[place].value is not None]
    unknown = [row for row in plain if row.cells[place].value is None]
    known.sort(key=lambda row: _key(row.cells[place].value), reverse=down)
    return (*known, *unknown, *(row for row in rows if row.is_sum))


def _key(value: Any) -> Any:
    """Names without regard to capitals; numbers and days as they are."""
    return value.casefold() if isinstance(value, str) else value


def _heading(column: Column, key: str, down: bool, request: Request) -> Column:
    chosen = column.key == key
    downward = not down if chosen else column.numeric  # numbers: the largest first
    return replace(
        column,
        sorted=("descending" if down else "ascending") if chosen else "",
        sort_href=_address(request, urut=f"-{column.key}" if downward else column.key),
    )


def _address(request: Request, **changes: str) -> str:
    kept = request.GET.dict()
    if "urut" in changes:
        kept.pop("lembar", None)  # in another order, page three is other rows
    query = {**kept, **changes}
    return f"?{urlencode(query)}"


def export(table: Table, request: Request) -> HttpResponse | None:
    """The file that `?unduh=csv|xlsx` asks for, of the table as arranged; None when nothing is asked for."""
    wanted = request.GET.get("unduh", "")
    if wanted == "csv":
        return _answer(_as_csv(table), "text/csv; charset=utf-8", f"{table.file_name}.csv")
    if wanted == "xlsx":
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return _answer(_as_xlsx(table), kind, f"{table.file_name}.xlsx")
    return None


def _answer(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _lines(table: Table) -> Iterable[list[str | int | float | None]]:
    yield [str(column.name) for column in table.columns]
    for row in table.rows:
        yield [cell.plain for cell in row.cells]


def _as_csv(table: Table) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([safe(value) for value in line] for line in _lines(table))
    return ("\ufeff" + out.getvalue()).encode()  # Excel needs the mark to read UTF-8


def _as_xlsx(table: Table) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Tabel"))
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "vcenter"})
        sheet.write(0, 0, table.caption, book.add_format({"bold": True}))
        for number, line in enumerate(_lines(table)):
            sheet.write_row(number + 2, 0, line, head if number == 0 else None)
        if table.note:
            sheet.write(len(table.rows) + 4, 0, table.note)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, max(len(table.columns) - 1, 1), 14)
        sheet.freeze_panes(3, 1)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return out.getvalue()
