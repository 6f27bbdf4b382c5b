"""A lomba from its instrument to the award: who scores what, who sees whose scores, ties told (S3.14)."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from simpul.assessments import commands, queries
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.papers.commands import add_paper
from simpul.papers.tests.test_papers import PLAIN
from tests import factories
from tests.cast import Cast, actor

AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def refused(act: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as error:
        act(**{"at": AT, **values})
    return error.value.code


class Lomba:
    """A contest of Buleleng with two posts and two judges: one for the papers, one for the visit."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.office = cast, cast.regency_office
        self.instrument = instrument(cast)
        self.id = contest(cast, self.instrument)
        self.a, self.b = (
            commands.enter(by=cast.village_head, at=AT, contest_id=self.id, post_id=one.id)
            for one in (cast.post_a, cast.post_b)
        )
        parts = queries.instrument(by=self.office, instrument_id=self.instrument).criteria
        self.desk = [one.id for one in parts if one.stage == "administrasi"]
        self.site = [one.id for one in parts if one.stage == "lapangan"]
        self.first = Actor(id=factories.user(name="Juri Satu").id, name="Juri Satu")
        self.second = Actor(id=factories.user(name="Juri Dua").id, name="Juri Dua")
        self.judges = [self.judge(self.first, self.desk), self.judge(self.second, self.site)]

    def judge(self, who: Actor, criteria: list[UUID], **more: Any) -> UUID:
        commands.appoint_judge(
            by=self.office, at=AT, contest_id=self.id, name=who.name, office="Dinas PMD", criteria=criteria,
            user_id=who.id, **more,
        )  # fmt: skip
        page = queries.contest(by=self.office, contest_id=self.id)
        return next(one.id for one in page.judges if one.name == who.name)

    def score(self, place: int, a: int, b: int) -> None:
        who, criteria = ((self.first, self.desk), (self.second, self.site))[place]
        points = {(entrant, part): p for entrant, p in ((self.a, a), (self.b, b)) for part in criteria}
        commands.give_scores(by=who, at=AT, judge_id=self.judges[place], points=points)

    def finish(self, place: int) -> None:
        who, stage = ((self.first, "administrasi"), (self.second, "lapangan"))[place]
        commands.finish_stage(by=who, at=AT, judge_id=self.judges[place], stage=stage)

    def publish(self, **more: Any) -> None:
        commands.publish_result(**{"by": self.office, "at": AT, "contest_id": self.id, "on": TODAY, **more})


def instrument(cast: Cast, **more: Any) -> UUID:
    given = {"area_id": cast.areas.buleleng.id, "name": "Instrumen 2026", "ref": "contoh", "example": "posyandu_contoh"}
    made = commands.start_instrument(by=cast.regency_office, at=AT, **{**given, **more})
    commands.put_in_use(by=cast.regency_office, at=AT, instrument_id=made)
    return made


def contest(cast: Cast, instrument_id: UUID, **more: Any) -> UUID:
    given = {
        "by": cast.regency_office,
        "area_id": cast.areas.buleleng.id,
        "year": 2026,
        "name": "Lomba Posyandu",
        "instrument_id": instrument_id,
        "entered_by_level": 4,
        "desk": (date(2026, 10, 13), date(2026, 10, 17)),
    }
    return commands.open_contest(at=AT, **{**given, **more})


@pytest.fixture
def lomba(cast: Cast) -> Lomba:
    return Lomba(cast)


def test_the_best_posts_get_an_award_that_everybody_may_read(lomba: Lomba, cast: Cast) -> None:
    lomba.score(0, 4, 2)
    lomba.score(1, 3, 2)
    assert refused(commands.publish_result, by=lomba.office, contest_id=lomba.id, on=TODAY) == "nilai-belum-final"
    lomba.finish(0)
    lomba.finish(1)
    lomba.publish(prizes=1)
    found = queries.ranking(by=cast.village_head, contest_id=lomba.id)
    assert [(found.names[one.entrant], one.rank, one.total) for one in found.standings] == [
        ("Posyandu Melati A", 1, 85),  # 100 x 40 % + 75 x 60 %
        ("Posyandu Melati B", 2, 50),
    ]
    listed = queries.public_awards(area_id=cast.areas.bali.id, year=2026, category="posyandu")
    assert [(one.title, one.winner, one.area.name) for one in listed] == [
        ("Juara 1", "Posyandu Melati A, Kel. Penarukan", "Buleleng")
    ]
    assert queries.years_with_awards() == [2026]
    assert refused(commands.enter, by=cast.village_head, contest_id=lomba.id, post_id=cast.post_a.id) == (
        "lomba-sudah-selesai"
    )


