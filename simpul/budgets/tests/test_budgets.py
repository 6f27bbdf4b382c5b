"""Money of an area: planned, changed, spent (S3.7), by whom it may be written, and what is missing."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from simpul.audit.models import Change as Audited
from simpul.budgets import commands, queries
from simpul.incentives import commands as incentives
from simpul.kernel import money
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.papers.commands import add_paper
from simpul.papers.tests.test_papers import PLAIN
from tests import factories
from tests.cast import Cast, actor

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
TODAY = date(2026, 11, 22)
MILLION = 1_000_000


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.PAPER_DIR = tmp_path


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**{"at": AT, **values})
    return error.value.code


def asked(cast: Cast, **more: Any) -> dict[str, Any]:
    given = {
        "by": cast.village_head,
        "area_id": cast.areas.penarukan.id,
        "year": 2026,
        "source": "dpa_kecamatan",
        "purpose": "operasional_pos",
        "name": "Operasional enam posyandu",
        "amount": 12 * MILLION,
    }
    return {**given, **more}


def line(cast: Cast, **more: Any) -> UUID:
    return commands.add_line(**{"at": AT, **asked(cast, **more)}).id


def spend(cast: Cast, line_id: UUID, amount: int, by: Actor | None = None, **more: Any) -> commands.Noted:
    given = {"on": date(2026, 5, 4), "note": "Belanja alat", "amount": amount}
    return commands.record_spending(by=by or cast.village_head, at=AT, line_id=line_id, **{**given, **more})


def budget(by: Actor, area_id: int, year: int = 2026) -> queries.Budget:
    return queries.budget(by=by, area_id=area_id, year=year, today=TODAY)


def test_one_billion_with_seventy_per_cent_for_coaching(cast: Cast) -> None:
    """S3.7: the budget of the provincial team, and what was spent of it."""
    office = actor("sekretariat", cast.areas.kalsel)
    where = {"by": office, "area_id": cast.areas.kalsel.id, "year": 2025, "source": "apbd_provinsi"}
    coaching = line(cast, **where, purpose="pembinaan", name="Pembinaan posyandu", amount=money.read("700 juta"))
    line(cast, **where, purpose="rakor", name="Rapat koordinasi", amount=money.read("300 juta"))
    spend(cast, coaching, 120 * MILLION, by=office, on=date(2025, 12, 1))
    found = budget(office, cast.areas.kalsel.id, 2025)
    assert money.written(found.own.planned) == "Rp\u00a01.000.000.000"
    assert money.share(found.coaching.amount, found.own.amount) == "70,0\u00a0%"
    assert (found.coaching.spent, found.own.left) == (120 * MILLION, 880 * MILLION)
    assert {one.code: one.sums.amount for one in found.by_purpose} == {
        "pembinaan": 700 * MILLION,
        "rakor": 300 * MILLION,
    }
    assert found.missing == (("without_document", 2), ("without_evidence", 1), ("unspent", 1))


def test_a_change_during_the_year_keeps_what_was_before(cast: Cast) -> None:
    made = line(cast)
    change = {"by": cast.village_head, "line_id": made, "on": date(2026, 8, 1), "reason": "Perubahan APBD"}
    commands.change_line(at=AT, **change, amount=9 * MILLION, document="DPPA contoh")
    commands.change_line(at=AT, **change, amount=10 * MILLION)
    detail = queries.line(by=cast.auditor, line_id=made)
    assert [(one.before // MILLION, one.after // MILLION) for one in detail.changes] == [(12, 9), (9, 10)]
    sums = detail.line.sums
    assert (sums.planned, sums.amount, sums.changed) == (12 * MILLION, 10 * MILLION, -2 * MILLION)
    assert Audited.objects.filter(kind="budget_line", object_id=str(made)).count() == 3
    assert refused(commands.change_line, **change, amount=10 * MILLION) == "anggaran-tidak-berubah"
    late = {**change, "on": date(2027, 1, 1)}
    assert refused(commands.change_line, **late, amount=1) == "tanggal-belum-tiba"
    spend(cast, made, 8 * MILLION)
    told = commands.change_line(at=AT, **change, amount=0)
    assert ["melebihi" in one for one in told.warnings] == [True]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"source": "apbdes"}, "sumber-bukan-di-sini"),
        ({"source": "utang"}, "sumber-dana-tidak-dikenal"),
        ({"purpose": "piknik"}, "keperluan-tidak-dikenal"),
        ({"year": 2020}, "tahun-anggaran-salah"),
        ({"amount": 0}, "jumlah-harus-ada"),
        ({"amount": -5}, "jumlah-harus-ada"),
        ({"amount": 10**16}, "uang-terlalu-besar"),
        ({"name": " "}, "uraian-kosong"),
        ({"target_id": UUID(int=1)}, "tidak-ditemukan"),
    ],
)
def test_a_line_that_cannot_be_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    assert refused(commands.add_line, **asked(cast, **wrong)) == code


def test_desa_and_kelurahan_are_equals_each_with_its_own_money(cast: Cast) -> None:
    head = actor("kepala_desa", cast.areas.tambakan)
    desa = {"by": head, "area_id": cast.areas.tambakan.id}
    assert refused(commands.add_line, **asked(cast, **desa)) == "sumber-bukan-di-sini"
    with pytest.raises(Refusal, match="APBDes bukan sumber dana Kelurahan Penarukan"):
        line(cast, source="apbdes")
    mine, theirs = line(cast, **desa, source="apbdes"), line(cast)
    for made, by in ((mine, head), (theirs, cast.village_head)):
        assert queries.line(by=by, line_id=made).line.sums.amount == 12 * MILLION
    told = commands.add_line(at=AT, **asked(cast, by=SYSTEM, area_id=cast.areas.bali.id, source="apbd_kabupaten"))
    assert ["tidak lazim" in one for one in told.warnings] == [True]


def test_the_district_writes_its_dpa_for_a_kelurahan_and_nothing_else(cast: Cast) -> None:
    made = line(cast, by=cast.kasi)
    spend(cast, made, MILLION, by=cast.kasi)
    assert refused(commands.add_line, **asked(cast, by=cast.kasi, source="csr")) == "tidak-berhak"
    for other in (cast.regency_office, actor("kasi_kecamatan", cast.areas.kubutambahan)):
        assert refused(commands.add_line, **asked(cast, by=other)) == "tidak-berhak"


def test_the_same_line_is_written_once(cast: Cast) -> None:
    first = line(cast, id=new_id())
    assert line(cast, id=first) == first
    assert refused(commands.add_line, **asked(cast, name="OPERASIONAL  enam Posyandu")) == "baris-anggaran-sudah-ada"
    commands.void_line(by=cast.village_head, at=AT, line_id=first, reason="Salah tahun")
    assert line(cast) != first
    assert refused(commands.change_line, by=cast.village_head, line_id=first, on=TODAY, amount=1, reason="x") == (
        "baris-anggaran-batal"
    )


def test_spending_is_told_with_its_evidence_and_what_is_doubtful(cast: Cast) -> None:
    made = line(cast)
    paper = add_paper(by=SYSTEM, at=AT, area_id=cast.areas.penarukan.id, name="kuitansi.pdf", data=PLAIN)
    assert spend(cast, made, 5 * MILLION, paper_id=paper).warnings == ()
    told = spend(cast, made, 8 * MILLION)
    assert len(told.warnings) == 2  # more than there is, and without evidence
    found = budget(cast.auditor, cast.areas.penarukan.id)
    assert found.missing == (("without_document", 1), ("without_evidence", 1), ("overspent", 1))
    commands.add_evidence(by=cast.village_head, at=AT, realisation_id=told.id, paper_id=paper)
    commands.void_spending(by=cast.village_head, at=AT, realisation_id=told.id, reason="Tertulis dua kali")
    void = {"by": cast.village_head, "realisation_id": told.id}
    assert refused(commands.void_spending, **void, reason="x") == "belanja-sudah-batal"
    assert refused(commands.add_evidence, **void, paper_id=paper) == "belanja-sudah-batal"
    detail = queries.line(by=cast.village_head, line_id=made)
    assert (detail.line.sums.spent, len(detail.realisations)) == (5 * MILLION, 2)
    assert refused(commands.void_line, by=cast.village_head, line_id=made, reason="x") == "baris-ada-belanja"
    away = add_paper(by=SYSTEM, at=AT, area_id=cast.areas.tambakan.id, name="kuitansi.pdf", data=PLAIN)
    entry = {"by": cast.village_head, "line_id": made, "note": "x", "on": TODAY}
    assert refused(commands.record_spending, **entry, amount=1, paper_id=away) == "bukti-wilayah-lain"
    assert refused(commands.record_spending, **entry, amount=0) == "jumlah-harus-ada"
    assert refused(commands.record_spending, **{**entry, "on": date(2026, 12, 1)}, amount=1) == "tanggal-belum-tiba"


def test_what_was_paid_of_incentives_is_spent_and_never_typed(cast: Cast) -> None:
    for name in ("Kadek Sari", "Luh Rai"):
        factories.appointment(factories.person(cast.post_a, name), cast.post_a, field="sosial")
    rate = {"position": "kader", "amount": 250_000, "months": 1, "valid_from": date(2026, 1, 1), "document": "SK"}
    incentives.set_rate(by=cast.village_head, at=AT, area_id=cast.areas.penarukan.id, **rate)
    where = {"by": cast.village_head, "area_id": cast.areas.penarukan.id}
    listed = incentives.make_list(at=AT, **where, period=Period(2026, 10), source="dpa_kecamatan")
    made = line(cast, purpose="insentif", name="Insentif kader")
    take = {"by": cast.village_head, "line_id": made, "list_id": listed, "on": TODAY}
    assert refused(commands.record_incentives_paid, **take) == "daftar-insentif-belum-dibayar"
    payments = [one.id for one in incentives_of(cast, listed)]
    incentives.record_payments(by=cast.village_head, at=AT, list_id=listed, payment_ids=payments[:1], on=TODAY)
    commands.record_incentives_paid(at=AT, **take)
    assert refused(commands.record_incentives_paid, **take) == "daftar-insentif-belum-dibayar"
    incentives.record_payments(by=cast.village_head, at=AT, list_id=listed, payment_ids=payments, on=TODAY)
    commands.record_incentives_paid(at=AT, **take)
    assert queries.line(by=cast.village_head, line_id=made).line.sums.spent == 500_000
    other = line(cast, name="Bukan insentif")
    assert refused(commands.record_incentives_paid, **{**take, "line_id": other}) == "tidak-ditemukan"


def incentives_of(cast: Cast, list_id: UUID) -> list[Any]:
    from simpul.incentives.queries import payments

    return payments(by=cast.village_head, list_id=list_id)


def test_what_lies_below_is_summed_by_area(cast: Cast) -> None:
    spend(cast, line(cast), 4 * MILLION)
    line(cast, by=cast.kasi, area_id=cast.areas.kec_buleleng.id, amount=MILLION)
    found = budget(cast.regency_office, cast.areas.buleleng.id)
    assert found.own == queries.Sums()
    (district,) = found.below
    assert (district.area.name, district.sums) == ("Buleleng", queries.Sums(13 * MILLION, 13 * MILLION, 4 * MILLION, 2))
    (village,) = budget(cast.kasi, cast.areas.kec_buleleng.id).below
    assert village.sums.spent == 4 * MILLION
    assert budget(cast.national_team, cast.areas.nation.id).below[0].area.name == "Bali"
    assert budget(cast.village_head, cast.areas.penarukan.id).years == (2027, 2026)
    assert [one.name for one in queries.lines(by=cast.kasi, area_id=cast.areas.penarukan.id, year=2026)] == [
        "Operasional enam posyandu"
    ]


def test_strangers_neither_see_nor_write(cast: Cast) -> None:
    made = line(cast)
    entry = spend(cast, made, MILLION).id
    for one in (cast.stranger, cast.other_village_head, cast.kader_a, cast.resident):
        for query, values in (
            (queries.budget, {"area_id": cast.areas.penarukan.id, "year": 2026, "today": TODAY}),
            (queries.lines, {"area_id": cast.areas.penarukan.id, "year": 2026}),
            (queries.line, {"line_id": made}),
            (queries.line_of_spending, {"realisation_id": entry}),
        ):
            with pytest.raises(Refusal):
                query(by=one, **values)
    for one in (cast.stranger, cast.auditor, cast.regency_team, cast.ketua_a):
        assert refused(commands.add_line, **asked(cast, by=one)) == "tidak-berhak"
        assert refused(commands.change_line, by=one, line_id=made, on=TODAY, amount=1, reason="x") == "tidak-berhak"
        assert refused(commands.void_line, by=one, line_id=made, reason="x") == "tidak-berhak"
        assert refused(commands.record_spending, by=one, line_id=made, on=TODAY, amount=1, note="x") == "tidak-berhak"
        assert refused(commands.void_spending, by=one, realisation_id=entry, reason="x") == "tidak-berhak"
