"""Numbers and dates as people type them."""

import pytest

from simpul.standards.answers import Wrong
from simpul.standards.typing_in import read_date, read_number


@pytest.mark.parametrize(
    ("text", "decimals", "unit", "value"),
    [
        ("9,5", 1, "kg", 9.5),
        ("9.5", 1, "kg", 9.5),
        (" 9,5 kg ", 1, "kg", 9.5),
        ("1.234,5", 1, "", 1234.5),
        ("1,234.5", 1, "", 1234.5),
        ("1.234.567", 0, "", 1234567),
        ("1.234", 1, "", 1234),
        ("0.125", 3, "", 0.125),
        ("250.000", 0, "Rp", 250000),
        ("Rp 250.000", 0, "Rp", 250000),
        ("Rp250.000,-", 0, "Rp", 250000),
        ("12", 0, "", 12),
        ("-3,5", 1, "", -3.5),
        ("5.0", 0, "", 5.0),
    ],
)
def test_a_number_is_read_as_it_is_written_in_indonesia(text: str, decimals: int, unit: str, value: float) -> None:
    assert read_number(text, decimals=decimals, unit=unit) == value


@pytest.mark.parametrize(
    "text", ["sembilan", "9,5,5", "1.2.3", "9..5", "1e5", "٩", "--3", "9" * 1_000_000, "NaN", "inf", ","]
)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Wrong, match="Isi dengan"):
        read_number(text, decimals=1)


@pytest.mark.parametrize(
    "text",
    [
        "12/08/2026",
        "2026-08-12",
        "12-08-2026",
        "12-8-2026",
        "12.08.2026",
        "12 Agustus 2026",
        "12 agu 2026",
        "12 Agt 2026",
        " 12/8/2026 ",
    ],
)
def test_a_date_is_read_day_first(text: str) -> None:
    assert read_date(text).isoformat() == "2026-08-12"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("31/02/2026", "31/02/2026 tidak ada"),
        ("29/2/2026", "29/2/2026 tidak ada"),
        ("2026-13-01", "tidak ada"),
        ("00/08/2026", "tidak ada"),
        ("12/08/26", "empat angka"),
        ("12 Agustus 26", "empat angka"),
        ("12/08/20266", "empat angka"),
        ("12 Augustus 2026", "Nama bulan"),
        ("12 ju 2026", "Nama bulan"),
        ("08/2026", "tidak terbaca"),
        ("kemarin", "tidak terbaca"),
        ("12" * 500_000, "terlalu panjang"),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(Wrong, match=says):
        read_date(text)


def test_a_leap_day_exists_in_a_leap_year() -> None:
    assert read_date("29/02/2024").isoformat() == "2024-02-29"
