"""Tables of a web page: many applications export one and call it ".xls"."""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

Row = Sequence[str]
# No list is wider: a number above it is a slip, or wants to fill our memory.
_WIDEST = 300


def tables_of_page(text: str) -> list[Iterator[Row]]:
    """Every table of the page as rows of text; a cell that spans columns stands in the first of them."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    return [iter(table) for table in parser.tables]


class _Tables(HTMLParser):
    """Collects rows; tables within tables are read as tables of their own, after the outer one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.open: list[list[list[str]]] = []
        self.cell: list[str] | None = None
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.open.append([])
            self.tables.append(self.open[-1])
        elif tag == "tr" and self.open:
            self._end_cell()
            self.open[-1].append([])
        elif tag in ("td", "th") and self.open and self.open[-1]:
            self._end_cell()
            wide = dict(attrs).get("colspan") or "1"
            self.cell, self.span = [], min(int(wide), _WIDEST) if wide.isdigit() else 1
        elif tag == "br" and self.cell is not None:
            self.cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)

    def _end_cell(self) -> None:
        if self.cell is not None and self.open and self.open[-1]:
            self.open[-1][-1] += [" ".join("".join(self.cell).split()), *[""] * (max(self.span, 1) - 1)]
        self.cell = None
