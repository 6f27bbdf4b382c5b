"""Rows of cells as packed little-endian integers, summed with NumPy. A shorter row was written before slots were added.

Four bytes a cell; a row with a cell that they do not hold takes eight, behind a mark (docs/adr/0035).
"""

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.int64]
LARGEST = 2**31 - 1
PACKED, _WIDE = np.dtype("<i4"), np.dtype("<i8")
_MARK = b"\x08"  # before a wide row: its length leaves 1 when divided by 4, that of no other row does


def empty(width: int) -> Row:
    """A row of `width` zeros."""
    return np.zeros(width, dtype=np.int64)


def pack(row: Row) -> bytes:
    """The row as bytes, 4 a cell; 8 where one is beyond int32, as a nation's rupiah are."""
    if len(row) and (row.max() > LARGEST or row.min() < -LARGEST):
        return _MARK + row.astype(_WIDE).tobytes()
    return row.astype(PACKED).tobytes()


def unpack(cells: bytes | memoryview | None, width: int) -> Row:
    """`width` cells of a packed row; None is a row of zeros."""
    row = empty(width)
    if cells:
        found = _cells(cells)[:width]
        row[: len(found)] = found
    return row


def _cells(cells: bytes | memoryview) -> NDArray[np.int32] | Row:
    if len(cells) % PACKED.itemsize:
        return np.frombuffer(cells, dtype=_WIDE, offset=len(_MARK))
    return np.frombuffer(cells, dtype=PACKED)


def same(stored: bytes | memoryview | None, row: Row) -> bool:
    """Whether the stored row holds exactly these cells; a missing row holds zeros."""
    if not stored:
        return not row.any()
    known = _cells(stored)
    return np.array_equal(known, row[: len(known)]) and not row[len(known) :].any()
