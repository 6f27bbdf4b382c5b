"""What a piece of work needs to be done or dropped."""

import pytest

from simpul.decisions.rules.consequences import BIDAN, TRAINING, consequences
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


@pytest.mark.parametrize(
    ("title", "decision", "leads_to"),
    [
        ("Anggarkan bidan desa", "Perbekel didorong menganggarkan bidan.", {BIDAN}),
        ("Bimtek di desa: narasumber DPMD", "", {TRAINING}),
        ("Kader dilatih menimbang", "", {TRAINING}),
        ("BIMBINGAN TEKNIS bagi bidan desa", "", {TRAINING, BIDAN}),
        ("Usulkan anggarannya", "Desa tanpa bidan menganggarkan bidan.", {BIDAN}),
        ("Kirim nomor registrasi", "Enam bidang dipercepat.", set()),  # bidang is no bidan
        ("Pasang papan jadwal", "", set()),
    ],
)
def test_an_action_leads_where_its_own_words_or_else_its_decision_lead(
    title: str, decision: str, leads_to: set[str]
) -> None:
    assert consequences(title, decision) == leads_to