def test_a_tie_is_told_and_both_are_first(lomba: Lomba) -> None:
    for place in (0, 1):
        lomba.score(place, 3, 3)
        lomba.finish(place)
    lomba.publish()
    assert [(one.rank, one.tied) for one in queries.ranking(by=lomba.office, contest_id=lomba.id).standings] == [
        (1, True),
        (1, True),
    ]
    given = queries.awards(by=lomba.office, area_id=lomba.cast.areas.buleleng.id, year=2026)
    assert [one.title for one in given] == ["Juara 1", "Juara 1"]
    assert queries.award(by=lomba.office, award_id=given[0].id).contest_id == lomba.id


def test_a_judge_sees_others_scores_only_after_the_own_are_final(lomba: Lomba, cast: Cast) -> None:
    lomba.score(0, 4, 2)
    lomba.score(1, 3, 2)
    lomba.finish(1)
    before = queries.ranking(by=lomba.first, contest_id=lomba.id)
    assert (before.lines, before.standings, before.hidden) == ((), (), ("administrasi", "lapangan"))
    lomba.finish(0)
    after = queries.ranking(by=lomba.first, contest_id=lomba.id)
    assert {one.judge for one in after.lines} == {"Juri Satu"}  # the visit was not this judge's to score
    assert {one.judge for one in queries.ranking(by=lomba.office, contest_id=lomba.id).lines} == {
        "Juri Satu",
        "Juri Dua",
    }
    assert queries.ranking(by=cast.village_head, contest_id=lomba.id).lines == ()


def test_final_scores_no_longer_change_and_none_may_be_missing(lomba: Lomba) -> None:
    one = {(lomba.a, lomba.desk[0]): 4}
    commands.give_scores(by=lomba.first, at=AT, judge_id=lomba.judges[0], points=one)
    missing = {"judge_id": lomba.judges[0], "stage": "administrasi", "by": lomba.first}
    assert refused(commands.finish_stage, **missing) == "nilai-belum-lengkap"
    lomba.score(0, 4, 2)
    lomba.finish(0)
    lomba.finish(0)
    again = {"by": lomba.first, "judge_id": lomba.judges[0]}
    assert refused(commands.give_scores, **again, points=one) == "nilai-sudah-final"


def test_a_judge_scores_own_criteria_within_the_scale_and_nobody_else_does(lomba: Lomba, cast: Cast) -> None:
    mine = {"by": lomba.first, "judge_id": lomba.judges[0]}
    assert refused(commands.give_scores, **mine, points={(lomba.a, lomba.site[0]): 3}) == "bukan-kriteria-juri"
    assert refused(commands.give_scores, **mine, points={(lomba.a, lomba.desk[0]): 5}) == "nilai-di-luar-skala"
    for who in (lomba.second, lomba.office, cast.stranger):
        other = {"by": who, "judge_id": lomba.judges[0]}
        assert refused(commands.give_scores, **other, points={(lomba.a, lomba.desk[0]): 3}) == "bukan-juri-ini"
        assert refused(commands.finish_stage, **other, stage="administrasi") == "bukan-juri-ini"


def test_a_judge_of_the_entrants_own_village_is_told(lomba: Lomba, cast: Cast) -> None:
    third = Actor(id=factories.user(name="Juri Tiga").id, name="Juri Tiga")
    told = commands.appoint_judge(
        by=lomba.office, at=AT, contest_id=lomba.id, name=third.name, office="TP PKK", criteria=lomba.site,
        user_id=third.id, area_id=cast.areas.penarukan.id,
    )  # fmt: skip
    assert ["Melati A" in one for one in told] == [True]
    kin = factories.person(cast.post_a, "Ni Made Ketua")
    factories.appointment(kin, cast.post_a, "ketua")
    fourth = Actor(id=factories.user(name="Juri Empat", person_id=kin.id).id, name="Juri Empat")
    lomba.judge(fourth, lomba.site)
    page = queries.contest(by=lomba.office, contest_id=lomba.id)
    own = {one.name: one.own for one in page.judges}
    assert own["Juri Empat"] == ("Posyandu Melati A",)
    assert own["Juri Satu"] == ()


