"""Many packed rows at once: a sum is a sum, whatever the length of the rows."""

import random

import numpy as np

from simpul.wide.matrices import matrix, pack_all, sum_by, total, totals, widened
from simpul.wide.packing import LARGEST, empty, pack


def row(*cells: int) -> np.ndarray:
    return np.array(cells, dtype=np.int64)


def test_the_total_of_rows_of_different_widths_is_the_sum_of_their_cells():
    assert total([pack(row(1, 2)), b"", pack(row(10))], 2).tolist() == [11, 2]
    assert total([], 2).tolist() == empty(2).tolist()


def test_rows_of_both_sizes_add_up():
    rows = [pack(row(1, LARGEST)), pack(row(1, LARGEST + 1)), pack(row(1)), b""]
    assert total(rows, 2).tolist() == [3, 2 * LARGEST + 1]


def test_rows_are_packed_together_as_they_are_packed_singly():
    rows = [row(1, 2), row(0, 0), row(0, LARGEST), row(3, -LARGEST - 5)]
    assert list(pack_all(np.array(rows))) == [pack(rows[0]), b"", pack(rows[2]), pack(rows[3])]


def test_packed_rows_come_back():
    rows = np.array([[1, 2], [0, 0], [LARGEST + 1, 4]])
    assert matrix(list(pack_all(rows)), 2).tolist() == rows.tolist()


def test_sums_by_key_equal_plain_sums_over_many_batches():
    rng = random.Random(7)
    pairs = [(rng.randrange(50), [rng.randrange(1000) for _ in range(5)]) for _ in range(20_000)]
    plain: dict[int, list[int]] = {}
    for key, cells in pairs:
        plain[key] = [a + b for a, b in zip(plain.get(key, [0] * 5), cells, strict=True)]
    packed = [(key, pack(row(*cells))) for key, cells in pairs]
    batches = (packed[start : start + 777] for start in range(0, len(packed), 777))
    assert totals(batches, np.arange(50), 5).tolist() == [plain[key] for key in range(50)]


def test_nothing_sums_up_to_nothing():
    keys, rows = sum_by(np.array([], dtype=np.int64), np.zeros((0, 3), dtype=np.int64))
    assert (len(keys), rows.shape) == (0, (0, 3))


def test_a_key_without_rows_has_zeros():
    assert widened(row(2, 5), np.array([[1], [7]]), row(1, 2, 5)).tolist() == [[0], [1], [7]]
