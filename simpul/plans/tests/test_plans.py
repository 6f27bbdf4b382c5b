"""Targets beside results (S3.5) and the tasks of a Tim Pembina (S3.6)."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.offices.commands import NewMember, form_team
from simpul.offices.queries import team
from simpul.papers.commands import add_paper
from simpul.papers.tests.test_papers import PLAIN
from simpul.plans import commands, queries
from simpul.plans.rules.results import OF_PERSONS, UNTOLD
from simpul.reports import commands as reports
from simpul.reports.tests.stage import count, lesson, school, weigh
from tests import factories
from tests.cast import Cast

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**{"at": AT, **values})
    return error.value.code


def target(cast: Cast, by: Actor | None = None, **more: Any) -> UUID:
    given = {
        "area_id": cast.areas.buleleng.id,
        "indicator": "sosial.peserta",
        "year_from": 2026,
        "year_to": 2026,
        "value": Decimal(100),
        "document": "Renstra Posyandu 2025-2029",
    }
    return commands.set_target(by=by or cast.regency_team, at=AT, **{**given, **more})


def task(cast: Cast, by: Actor | None = None, **more: Any) -> UUID:
    given = {
        "area_id": cast.areas.buleleng.id,
        "duty": "koordinasi",
        "title": "Rapat dengan dinas pengampu",
        "owner": "Dinas PMD",
        "due_on": date(2026, 11, 1),
    }
    return commands.add_task(by=by or cast.regency_team, at=AT, **{**given, **more})


def lines(cast: Cast, year: int = 2026) -> dict[str, queries.TargetLine]:
    found = queries.targets(by=cast.regency_team, area_id=cast.areas.buleleng.id, year=year, today=TODAY)
    return {one.indicator: one for one in found}


def test_results_stand_beside_targets_and_are_counted_not_typed(cast: Cast) -> None:
    for indicator in ("sosial.peserta", "kesehatan.balita", "pendidikan.anak_ikut", "kesehatan.asi_persen"):
        target(cast, indicator=indicator, value=Decimal(40))
    child = factories.person(cast.post_a)
    lesson(cast.post_a, date(2026, 3, 3), men=10, women=10)
    lesson(cast.post_a, date(2026, 10, 3), men=5, women=5)
    for month in (9, 10):
        weigh(cast.post_a, child, date(2026, month, 6))
    school(cast.post_a, child, date(2026, 10, 8))
    count()
    found = lines(cast)
    told = {code: (one.recorded.value, one.tenths, one.met) for code, one in found.items()}
    assert told["sosial.peserta"] == (30, 750, False)  # a flow: the year's sum
    assert told["kesehatan.balita"] == (1, 25, False)  # one child, however often it was weighed
    assert told["pendidikan.anak_ikut"] == (1, 25, False)  # a stock: as it is at the end
    assert [one.field for one in found.values()] == ["pendidikan", "kesehatan", "kesehatan", "sosial"]
    assert all(one.reported.value is None for one in found.values())  # nothing was accepted yet


def test_a_stock_is_what_the_last_reported_month_says(cast: Cast) -> None:
    """The year's last month is not reported yet: that does not make it zero."""
    target(cast, area_id=cast.areas.penarukan.id, by=cast.village_head, indicator="pendidikan.anak_ikut")
    target(cast, area_id=cast.areas.penarukan.id, by=cast.village_head)
    school(cast.post_a, factories.person(cast.post_a), date(2026, 10, 8))
    school(cast.post_a, factories.person(cast.post_a), date(2026, 11, 8))
    lesson(cast.post_a, date(2026, 10, 3), men=5, women=5)
    count()
    month = {"post_id": cast.post_a.id, "period": Period(2026, 10)}
    sent = reports.finish_month(by=cast.ketua_a, at=AT, **month)
    reports.accept_report(by=cast.village_head, at=AT, submission_id=sent.id)
    count()
    found = queries.targets(by=cast.village_head, area_id=cast.areas.penarukan.id, year=2026, today=TODAY)
    told = {one.indicator: (one.recorded.value, one.reported.value) for one in found}
    assert told == {"pendidikan.anak_ikut": (2, 1), "sosial.peserta": (10, 10)}


def test_what_nobody_reported_is_not_zero(cast: Cast) -> None:
    target(cast)
    target(cast, indicator="sosial.biaya")
    assert (lines(cast)["sosial.peserta"].recorded.value, lines(cast)["sosial.peserta"].recorded.why) == (None, UNTOLD)
    assert lines(cast)["sosial.peserta"].met is None
    lesson(cast.post_a, date(2026, 3, 3), men=0, women=0)
    count()
    assert lines(cast)["sosial.peserta"].recorded.value == 0


