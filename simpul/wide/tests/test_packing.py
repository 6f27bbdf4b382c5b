"""Packed rows: what is read is what was written, however large; shorter rows are older ones."""

import numpy as np
import pytest

from simpul.wide.packing import LARGEST, pack, same, unpack


def row(*cells: int) -> np.ndarray:
    return np.array(cells, dtype=np.int64)


def test_a_row_comes_back_as_it_was_written():
    assert unpack(pack(row(1, -2, LARGEST)), 3).tolist() == [1, -2, LARGEST]


def test_a_cell_takes_four_bytes_little_endian():
    assert pack(row(1, 256)) == b"\x01\x00\x00\x00\x00\x01\x00\x00"


def test_a_row_written_before_slots_were_added_has_zeros_there():
    assert unpack(pack(row(7)), 3).tolist() == [7, 0, 0]


def test_no_bytes_and_no_row_are_zeros():
    assert unpack(b"", 2).tolist() == unpack(None, 2).tolist() == [0, 0]


@pytest.mark.parametrize("amount", [LARGEST + 1, -LARGEST - 2, 97_312_000_000_000])
def test_a_row_with_an_amount_beyond_int32_takes_eight_bytes_a_cell(amount):
    packed = pack(row(3, amount))
    assert len(packed) == 1 + 2 * 8
    assert unpack(packed, 3).tolist() == [3, amount, 0]


@pytest.mark.parametrize(
    ("stored", "new", "expected"),
    [
        (pack(row(1, 2)), row(1, 2), True),
        (pack(row(1)), row(1, 0), True),
        (pack(row(1)), row(1, 2), False),
        (pack(row(1, 2)), row(1, 3), False),
        (None, row(0, 0), True),
        (None, row(0, 1), False),
        (b"", row(0), True),
        (pack(row(256)), row(256), True),
        (pack(row(LARGEST + 1)), row(LARGEST + 1, 0), True),
        (pack(row(LARGEST + 1)), row(LARGEST + 2), False),
        (pack(row(LARGEST)), row(LARGEST + 1), False),
    ],
    ids=[
        "equal",
        "wider with zeros",
        "wider with news",
        "changed",
        "new zeros",
        "new",
        "no bytes",
        "low byte zero",
        "large and equal",
        "large and changed",
        "grown large",
    ],
)
def test_only_a_row_that_differs_is_news(stored, new, expected):
    assert same(stored, new) is expected
