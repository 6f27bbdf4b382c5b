"""What a piece of work needs to be done or dropped."""

import pytest

from simpul.decisions.rules.states import item_fault


@pytest.mark.parametrize(
    ("state", "note", "paper", "fault"),
    [
        ("berjalan", "", False, ""),
        ("selesai", "", False, "tugas-perlu-bukti"),
        ("selesai", "", True, ""),
        ("batal", "", True, "alasan-wajib"),
        ("nanti", "x", True, "keadaan-tugas-tidak-dikenal"),
    ],
)
def test_work_is_done_with_evidence_and_dropped_with_a_reason(state: str, note: str, paper: bool, fault: str) -> None:
    assert item_fault(state, note, paper) == fault
