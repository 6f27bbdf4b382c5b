"""Packed rows: what is read is what was written; a sum is a sum; shorter rows are older ones."""

import random

import numpy as np
import pytest

from simpul.tally.rules.packing import LARGEST, empty, pack, same, total, totals, unpack


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


def test_a_sum_that_passes_int32_stays_at_the_largest_value():
    assert unpack(pack(row(LARGEST + 5)), 1).tolist() == [LARGEST]


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
    ],
    ids=["equal", "wider with zeros", "wider with news", "changed", "new zeros", "new", "no bytes", "low byte zero"],
)
def test_only_a_row_that_differs_is_news(stored, new, expected):
    assert same(stored, new) is expected


def test_the_total_of_rows_of_different_widths_is_the_sum_of_their_cells():
    assert total([pack(row(1, 2)), b"", pack(row(10))], 2).tolist() == [11, 2]
    assert total([], 2).tolist() == empty(2).tolist()


def test_sums_by_key_equal_plain_sums_over_many_batches():
    rng = random.Random(7)
    pairs = sorted((rng.randrange(50), [rng.randrange(1000) for _ in range(5)]) for _ in range(20_000))
    plain: dict[int, list[int]] = {}
    for key, cells in pairs:
        plain[key] = [a + b for a, b in zip(plain.get(key, [0] * 5), cells, strict=True)]
    found = totals(((key, pack(row(*cells))) for key, cells in pairs), 5)
    assert {key: sums.tolist() for key, sums in found.items()} == plain