def test_scores_on_paper_are_typed_by_the_organiser(lomba: Lomba) -> None:
    commands.appoint_judge(
        by=lomba.office, at=AT, contest_id=lomba.id, name="Juri Kertas", office="Bappeda", criteria=lomba.desk[:1]
    )
    judge = next(j for j in queries.contest(by=lomba.office, contest_id=lomba.id).judges if not j.with_account)
    points = {(lomba.a, lomba.desk[0]): 2}
    assert commands.give_scores(by=lomba.office, at=AT, judge_id=judge.id, points=points) == 1
    sheet = queries.judge_sheet(by=lomba.office, judge_id=judge.id)
    assert sheet.points == points
    assert refused(commands.give_scores, by=lomba.first, judge_id=judge.id, points=points) == "tidak-berhak"


def test_whoever_puts_forward_does_so_for_their_own_area(lomba: Lomba, cast: Cast) -> None:
    more = factories.post(cast.areas.kaliuntu, "Anggrek")
    wanted = {"contest_id": lomba.id, "post_id": more.id}
    assert refused(commands.enter, by=cast.village_head, **wanted) == "tidak-berhak"
    made = commands.enter(by=cast.other_village_head, at=AT, **wanted)
    assert refused(commands.enter, by=cast.other_village_head, **wanted) == "peserta-lomba-sudah-ada"
    outside = {"contest_id": lomba.id, "post_id": cast.post_c.id}
    assert refused(commands.enter, by=cast.stranger, **outside) == "peserta-di-luar-wilayah"
    assert refused(commands.withdraw, by=cast.other_village_head, entrant_id=made, reason="Sakit") == "tidak-berhak"
    commands.withdraw(by=lomba.office, at=AT, entrant_id=made, reason="Mengundurkan diri")
    page, one = queries.contest_of_entrant(by=lomba.office, entrant_id=made)
    assert one.withdrawn_because == "Mengundurkan diri"
    assert {"Kaliuntu", "Tambakan"} <= {area.name for area in page.missing}