def test_a_span_of_years_is_summed_until_now_where_it_may_be(cast: Cast) -> None:
    target(cast, year_from=2025, year_to=2029, value=Decimal("60"))
    target(cast, indicator="kesehatan.balita", year_from=2025, year_to=2029)
    lesson(cast.post_a, date(2025, 3, 3), men=10, women=10)
    lesson(cast.post_a, date(2026, 3, 3), men=10, women=0)
    child = factories.person(cast.post_a)
    for year in (2025, 2026):
        weigh(cast.post_a, child, date(year, 10, 6))
    count()
    found = lines(cast, year=2028)
    assert (found["sosial.peserta"].recorded.value, found["sosial.peserta"].tenths) == (30, 500)
    assert found["sosial.peserta"].by_year == ((2025, 20), (2026, 10))
    assert found["kesehatan.balita"].recorded.why == OF_PERSONS
    ahead = target(cast, year_from=2027, year_to=2027)
    assert queries.target_view(by=cast.regency_team, target_id=ahead, today=TODAY).begun is False


def test_a_target_stands_once_and_can_be_taken_back(cast: Cast) -> None:
    first = target(cast)
    assert refused(commands.set_target, **_target_of(cast)) == "target-sudah-ada"
    commands.void_target(by=cast.regency_team, at=AT, target_id=first, reason="Salah ketik")
    assert lines(cast) == {}
    assert queries.target_stands(first, cast.areas.buleleng.id) is False
    assert refused(commands.void_target, by=cast.regency_team, target_id=first, reason="lagi") == "target-sudah-batal"
    again = target(cast)
    assert target(cast, id=again) == again


def _target_of(cast: Cast, **more: Any) -> dict[str, Any]:
    given = {"indicator": "sosial.peserta", "year_from": 2026, "year_to": 2026, "value": Decimal(1), "document": "R"}
    return {"by": cast.regency_team, "area_id": cast.areas.buleleng.id, **given, **more}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"indicator": "sosial.kebahagiaan"}, "indikator-tidak-dikenal"),
        ({"year_from": 2020}, "tahun-anggaran-salah"),
        ({"year_from": 2026, "year_to": 2025}, "akhir-sebelum-awal"),
        ({"value": Decimal("-1")}, "target-nilai-salah"),
        ({"value": Decimal("1.234")}, "target-nilai-salah"),
        ({"value": Decimal("NaN")}, "target-nilai-salah"),
        ({"value": Decimal(10) ** 13}, "target-nilai-salah"),
        ({"document": "  "}, "uraian-kosong"),
        ({"document": "x" * 201}, "uraian-terlalu-panjang"),
    ],
)
def test_a_target_that_cannot_be_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    assert refused(commands.set_target, **_target_of(cast, **wrong)) == code


def test_strangers_set_no_targets_and_see_none(cast: Cast) -> None:
    mine = target(cast)
    for stranger in (cast.stranger, cast.kader_a, cast.resident, cast.auditor):
        assert refused(commands.set_target, **_target_of(cast, by=stranger)) == "tidak-berhak"
        assert refused(commands.void_target, by=stranger, target_id=mine, reason="x") == "tidak-berhak"
    for stranger in (cast.stranger, cast.village_head, cast.resident):
        with pytest.raises(Refusal):
            queries.targets(by=stranger, area_id=cast.areas.buleleng.id, year=2026, today=TODAY)
        with pytest.raises(Refusal):
            queries.target_view(by=stranger, target_id=mine, today=TODAY)
    assert queries.targets(by=cast.auditor, area_id=cast.areas.buleleng.id, year=2026, today=TODAY)
    assert queries.seen_area(cast.auditor, cast.areas.buleleng.id).name == "Buleleng"


