"""Many PDF from one: what all certificates of an order share is laid out once, and each gets its own lines and QR.

Laying out a page takes some fifty milliseconds, writing four lines onto it less than one. The shared page comes as
numbered PDF objects with the glyphs of its fonts (queries/paper.py); points (1/72 inch) from the lower left corner.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simpul.certificates.rules.stamp_places import BESIDE, FIELDS, NAME, NUMBER, QR_LEFT, QR_LOW, QR_SIDE, Slot

_MARGIN_OF_QR = 4  # modules of white around it, as the standard asks for


@dataclass(frozen=True)
class Glyph:
    """A letter in a font of the page: resource name, glyph id, width in thousandths of the size."""

    font: str
    id: int
    width: int


@dataclass(frozen=True)
class Base:
    """The shared page. `objects` by number; `page` without its content; `contents` is the number of that."""

    objects: Mapping[int, bytes]
    page: bytes
    contents: int
    pages: int
    catalog: int
    bold: Mapping[str, Glyph]
    plain: Mapping[str, Glyph]

    @property
    def next_number(self) -> int:
        """The first number that no object has."""
        return max(self.objects) + 1


@dataclass(frozen=True)
class Stamp:
    """What is one certificate's own. `modules`: the rows of its QR, True for black."""

    number: str
    name: str
    beside: str
    fields: str
    modules: Sequence[Sequence[bool]]


def stamped(base: Base, stamps: Iterable[Stamp], title: str) -> bytes:
    """A PDF with a page for each stamp."""
    objects = dict(base.objects)
    number = base.next_number
    objects[number] = _stream(b"q")
    before, kids = number, []
    for one in stamps:
        number += 2
        objects[number - 1] = _stream(_content(base, one))
        around = f"/Contents [{before} 0 R {base.contents} 0 R {number - 1} 0 R]".encode()
        objects[number] = base.page.replace(f"/Contents {base.contents} 0 R".encode(), around)
        kids.append(f"{number} 0 R")
    told = f"<</Type /Pages/Kids [{' '.join(kids)}]/Count {len(kids)}>>"
    objects[base.pages] = told.encode()
    objects[number + 1] = b"<</Title <feff" + title.encode("utf-16-be").hex().encode() + b">/Producer (Simpul)>>"
    return _written(objects, root=base.catalog, info=number + 1)


def _content(base: Base, one: Stamp) -> bytes:
    # The first stream kept the state of the page and the second turned it over: what follows begins anew.
    parts = [b"Q q 0.12 0.16 0.22 rg"]
    lines = ((NAME, one.name, base.bold), (BESIDE, one.beside, base.plain), (NUMBER, one.number, base.plain))
    for slot, text, glyphs in (*lines, (FIELDS, one.fields, base.plain)):
        parts.append(_line(slot, text, glyphs))
    parts += [b"0 g", _qr(one.modules), b"Q"]
    return b"\n".join(parts)


def _line(slot: Slot, text: str, glyphs: Mapping[str, Glyph]) -> bytes:
    """The text in the middle of its place, smaller where it would not fit."""
    found = [glyphs.get(letter) or glyphs["?"] for letter in text]
    width = sum(one.width for one in found) / 1000
    if not found or not width:
        return b""
    size = min(slot.size, slot.width / width)
    shown, font = [], ""
    for one in found:
        if one.font != font:
            shown.append(f"/{one.font} {size:.2f} Tf")
            font = one.font
        shown.append(f"<{one.id:04x}> Tj")
    start = slot.middle - width * size / 2
    return f"BT {start:.2f} {slot.low:.2f} Td {' '.join(shown)} ET".encode()


def _qr(modules: Sequence[Sequence[bool]]) -> bytes:
    """Black runs of each row as rectangles, filled at once."""
    side = QR_SIDE / (len(modules) + 2 * _MARGIN_OF_QR)
    parts = []
    for row, line in enumerate(modules):
        low = QR_LOW + QR_SIDE - (row + _MARGIN_OF_QR + 1) * side
        for start, length in _runs(line):
            left = QR_LEFT + (start + _MARGIN_OF_QR) * side
            parts.append(f"{left:.2f} {low:.2f} {length * side:.2f} {side + 0.02:.2f} re")
    return ("\n".join(parts) + "\nf").encode()


def _runs(line: Sequence[bool]) -> Iterable[tuple[int, int]]:
    start = None
    for at, black in enumerate((*line, False)):
        if black and start is None:
            start = at
        elif not black and start is not None:
            yield start, at - start
            start = None


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content, 6)
    head = f"<</Filter /FlateDecode/Length {len(packed)}>>\nstream\n".encode()
    return head + packed + b"\nendstream"


def _written(objects: Mapping[int, bytes], *, root: int, info: int) -> bytes:
    """The file: numbers that are missing are told as free."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    size, table = max(objects) + 1, len(out)
    lines = [
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n" for number in range(size)
    ]
    out += f"xref\n0 {size}\n{''.join(lines)}".encode()
    out += f"trailer\n<</Size {size}/Root {root} 0 R/Info {info} 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
