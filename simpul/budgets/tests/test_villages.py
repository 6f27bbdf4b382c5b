"""Bidan of a village (S2.6), its support as a score (S1.12), its PKK beside its posts (S2.9)."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.budgets import commands, queries
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.offices.commands import record_decree
from tests.cast import Cast, actor

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**{"at": AT, **values})
    return error.value.code


def note(cast: Cast, area: Any = None, **more: Any) -> UUID:
    given = {"by": cast.kasi, "area_id": (area or cast.areas.penarukan).id, "present": False, "since": TODAY}
    return commands.note_bidan(**{"at": AT, **given, **more})


def ask(cast: Cast, **more: Any) -> UUID:
    given = {
        "by": cast.kasi,
        "area_id": cast.areas.penarukan.id,
        "year": 2027,
        "on": TODAY,
        "asked_by": "DPMD",
        "amount": 36_000_000,
    }
    return commands.ask_for_bidan(**{"at": AT, **given, **more})


def stand(cast: Cast) -> tuple[int, int, int, dict[str, str]]:
    found = queries.bidan_stand(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, on=TODAY)
    return found.having, found.lacking, found.untold, {one.area.name: one.state for one in found.lines}


def test_a_village_that_nobody_asked_is_not_one_without_a_bidan(cast: Cast) -> None:
    note(cast)
    note(cast, cast.areas.kaliuntu, present=True, since=date(2025, 1, 1))
    states = {"Penarukan": "tanpa-bidan", "Kaliuntu": "ada-bidan"}
    expected = {**states, "Banyuasri": "belum-didata", "Kampung Baru": "belum-didata"}
    assert stand(cast) == (1, 1, 2, expected)
    note(cast, cast.areas.kaliuntu, since=date(2026, 6, 1), note="Pindah tugas")
    assert stand(cast)[:3] == (0, 2, 2)
    national = queries.bidan_stand(by=cast.national_team, area_id=cast.areas.nation.id, on=TODAY)
    assert (national.having, national.lacking, national.lines) == (0, 2, ())
    assert refused(commands.note_bidan, by=cast.kasi, area_id=cast.areas.penarukan.id, present=True, since=TODAY) == (
        "bidan-sudah-dicatat"
    )
    tomorrow = {"present": True, "since": date(2026, 12, 1)}
    assert refused(commands.note_bidan, by=cast.kasi, area_id=cast.areas.penarukan.id, **tomorrow) == (
        "tanggal-belum-tiba"
    )
    up = {"area_id": cast.areas.kec_buleleng.id, "present": True, "since": TODAY}
    assert refused(commands.note_bidan, by=cast.kasi, **up) == "bukan-desa-atau-kelurahan"


def test_the_budget_item_goes_from_asked_to_budgeted(cast: Cast) -> None:
    note(cast)
    asked = ask(cast)
    assert [one.title for one in queries.due(by=cast.village_head, at=AT)] == [
        "Permintaan anggaran bidan desa 2027 menunggu jawaban."
    ]
    answer = {"by": cast.village_head, "request_id": asked, "on": TODAY}
    assert refused(commands.answer_bidan_request, **answer, state="ditolak") == "alasan-wajib"
    commands.answer_bidan_request(at=AT, **answer, state="ditolak", reason="Dana terbatas")
    found = queries.bidan_of(by=cast.kasi, area_id=cast.areas.penarukan.id, on=TODAY)
    assert (found.request, found.reason, found.amount, found.year) == ("ditolak", "Dana terbatas", 36_000_000, 2027)
    line = {"area_id": cast.areas.penarukan.id, "year": 2027, "source": "dpa_kecamatan", "name": "Bidan", "amount": 1}
    wrong, right = (
        commands.add_line(by=cast.village_head, at=AT, **line, purpose=purpose).id
        for purpose in ("sarana", "bidan_desa")
    )
    assert refused(commands.answer_bidan_request, **answer, state="dianggarkan") == "permintaan-perlu-anggaran"
    budgeted = {**answer, "state": "dianggarkan"}
    assert refused(commands.answer_bidan_request, **budgeted, line_id=wrong) == "permintaan-baris-lain"
    commands.answer_bidan_request(at=AT, **budgeted, line_id=right)
    assert refused(commands.answer_bidan_request, **answer, state="disetujui") == "permintaan-sudah-dijawab"
    assert refused(commands.void_line, by=cast.village_head, line_id=right, reason="x") == "baris-ada-belanja"
    assert queries.due(by=cast.village_head, at=AT) == []
    assert queries.bidan_of(by=cast.auditor, area_id=cast.areas.penarukan.id, on=TODAY).line_id == right


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"year": 2020}, "tahun-anggaran-salah"),
        ({"amount": 0}, "jumlah-harus-ada"),
        ({"asked_by": ""}, "uraian-kosong"),
        ({"on": date(2026, 12, 1)}, "tanggal-belum-tiba"),
    ],
)
def test_a_request_that_cannot_be_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as error:
        ask(cast, **wrong)
    assert error.value.code == code


def test_a_village_with_a_bidan_is_not_asked_and_nobody_is_asked_twice(cast: Cast) -> None:
    assert ask(cast, id=ask(cast))
    with pytest.raises(Refusal, match="sudah ada"):
        ask(cast)
    note(cast, present=True)
    with pytest.raises(Refusal, match="sudah ada bidannya"):
        ask(cast, year=2026)


def test_strangers_neither_note_nor_ask_nor_answer(cast: Cast) -> None:
    asked = ask(cast)
    for one in (cast.stranger, cast.other_village_head, cast.kader_a, cast.auditor):
        with pytest.raises(Refusal, match="belum diberi hak"):
            note(cast, by=one)
        with pytest.raises(Refusal, match="belum diberi hak"):
            ask(cast, by=one, year=2028)
    for one in (cast.stranger, cast.kasi, cast.regency_office):
        answer = {"by": one, "request_id": asked, "on": TODAY, "state": "disetujui"}
        assert refused(commands.answer_bidan_request, **answer) == "tidak-berhak"
    with pytest.raises(Refusal):
        queries.bidan_request(by=cast.stranger, request_id=asked, on=TODAY)
    assert queries.bidan_request(by=cast.kasi, request_id=asked, on=TODAY).request == "diminta"
    for query in (queries.bidan_stand, queries.bidan_of):
        with pytest.raises(Refusal):
            query(by=cast.stranger, area_id=cast.areas.penarukan.id, on=TODAY)
    assert queries.due(by=cast.stranger, at=AT) == []


def test_pkk_stands_beside_the_posts(cast: Cast) -> None:
    record = {"by": cast.staf_desa, "area_id": cast.areas.penarukan.id, "on": date(2026, 10, 5), "kind": "penyuluhan"}
    first = commands.record_pkk(at=AT, **record, name="Pola asuh anak", participants=30).id
    commands.record_pkk(at=AT, **record, name="Gotong royong")
    assert refused(commands.record_pkk, **record, name="Pola asuh  anak") == "kegiatan-sudah-ada"
    assert refused(commands.record_pkk, **{**record, "kind": "x"}, name="y") == "kegiatan-tidak-dikenal"
    assert refused(commands.record_pkk, **record, name="y", participants=-1) == "isian-keliru"
    seen = {"by": cast.kasi, "area_id": cast.areas.penarukan.id, "period": Period(2026, 1, 12)}
    found = queries.village_activities(**seen)
    assert (len(found.activities), found.participants, found.uncounted) == (2, 30, 1)
    assert [one.records for one in found.services] == [None] * 6  # no report is in: not zero
    assert queries.pkk_activity(by=cast.kasi, activity_id=first)[0].name == "Pola asuh anak"
    commands.void_pkk(by=cast.staf_desa, at=AT, activity_id=first, reason="Salah tanggal")
    assert refused(commands.void_pkk, by=cast.staf_desa, activity_id=first, reason="x") == "kegiatan-sudah-batal"
    assert len(queries.village_activities(**seen).activities) == 1
    for one in (cast.stranger, cast.kasi, cast.auditor):
        assert refused(commands.record_pkk, **{**record, "by": one}, name="z") == "tidak-berhak"
        assert refused(commands.void_pkk, by=one, activity_id=first, reason="x") == "tidak-berhak"
    with pytest.raises(Refusal):
        queries.pkk_activity(by=cast.stranger, activity_id=first)
    with pytest.raises(Refusal):
        queries.village_activities(**{**seen, "by": cast.stranger})


def test_the_support_of_a_village_is_counted_from_what_is_recorded(cast: Cast) -> None:
    commands.add_line(
        by=cast.village_head,
        at=AT,
        area_id=cast.areas.penarukan.id,
        year=2026,
        source="dpa_kecamatan",
        purpose="insentif",
        name="Insentif kader",
        amount=1_000_000,
    )
    note(cast, present=True)
    decree = {"number": "SK/1/2025", "on": date(2025, 1, 6), "signer_name": "I Made Arta", "purpose": "pendirian"}
    posts = [cast.post_a.id, cast.post_b.id]
    record_decree(by=cast.village_head, at=AT, area_id=cast.areas.penarukan.id, **decree, post_ids=posts)
    where = {"year": 2026, "on": TODAY}
    found = queries.support_of(by=cast.kasi, area_id=cast.areas.penarukan.id, **where)
    met = {one.code for one in found.score.judged if one.met}
    assert met == {"dianggarkan", "insentif", "sk", "bidan"}
    assert found.score.points == 65
    below = queries.support_below(by=cast.regency_team, area_id=cast.areas.buleleng.id, **where)
    assert below[-1].area.name == "Penarukan"
    assert [one.score.points for one in below] == sorted(one.score.points for one in below)
    assert queries.support_below(by=cast.national_team, area_id=cast.areas.bali.id, **where) == []
    for query in (queries.support_of, queries.support_below):
        with pytest.raises(Refusal):
            query(by=cast.stranger, area_id=cast.areas.penarukan.id, **where)


def test_a_desa_with_apbdes_scores_as_a_kelurahan_with_its_dpa(cast: Cast) -> None:
    scores = []
    for area, source in ((cast.areas.tambakan, "apbdes"), (cast.areas.penarukan, "dpa_kecamatan")):
        head = actor("kepala_desa", area)
        line = {"area_id": area.id, "year": 2026, "source": source, "purpose": "sarana", "name": "Alat"}
        commands.add_line(by=head, at=AT, **line, amount=5_000_000)
        scores.append(queries.support_of(by=head, area_id=area.id, year=2026, on=TODAY).score.points)
    assert scores == [25, 25]
