"""Rows of cells as packed little-endian int32, summed with NumPy. A shorter row was written before slots were added."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.int64]
Key = TypeVar("Key")
LARGEST = 2**31 - 1
_PACKED = np.dtype("<i4")


def empty(width: int) -> Row:
    """A row of `width` zeros."""
    return np.zeros(width, dtype=np.int64)


def pack(row: Row) -> bytes:
    """The row as bytes, 4 a cell. A sum beyond int32 stays at its largest value, where the recount shows it."""
    if len(row) and (row.max() > LARGEST or row.min() < -LARGEST):
        row = np.clip(row, -LARGEST, LARGEST)
    return row.astype(_PACKED).tobytes()


def unpack(cells: bytes | memoryview | None, width: int) -> Row:
    """`width` cells of a packed row; None is a row of zeros."""
    row = empty(width)
    if cells:
        found = np.frombuffer(cells, dtype=_PACKED)[:width]
        row[: len(found)] = found
    return row


def same(stored: bytes | memoryview | None, row: Row) -> bool:
    """Whether the stored row holds exactly these cells; a missing row holds zeros."""
    if stored is None:
        return not row.any()
    new = pack(row)
    return new == stored if len(new) == len(stored) else new.rstrip(b"\0") == bytes(stored).rstrip(b"\0")


def total(rows: Sequence[bytes | memoryview], width: int) -> Row:
    """The sum of packed rows, cell by cell."""
    if not rows:
        return empty(width)
    return _matrix(rows, width).sum(axis=0)


def totals(pairs: Iterable[tuple[Key, bytes | memoryview]], width: int) -> dict[Key, Row]:
    """The sum of the packed rows of each key; pairs of one key must stand together. Memory: one batch of rows."""
    sums: dict[Key, Row] = {}
    batch: list[tuple[Key, bytes | memoryview]] = []
    for pair in pairs:
        batch.append(pair)
        if len(batch) == 8_192:
            _reduce(batch, width, sums)
            batch.clear()
    _reduce(batch, width, sums)
    return sums


def _reduce(batch: list[tuple[Key, bytes | memoryview]], width: int, sums: dict[Key, Row]) -> None:
    if not batch:
        return
    starts = [0] + [i for i in range(1, len(batch)) if batch[i][0] != batch[i - 1][0]]
    parts = np.add.reduceat(_matrix([cells for _, cells in batch], width), starts, axis=0)
    for start, part in zip(starts, parts, strict=True):
        key = batch[start][0]
        sums[key] = sums[key] + part if key in sums else part


def _matrix(rows: Sequence[bytes | memoryview], width: int) -> Row:
    matrix = np.zeros((len(rows), width), dtype=np.int64)
    full = [i for i, cells in enumerate(rows) if len(cells) == width * 4]
    if full:
        matrix[full] = np.frombuffer(b"".join(rows[i] for i in full), dtype=_PACKED).reshape(len(full), width)
    for i, cells in enumerate(rows):
        if cells and len(cells) != width * 4:
            matrix[i] = unpack(cells, width)
    return matrix