def test_evidence_is_a_paper_of_the_entrants_own_area(lomba: Lomba, cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.PAPER_DIR = tmp_path
    head = {"by": cast.village_head, "at": AT}
    paper = add_paper(**head, area_id=cast.areas.penarukan.id, name="SK", data=PLAIN)
    commands.add_evidence(**head, entrant_id=lomba.a, name="SK posyandu", paper_id=paper, criterion_id=lomba.desk[0])
    _, one = queries.contest_of_entrant(by=cast.village_head, entrant_id=lomba.a)
    assert one.evidence == ((paper, "SK posyandu"),)
    brought = {"entrant_id": lomba.a, "name": "SK", "paper_id": paper}
    assert refused(commands.add_evidence, by=cast.stranger, **brought) == "tidak-berhak"


def test_an_instrument_in_use_is_followed_by_a_new_version(cast: Cast) -> None:
    office, first = cast.regency_office, instrument(cast)
    where = {"by": office, "area_id": cast.areas.buleleng.id, "ref": "Surat edaran contoh"}
    add = {"by": office, "instrument_id": first, "stage": "lapangan", "name": "Inovasi", "weight": 2}
    assert refused(commands.add_criterion, **add) == "instrumen-sudah-dipakai"
    assert refused(commands.start_instrument, **where, name="Instrumen 2026", example="posyandu_contoh") == (
        "instrumen-sudah-ada"
    )
    second = commands.start_instrument(at=AT, **where, name="", after_id=first)
    made = commands.add_criterion(at=AT, **{**add, "instrument_id": second}, breaks_ties=1)
    commands.weigh_stage(by=office, at=AT, instrument_id=second, stage="lapangan", level=2, weight=70)
    found = queries.instrument_of_criterion(by=office, criterion_id=made)
    assert (found.title, found.in_use, len(found.criteria)) == ("Instrumen 2026 (versi 2)", False, 11)
    assert ("lapangan", 2, 70) in found.shares
    assert refused(commands.open_contest, by=office, area_id=cast.areas.buleleng.id, year=2026, name="Lomba",
                   instrument_id=second, entered_by_level=3) == "instrumen-belum-dipakai"  # fmt: skip
    commands.drop_criterion(by=office, at=AT, criterion_id=made)
    assert {one.version for one in queries.instruments(by=office, area_id=cast.areas.buleleng.id)} == {1, 2}
    assert [one.version for one in queries.instruments(by=cast.kasi, area_id=cast.areas.kec_buleleng.id)] == [1]
    assert refused(commands.put_in_use, by=cast.stranger, instrument_id=second) == "tidak-berhak"
    assert refused(commands.weigh_stage, by=cast.stranger, instrument_id=second, stage="lapangan", level=2,
                   weight=1) == "tidak-berhak"  # fmt: skip
    assert refused(commands.drop_criterion, by=cast.stranger, criterion_id=found.criteria[0].id) == "tidak-berhak"
    assert refused(commands.start_instrument, **{**where, "by": cast.stranger}, name="X") == "tidak-berhak"


def test_teams_and_kader_compete_in_their_own_categories(cast: Cast) -> None:
    office = {"by": cast.regency_office, "at": AT}
    for category, name in (("tim_pembina", "Tim"), ("kader", "Kader")):
        made = commands.start_instrument(
            **office, area_id=cast.areas.buleleng.id, name=name, ref="contoh", category=category, scale="nol_seratus"
        )
        commands.add_criterion(**office, instrument_id=made, stage="lapangan", name="Inovasi", weight=1)
        commands.put_in_use(**office, instrument_id=made)
        where = {"by": cast.kasi, "contest_id": contest(cast, made, name=name, entered_by_level=3)}
        if category == "kader":
            who = factories.person(cast.post_a, "Ni Komang Sari")
            factories.appointment(who, cast.post_a, "kader", "sosial")
            assert refused(commands.enter, **where, post_id=cast.post_b.id, person_id=who.id) == "peserta-perlu-kader"
            made = commands.enter(at=AT, **where, post_id=cast.post_a.id, person_id=who.id)
        else:
            made = commands.enter(at=AT, **where, area_id=cast.areas.kec_buleleng.id)
        _, one = queries.contest_of_entrant(by=cast.kasi, entrant_id=made)
        assert one.name in {"Ni Komang Sari, Posyandu Melati A", "Tim Pembina Posyandu Kecamatan Buleleng"}


def test_an_award_whose_winner_was_not_told_stays_without_one(cast: Cast) -> None:
    """S3.14: the rakor closed with an award for the winning team; the report does not name it."""
    office = actor("sekretariat", cast.areas.kalsel)
    given = {"by": office, "area_id": cast.areas.kalsel.id, "year": 2025, "category": "tim_pembina",
             "title": "Tim Pembina terbaik", "ref": "berita"}  # fmt: skip
    made = commands.give_award(at=AT, **given)
    assert [one.winner for one in queries.public_awards(area_id=cast.areas.nation.id)] == [""]
    assert refused(commands.give_award, **{**given, "by": cast.stranger}) == "tidak-berhak"
    assert refused(commands.void_award, by=cast.stranger, award_id=made, reason="Salah") == "tidak-berhak"
    commands.give_award(at=AT, **{**given, "category": "kader", "winner": "Ni Komang Sari", "title": "Kader inovatif"})
    assert [one.title for one in queries.public_awards(area_id=cast.areas.nation.id)] == ["Tim Pembina terbaik"]
    commands.void_award(by=office, at=AT, award_id=made, reason="Salah ketik")
    assert queries.public_awards(area_id=cast.areas.nation.id) == []


def test_a_stranger_neither_sees_nor_runs_a_contest(lomba: Lomba, cast: Cast) -> None:
    for who in (cast.stranger, cast.resident):
        for query, what in (
            (queries.contest, {"contest_id": lomba.id}),
            (queries.ranking, {"contest_id": lomba.id}),
            (queries.contest_of_entrant, {"entrant_id": lomba.a}),
            (queries.judge_sheet, {"judge_id": lomba.judges[0]}),
            (queries.contests, {"area_id": cast.areas.buleleng.id}),
            (queries.awards, {"area_id": cast.areas.buleleng.id}),
            (queries.instrument, {"instrument_id": lomba.instrument}),
        ):
            with pytest.raises(Refusal):
                query(by=who, **what)
        assert queries.contests_to_judge(by=who) == queries.due(by=who, at=AT) == []
    mine = {"by": cast.village_head, "contest_id": lomba.id}
    assert refused(commands.cancel_contest, **mine, reason="Batal") == "tidak-berhak"
    assert refused(commands.publish_result, **mine, on=TODAY) == "tidak-berhak"
    assert refused(commands.appoint_judge, **mine, name="X", office="Y", criteria=lomba.desk) == "tidak-berhak"
    assert [one.name for one in queries.contests(by=cast.kasi, area_id=cast.areas.kec_buleleng.id)] == [
        "Lomba Posyandu"
    ]
    assert [one.name for one in queries.contests_to_judge(by=lomba.first)] == ["Lomba Posyandu"]
    assert len(queries.due(by=lomba.first, at=AT)) == 1
    commands.cancel_contest(by=lomba.office, at=AT, contest_id=lomba.id, reason="Bencana")
    assert queries.contests(by=lomba.office, area_id=cast.areas.buleleng.id) == []


def test_long_service_is_joined_listed_and_recognised_once(cast: Cast) -> None:
    who = factories.person(cast.post_a, "Ni Wayan Lama", born=date(1970, 1, 1))
    for first, end, post in (
        (date(2004, 1, 1), date(2010, 1, 1), cast.post_a),
        (date(2008, 1, 1), date(2014, 1, 1), cast.post_b),
        (date(2015, 1, 1), None, cast.post_a),
    ):
        factories.appointment(who, post, valid_from=first, valid_to=end)
    young = factories.person(cast.post_a, "Ni Kadek Baru", born=date(2000, 1, 1))
    factories.appointment(young, cast.post_a, valid_from=date(2020, 1, 1))
    found = queries.long_service(by=cast.regency_office, area_id=cast.areas.buleleng.id, on=TODAY)
    assert [(one.name, one.years, one.in_office) for one in found] == [("Ni Wayan Lama", 21, True)]
    assert found[0].gaps == ((date(2014, 1, 1), date(2015, 1, 1)),)
    assert [one.on for one in found[0].reached] == [date(2014, 1, 1), date(2024, 12, 31), None]  # 365 days of gap
    given = {"by": cast.regency_office, "person_id": who.id, "area_id": cast.areas.buleleng.id, "on": TODAY}
    assert refused(commands.record_recognition, **given, rule="tiga_puluh") == "masa-bakti-belum-sampai"
    commands.record_recognition(at=AT, **given, rule="dua_puluh")
    assert refused(commands.record_recognition, **given, rule="dua_puluh") == "masa-bakti-sudah-dihargai"
    assert refused(commands.record_recognition, **{**given, "by": cast.stranger}, rule="sepuluh") == "tidak-berhak"
    assert not queries.veteran(by=cast.village_head, person_id=who.id, on=TODAY).waiting
    with pytest.raises(Refusal):
        queries.veteran(by=cast.stranger, person_id=who.id, on=TODAY)
    with pytest.raises(Refusal):
        queries.long_service(by=cast.stranger, area_id=cast.areas.buleleng.id, on=TODAY)


def test_more_judges_take_no_more_queries(lomba: Lomba) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            queries.contest(by=lomba.office, contest_id=lomba.id)
            queries.ranking(by=lomba.office, contest_id=lomba.id)
        return len(found)

    lomba.judge(Actor(id=factories.user().id, name="Juri"), lomba.site, area_id=lomba.cast.areas.penarukan.id)
    few = asked()
    for number in range(9):
        who = Actor(id=factories.user().id, name=f"Juri {number}")
        lomba.judge(who, lomba.site, area_id=lomba.cast.areas.penarukan.id)
    assert asked() == few