def test_tasks_have_owner_day_state_and_evidence(cast: Cast) -> None:
    first = task(cast, field="sosial")
    task(cast, title="Susun Renstra", duty="perencanaan", due_on=date(2026, 12, 31))
    assert [(one.title, one.late) for one in tasks(cast)] == [
        ("Rapat dengan dinas pengampu", True),
        ("Susun Renstra", False),
    ]
    move = {"by": cast.regency_team, "task_id": first}
    assert refused(commands.move_task, **move, state="selesai") == "tugas-perlu-bukti"
    paper = add_paper(by=SYSTEM, at=AT, area_id=cast.areas.buleleng.id, name="notulen.pdf", data=PLAIN)
    commands.move_task(at=AT, **move, state="selesai", paper_id=paper)
    done = queries.task(by=cast.auditor, task_id=first, today=TODAY)
    assert (done.state, done.done_on, done.paper_id, done.late) == ("selesai", TODAY, paper, False)
    stand = {one.field: (one.total, one.done, one.late) for one in task_stand(cast)}
    assert (stand["sosial"], stand[""], stand["kesehatan"]) == ((1, 1, 0), (1, 0, 0), (0, 0, 0))
    commands.move_task(at=AT, **move, state="berjalan", note="Dibuka lagi")
    assert queries.task(by=cast.regency_team, task_id=first, today=TODAY).done_on is None
    commands.move_task(at=AT, **move, state="batal", note="Digabung")
    assert {one.field: one.total for one in task_stand(cast)}["sosial"] == 0
    assert len(tasks(cast, only_open=True)) == 1


def tasks(cast: Cast, **more: Any) -> list[queries.TaskView]:
    return queries.tasks(by=cast.regency_team, area_id=cast.areas.buleleng.id, today=TODAY, **more)


def task_stand(cast: Cast) -> list[queries.FieldTasks]:
    return queries.task_stand(by=cast.regency_team, area_id=cast.areas.buleleng.id, today=TODAY)


def chair_of(area_id: int) -> UUID:
    found = team(by=SYSTEM, area_id=area_id, on=TODAY)
    assert found is not None
    return next(one.id for one in found.members if one.position == "ketua")


def test_a_member_of_the_team_can_be_named_and_nobody_else(cast: Cast) -> None:
    members = [NewMember(position="ketua", holder_name="Ny. Contoh"), NewMember(position="sekretaris", holder_name="A")]
    for area in (cast.areas.buleleng, cast.areas.tabalong):
        form_team(by=SYSTEM, at=AT, area_id=area.id, valid_from=date(2025, 1, 1), members=members)
    mine, theirs = (chair_of(area.id) for area in (cast.areas.buleleng, cast.areas.tabalong))
    made = task(cast, member_id=mine, owner="")
    assert queries.task(by=cast.regency_team, task_id=made, today=TODAY).owner == "Ny. Contoh"
    with pytest.raises(Refusal, match="bukan anggota"):
        task(cast, member_id=theirs)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"duty": "apa"}, "tugas-pokok-tidak-dikenal"),
        ({"field": "apa"}, "bidang-tidak-dikenal"),
        ({"title": ""}, "uraian-kosong"),
        ({"owner": ""}, "uraian-kosong"),
    ],
)
def test_a_task_that_says_too_little_is_refused(cast: Cast, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as error:
        task(cast, **wrong)
    assert error.value.code == code


def test_evidence_from_elsewhere_is_refused(cast: Cast) -> None:
    paper = add_paper(by=SYSTEM, at=AT, area_id=cast.areas.tabalong.id, name="notulen.pdf", data=PLAIN)
    move = {"by": cast.regency_team, "task_id": task(cast), "state": "selesai", "paper_id": paper}
    assert refused(commands.move_task, **move) == "bukti-wilayah-lain"


def test_strangers_neither_give_nor_move_nor_see_tasks(cast: Cast) -> None:
    made = task(cast)
    for stranger in (cast.stranger, cast.kader_a, cast.auditor):
        with pytest.raises(Refusal, match="belum diberi hak"):
            task(cast, by=stranger)
        assert refused(commands.move_task, by=stranger, task_id=made, state="berjalan") == "tidak-berhak"
    with pytest.raises(Refusal):
        queries.task(by=cast.stranger, task_id=made, today=TODAY)
    with pytest.raises(Refusal):
        queries.tasks(by=cast.village_head, area_id=cast.areas.buleleng.id, today=TODAY)


def test_late_tasks_stand_in_the_work_of_their_own_team(cast: Cast) -> None:
    task(cast)
    task(cast, due_on=date(2027, 6, 1))
    (errand,) = queries.due(by=cast.regency_team, at=AT)
    assert (errand.kind, errand.count, errand.due_on) == ("terlambat", 2, date(2026, 11, 1))
    assert queries.due(by=cast.provincial_team, at=AT) == queries.due(by=cast.auditor, at=AT) == []
