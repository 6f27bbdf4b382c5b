"""Sources of money, states of requests, and the support of a village: decisions without a database."""

from datetime import date

import pytest

from simpul.budgets.rules.lines import source_fault, spending_warnings
from simpul.budgets.rules.states import AGREED, ASKED, BUDGETED, REFUSED, request_fault
from simpul.budgets.rules.support import VillageFacts, score
from simpul.standards.budgets import budget_table, entry

DAY = date(2026, 11, 22)
TABLE = budget_table()


@pytest.mark.parametrize(
    ("source", "kind", "fault", "doubt"),
    [
        ("apbdes", "desa", "", ""),
        ("apbdes", "desa_adat", "", ""),
        ("apbdes", "kelurahan", "sumber-bukan-di-sini", ""),
        ("apbdes", "provinsi", "sumber-bukan-di-sini", ""),
        ("dpa_kecamatan", "kelurahan", "", ""),
        ("dpa_kecamatan", "kecamatan", "", ""),
        ("dpa_kecamatan", "desa", "sumber-bukan-di-sini", ""),
        ("apbd_kabupaten", "provinsi", "", "sumber-tidak-lazim"),
        ("apbd_provinsi", "desa", "", ""),
        ("csr", "kelurahan", "", ""),
    ],
)
def test_a_kelurahan_has_no_apbdes_and_a_desa_no_dpa(source: str, kind: str, fault: str, doubt: str) -> None:
    found = entry(TABLE.sources, source, DAY)
    assert found is not None
    assert source_fault(found, kind) == (fault, doubt)


@pytest.mark.parametrize(
    ("now", "then", "reason", "with_line", "fault"),
    [
        (ASKED, AGREED, "", False, ""),
        (ASKED, REFUSED, "", False, "alasan-wajib"),
        (ASKED, REFUSED, "Dana habis", False, ""),
        (AGREED, BUDGETED, "", True, ""),
        (AGREED, BUDGETED, "", False, "permintaan-perlu-anggaran"),
        (REFUSED, AGREED, "", False, ""),
        (AGREED, AGREED, "", False, "permintaan-sudah-dijawab"),
        (BUDGETED, REFUSED, "Salah", False, "permintaan-sudah-dijawab"),
    ],
)
def test_a_request_goes_from_asked_to_budgeted(now: str, then: str, reason: str, with_line: bool, fault: str) -> None:
    assert request_fault(now, then, reason, with_line) == fault


def test_what_is_doubtful_about_spending_is_told_and_not_refused() -> None:
    told = spending_warnings(spent=11, amount=10, year=2026, on=date(2027, 1, 3), has_paper=False)
    assert told == ("belanja-melebihi-anggaran", "sebelum-tahun-anggaran", "belanja-tanpa-bukti")
    assert spending_warnings(spent=10, amount=10, year=2026, on=DAY, has_paper=True) == ()


def test_a_village_of_which_nothing_is_known_has_no_points_and_reads_why() -> None:
    found = score(VillageFacts(), DAY)
    assert (found.points, found.of) == (0, 100)
    assert "Belum didata" in next(one.because for one in found.judged if one.code == "bidan")
    assert all(one.because for one in found.judged)


def test_the_score_is_the_sum_of_its_criteria() -> None:
    facts = VillageFacts(
        own_amount=10_000_000,
        own_spent=4_999_999,
        incentives_paid=1,
        posts=3,
        posts_with_decree=3,
        with_team=True,
        bidan=False,
        bidan_request=BUDGETED,
    )
    found = score(facts, DAY)
    assert {one.code for one in found.judged if not one.met} == {"terserap", "pkk"}
    assert found.points == sum(one.points for one in found.judged) == 80


def test_the_criteria_add_up_to_a_hundred_and_each_has_its_judge() -> None:
    assert sum(one.points for one in TABLE.support) == 100
    assert {one.code for one in score(VillageFacts(), DAY).judged} == {one.code for one in TABLE.support}
