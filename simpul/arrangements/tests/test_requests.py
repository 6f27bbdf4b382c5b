"""A village asks DPMD or an agency for a speaker; the office answers; the calendar tells who speaks where (S2.7)."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from simpul.arrangements import commands, queries
from simpul.arrangements.rules.requests import ACCEPTED, ASKED, DECLINED, OTHER_DATE, answer_fault
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.training.queries import batches_by_id
from simpul.training.tests.test_programmes import batch
from simpul.training.tests.test_timetables import session, speaker
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 4, 22, 4, tzinfo=UTC)
MAY = date(2026, 5, 12)


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**values)
    return error.value.code


def ask(cast: Cast, by: Actor | None = None, **more: Any) -> UUID:
    given = {
        "area_id": cast.areas.penarukan.id,
        "asked_id": cast.areas.buleleng.id,
        "topic": "Posyandu Enam SPM",
        "wished": [date(2026, 5, 19), MAY],
        **more,
    }
    return commands.ask_speaker(by=by or cast.village_head, at=AT, **given)


def answer(by: Actor, id: UUID, state: str = ACCEPTED, on: date | None = MAY, **more: Any) -> None:
    commands.answer_request(by=by, at=AT, request_id=id, state=state, on=on, **more)


@pytest.mark.parametrize(
    ("now", "then", "reason", "day", "fault"),
    [
        (ASKED, ACCEPTED, "", True, ""),
        (ASKED, ACCEPTED, "", False, "tanggal-narasumber-wajib"),
        (ASKED, DECLINED, "", False, "alasan-wajib"),
        (ASKED, DECLINED, "Penuh", False, ""),
        (ASKED, OTHER_DATE, "Penuh", True, ""),
        (ASKED, OTHER_DATE, "Penuh", False, "tanggal-narasumber-wajib"),
        (ASKED, ASKED, "", True, "jawaban-narasumber-salah"),
        (DECLINED, ACCEPTED, "", True, ""),
        (DECLINED, DECLINED, "Penuh", False, "permintaan-sudah-dijawab"),
    ],
)
def test_what_may_be_answered(now: str, then: str, reason: str, day: bool, fault: str) -> None:
    assert answer_fault(now, then, reason, day) == fault


def test_the_office_is_reminded_and_its_answer_stands_in_the_calendar(cast: Cast) -> None:
    made = ask(cast, place="Balai Kelurahan")
    found = queries.due(by=cast.regency_office, at=AT)
    assert [(one.kind, one.due_on, one.args) for one in found] == [("jatuh_tempo", MAY, {"id": str(made)})]
    late = datetime(2026, 5, 30, tzinfo=UTC)
    assert [one.kind for one in queries.due(by=cast.regency_office, at=late)] == ["terlambat"]
    answer(cast.regency_office, made, speaker="Kepala Bidang")
    assert queries.due(by=cast.regency_office, at=AT) == []
    seen = queries.request(by=cast.village_head, request_id=made)
    assert (seen.state, seen.on, seen.speaker, seen.may_answer) == ("diterima", MAY, "Kepala Bidang", False)
    entry = queries.calendar(by=cast.kasi, area_id=cast.areas.buleleng.id, month=Period(2026, 5))
    assert [(one.on, one.who, one.where, one.request_id) for one in entry] == [
        (MAY, "Kepala Bidang", "Balai Kelurahan", made)
    ]
    assert queries.calendar(by=cast.kasi, area_id=cast.areas.buleleng.id, month=Period(2026, 6)) == []


def test_another_day_is_offered_and_agreed_to(cast: Cast) -> None:
    made = ask(cast)
    answer(cast.regency_office, made, OTHER_DATE, date(2026, 5, 26), reason="Ada bimtek provinsi")
    assert [one.kind for one in queries.due(by=cast.village_head, at=AT)] == ["kembali"]
    assert queries.request(by=cast.village_head, request_id=made).may_agree
    assert refused(commands.agree_date, by=cast.other_village_head, at=AT, request_id=made) == "tidak-berhak"
    commands.agree_date(by=cast.village_head, at=AT, request_id=made)
    assert queries.request(by=cast.village_head, request_id=made).state == ACCEPTED
    assert refused(commands.agree_date, by=cast.village_head, at=AT, request_id=made) == "bukan-tanggal-lain"


def test_an_agency_answers_for_itself_and_not_for_the_secretariat(cast: Cast) -> None:
    works = factories.agency(cast.areas.buleleng, "Dinas PU", ("pekerjaan_umum",))
    social = factories.agency(cast.areas.buleleng, "Dinas Sosial", ("sosial",))
    mine = ask(cast, agency_id=works.id, field="pekerjaan_umum")
    others = [ask(cast, agency_id=social.id), ask(cast)]
    assert [one.args["id"] for one in queries.due(by=cast.agency_officer, at=AT)] == [str(mine)]
    for one in others:
        assert refused(answer, by=cast.agency_officer, id=one) == "tidak-berhak"
    answer(cast.agency_officer, mine)
    assert queries.request(by=cast.agency_officer, request_id=mine).office == "Dinas PU, Kabupaten Buleleng"
    answer(cast.regency_office, others[0])  # the secretariat may answer in its stead


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"wished": []}, "tanggal-narasumber-wajib"),
        ({"wished": [date(2026, 4, 1)]}, "tanggal-narasumber-lewat"),
        ({"topic": " "}, "uraian-kosong"),
        ({"field": "agama"}, "bidang-tidak-dikenal"),
        ({"agency_id": factories.some_id(4)}, "tujuan-narasumber-salah"),
    ],
)
def test_a_doubtful_request_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as error:
        ask(cast, **wrong)
    assert error.value.code == code


def test_strangers_ask_nothing_and_see_nothing(cast: Cast) -> None:
    made = ask(cast)
    penarukan = cast.areas.penarukan.id
    for by in (cast.stranger, cast.kader_a, cast.regency_office):
        assert refused(ask, cast=cast, by=by) == "tidak-berhak"
    assert refused(ask, cast=cast, asked_id=cast.areas.tabalong.id) == "tujuan-narasumber-salah"
    assert refused(answer, by=cast.village_head, id=made) == "tidak-berhak"
    assert refused(queries.request, by=cast.stranger, request_id=made) == "tidak-ditemukan"
    assert refused(queries.requests, by=cast.stranger, area_id=penarukan) == "tidak-ditemukan"
    month = Period(2026, 5)
    assert refused(queries.calendar, by=cast.stranger, area_id=penarukan, month=month) == "tidak-ditemukan"
    assert queries.due(by=cast.stranger, at=AT) == []
    for by, area_id in ((cast.village_head, penarukan), (cast.regency_office, cast.areas.buleleng.id)):
        assert [one.id for one in queries.requests(by=by, area_id=area_id)] == [made]
    assert queries.requests(by=cast.other_village_head, area_id=cast.areas.kaliuntu.id) == []


def test_the_calendar_tells_the_speakers_of_sessions(cast: Cast) -> None:
    made = batch(cast)
    speaker(cast, made, name="Ni Made Sari", session_id=session(cast, made))
    session(cast, made, day=2, module="manajerial", starts=None, ends=None)
    draft = batch(cast, batches_by_id([made])[made].programme_id, state="draf", number=7)
    session(cast, draft)
    found = queries.calendar(by=cast.kader_a, area_id=cast.areas.buleleng.id, month=Period(2025, 12))
    assert [(one.on, one.starts, one.who, one.where) for one in found] == [
        (date(2025, 12, 1), 480, "Ni Made Sari, Dinas Sosial", "Kabupaten Buleleng"),
        (date(2025, 12, 2), None, "", "Kabupaten Buleleng"),
    ]
