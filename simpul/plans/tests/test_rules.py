"""Results beside targets, and the states of tasks."""

from datetime import date
from decimal import Decimal

import pytest

from simpul.plans.rules.results import OF_PERSONS, PARTIAL, UNTOLD, Result, attained, is_met, result_of
from simpul.plans.rules.tasks import task_fault
from simpul.plans.rules.years import year_fault


@pytest.mark.parametrize(
    ("kind", "years", "result"),
    [
        ("flow", [10, 20], Result(30)),
        ("flow", [10, None], Result(10, PARTIAL)),
        ("flow", [None, None], Result(None, UNTOLD)),
        ("flow", [], Result(None, UNTOLD)),
        ("flow", [0], Result(0)),
        ("stock", [10, 12], Result(12)),
        ("stock", [10, None], Result(10, PARTIAL)),
        ("ratio", [50.5, 61.5], Result(61.5)),
        ("distinct", [7], Result(7)),
        ("distinct", [7, 8], Result(None, OF_PERSONS)),
    ],
)
def test_years_come_together_by_the_kind_of_the_indicator(kind: str, years: list, result: Result) -> None:
    assert result_of(kind, years) == result


@pytest.mark.parametrize(
    ("value", "target", "tenths"),
    [
        (75, "100", 750),
        (0, "100", 0),
        (None, "100", None),
        (5, "0", None),
        (1, "3", 333),
        (87.5, "80", 1093),
        (0.3, "0.3", 999),  # a float is a hair less than it looks; it never rounds up to all
        (100, "99.99", 1000),
    ],
)
def test_the_share_of_a_target_is_rounded_down(value, target: str, tenths) -> None:
    assert attained(value, Decimal(target)) == tenths


def test_fewer_may_be_better() -> None:
    assert is_met(3, Decimal(5), at_most=True) is True
    assert is_met(6, Decimal(5), at_most=True) is False
    assert is_met(6, Decimal(5), at_most=False) is True
    assert is_met(None, Decimal(5), at_most=True) is None


@pytest.mark.parametrize(
    ("state", "note", "paper", "fault"),
    [
        ("berjalan", "", False, ""),
        ("selesai", "", False, "tugas-perlu-bukti"),
        ("selesai", "Sudah dilaporkan", False, ""),
        ("selesai", "", True, ""),
        ("batal", "", True, "alasan-wajib"),
        ("beres", "", False, "keadaan-tugas-tidak-dikenal"),
    ],
)
def test_a_task_is_done_with_evidence_only(state: str, note: str, paper: bool, fault: str) -> None:
    assert task_fault(state, note, paper) == fault


def test_years_lie_in_the_time_of_the_programme() -> None:
    today = date(2026, 11, 22)
    assert [year_fault(year, today) for year in (2024, 2032)] == ["", ""]
    assert {year_fault(year, today) for year in (2023, 2033, 20260)} == {"tahun-anggaran-salah"}
