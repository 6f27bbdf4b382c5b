"""Money as people write it, to the rupiah."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.kernel import money
from simpul.kernel.refusals import Refusal

READ = [
    ("1 miliar", 1_000_000_000),
    ("1.000.000.000", 1_000_000_000),
    ("1,5 juta", 1_500_000),
    ("1.5 juta", 1_500_000),
    ("1.500 juta", 1_500_000_000),
    ("Rp 250.000,00", 250_000),
    ("Rp250.000,-", 250_000),
    ("Rp. 250.000", 250_000),
    ("250 ribu", 250_000),
    ("250rb", 250_000),
    ("2 juta 500 ribu", 2_500_000),
    ("1 milyar rupiah", 1_000_000_000),
    ("2,8 Miliar", 2_800_000_000),
    ("Rp\u00a01.000", 1_000),
    ("250000", 250_000),
    ("0", 0),
    ("9223372036854775807", money.LARGEST),
]
REFUSED = [
    ("", "uang-tidak-terbaca"),
    ("Rp", "uang-tidak-terbaca"),
    ("sejuta", "uang-tidak-terbaca"),
    ("-5", "uang-tidak-terbaca"),
    ("1 M", "uang-tidak-terbaca"),
    ("250,000", "uang-tidak-terbaca"),
    ("1.00", "uang-tidak-terbaca"),
    ("12.34.567", "uang-tidak-terbaca"),
    ("1,2,3", "uang-tidak-terbaca"),
    ("500 ribu 2 juta", "uang-tidak-terbaca"),
    ("1 juta 1 juta", "uang-tidak-terbaca"),
    ("1e9", "uang-tidak-terbaca"),
    ("१००", "uang-tidak-terbaca"),
    ("NaN", "uang-tidak-terbaca"),
    ("1" * 200, "uang-tidak-terbaca"),
    ("250.000,50", "uang-bukan-bulat"),
    ("1,2345678 juta", "uang-bukan-bulat"),
    ("9223372036854775808", "uang-terlalu-besar"),
    ("10.000.000 triliun", "uang-terlalu-besar"),
]


@pytest.mark.parametrize(("text", "amount"), READ)
def test_money_is_read_as_people_write_it(text: str, amount: int) -> None:
    assert money.read(text) == amount


@pytest.mark.parametrize(("text", "code"), REFUSED)
def test_what_is_no_clear_amount_is_refused_in_words(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        money.read(text, field="amount")
    assert (refused.value.code, refused.value.field) == (code, "amount")


@given(st.integers(0, money.LARGEST))
def test_whatever_is_written_is_read_again_to_the_rupiah(amount: int) -> None:
    assert money.read(money.written(amount)) == amount


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (700_000_000, 1_000_000_000, "70,0\u00a0%"),
        (1, 3, "33,3\u00a0%"),
        (999_999_999, 1_000_000_000, "99,9\u00a0%"),
        (3, 2, "150,0\u00a0%"),
        (0, 5, "0,0\u00a0%"),
        (0, 0, "–"),
        (money.LARGEST - 1, money.LARGEST, "99,9\u00a0%"),
    ],
)
def test_a_share_is_exact_and_a_hundred_means_all(part: int, whole: int, text: str) -> None:
    assert money.share(part, whole) == text
