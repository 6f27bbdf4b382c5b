"""Many rows of cells at once, one below the other, as a climb of the whole country needs them."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from simpul.wide.packing import LARGEST, PACKED, Row, empty, pack, unpack

Matrix = NDArray[np.int64]
Ids = NDArray[np.int64]
_AT_ONCE = 8_192


def matrix(rows: Sequence[bytes | memoryview], width: int) -> Matrix:
    """Packed rows of any length as rows of `width` cells."""
    size = width * PACKED.itemsize
    full = [i for i, cells in enumerate(rows) if len(cells) == size]
    found = np.frombuffer(b"".join(rows[i] for i in full), dtype=PACKED).reshape(len(full), width)
    if len(full) == len(rows):
        return found.astype(np.int64)
    whole = np.zeros((len(rows), width), dtype=np.int64)
    whole[full] = found
    for i, cells in enumerate(rows):
        if cells and len(cells) != size:
            whole[i] = unpack(cells, width)
    return whole


def pack_all(rows: Matrix) -> Iterator[bytes]:
    """Each row as bytes, none for a row of zeros."""
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        size = some.shape[1] * PACKED.itemsize
        packed = some.astype(PACKED).tobytes()
        filled, large = np.any(some, axis=1), np.any((some > LARGEST) | (some < -LARGEST), axis=1)
        for i, (any_cell, any_large) in enumerate(zip(filled.tolist(), large.tolist(), strict=True)):
            own = packed[i * size : (i + 1) * size] if any_cell else b""
            yield pack(some[i]) if any_large else own


def sum_by(keys: Ids, rows: Matrix) -> tuple[Ids, Matrix]:
    """The different keys, ascending, and the sum of the rows of each."""
    if not len(keys):
        return keys, rows
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.concatenate(([0], np.flatnonzero(np.diff(ordered)) + 1))
    return ordered[starts], np.add.reduceat(rows[order], starts, axis=0)


def total(rows: Sequence[bytes | memoryview], width: int) -> Row:
    """The sum of packed rows, cell by cell."""
    return matrix(rows, width).sum(axis=0) if rows else empty(width)


def totals(batches: Iterable[Sequence[tuple[int, bytes]]], keys: Ids, width: int) -> Matrix:
    """The sum of the packed rows of each key, in the order of `keys` (ascending). Batches: pairs of
    a key and a row, in any order. Memory: the sums and one batch."""
    sums = np.zeros((len(keys), width), dtype=np.int64)
    for batch in batches:
        of = np.array([key for key, _ in batch], dtype=np.int64)
        some, parts = sum_by(of, matrix([cells for _, cells in batch], width))
        sums[np.searchsorted(keys, some)] += parts
    return sums


def widened(keys: Ids, rows: Matrix, wanted: Ids) -> Matrix:
    """The rows by more keys (both ascending): zeros where there was none."""
    if len(keys) == len(wanted):
        return rows
    whole = np.zeros((len(wanted), rows.shape[1]), dtype=np.int64)
    whole[np.searchsorted(wanted, keys)] = rows
    return whole
