"""What offices see: completeness, inbox, what is due, the report on paper; what a post sees before it sends."""

from datetime import UTC, date, datetime

import pytest

from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.reports import commands
from simpul.reports.commands import NewRemark
from simpul.reports.queries import before_finish, completeness, doubts_in_report, due, inbox, submission_id
from simpul.reports.tests.stage import OCTOBER, WEIGHED, count, weigh
from simpul.services.models import OpenDay
from simpul.web.office.tier_report import tier_report
from tests import factories

pytestmark = pytest.mark.django_db
ALL = ("kesehatan", "pendidikan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial")
FOURTH, TENTH = datetime(2026, 11, 4, 3, tzinfo=UTC), datetime(2026, 11, 10, 3, tzinfo=UTC)


@pytest.fixture
def village(cast):
    """Four posts: A accepted, B returned for health, C nil and late, D silent."""
    c, d = (factories.post(cast.areas.penarukan, name) for name in ("Melati C", "Melati D"))
    for post in (cast.post_a, cast.post_b):
        weigh(post, factories.person(post), date(2026, 10, 6))
    commands.rebuild(OCTOBER, at=FOURTH)
    ids = [_finish(post, FOURTH, ALL[1:]) for post in (cast.post_a, cast.post_b)]
    _finish(c, TENTH, ALL)
    commands.accept_report(by=cast.village_head, at=FOURTH, submission_id=ids[0])
    remark = NewRemark("Periksa berat badan.", "kesehatan")
    commands.return_report(by=cast.village_head, at=FOURTH, submission_id=ids[1], remarks=[remark])
    count(TENTH)
    return {"a": cast.post_a, "b": cast.post_b, "c": c, "d": d}


def _finish(post, at, nihil):
    return commands.finish_month(by=SYSTEM, at=at, post_id=post.id, period=OCTOBER, nihil_fields=nihil).id


def test_the_four_states_are_told_apart(cast, village):
    found = completeness(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, period=OCTOBER)
    whole = found.whole
    assert (whole.diharapkan, whole.belum, whole.terkirim, whole.dikembalikan, whole.diterima) == (4, 1, 1, 1, 1)
    assert (whole.nihil, whole.terlambat, whole.masuk, whole.percent) == (1, 1, 2, 50)
    assert whole.percent_in_time == 50
    assert found.due_on == date(2026, 11, 5)
    health = next(one for one in found.fields if one.field == "kesehatan")
    social = next(one for one in found.fields if one.field == "sosial")
    assert (health.dikembalikan, health.terkirim, health.nihil) == (1, 1, 1)
    assert (social.dikembalikan, social.terkirim, social.nihil) == (0, 2, 3)


def test_completeness_never_passes_a_hundred(cast, village):
    for area in (cast.areas.nation, cast.areas.penarukan):
        whole = completeness(by=cast.national_team, area_id=area.id, period=OCTOBER).whole
        assert whole.belum + whole.terkirim + whole.dikembalikan + whole.diterima == whole.diharapkan
        assert 0 <= whole.percent <= 100


def test_the_inbox_shows_who_sent_and_who_did_not(cast, village):
    found = inbox(by=cast.village_head, area_id=cast.areas.penarukan.id, period=OCTOBER)
    assert {line.post_id: line.state for line in found.lines} == {
        village["a"].id: "diterima",
        village["b"].id: "dikembalikan",
        village["c"].id: "terkirim",
        village["d"].id: "belum",
    }
    assert (found.count("belum"), found.may_decide, found.may_send) == (1, True, True)
    above = inbox(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, period=OCTOBER)
    assert [(line.area_id, line.state) for line in above.lines] == [(cast.areas.penarukan.id, "belum")]


@pytest.mark.parametrize("who", ["stranger", "other_village_head", "kader_c", "resident"])
def test_a_stranger_sees_none_of_it(cast, who):
    by, area = getattr(cast, who), cast.areas.penarukan.id
    for act in (
        lambda: completeness(by=by, area_id=area, period=OCTOBER),
        lambda: inbox(by=by, area_id=area, period=OCTOBER),
        lambda: tier_report(by=by, at=TENTH, area_id=area, period=OCTOBER),
        lambda: submission_id(by=by, post_id=cast.post_a.id, period=OCTOBER),
        lambda: before_finish(by=by, at=TENTH, post_id=cast.post_a.id, period=OCTOBER),
        lambda: doubts_in_report(by=by, at=TENTH, id=submission_id(by=SYSTEM, post_id=cast.post_a.id, period=OCTOBER)),
    ):
        with pytest.raises(Refusal) as caught:
            act()
        assert caught.value.code == "tidak-ditemukan"
    assert due(by=cast.resident, at=TENTH) == []


def test_what_came_back_is_the_posts_errand(cast, village):
    from tests.cast import actor

    (errand,) = [one for one in due(by=actor("ketua", village["b"]), at=TENTH) if one.kind == "kembali"]
    assert errand.page == "reports.send"
    assert "Oktober 2026" in errand.title
    late = [one for one in due(by=actor("ketua", village["d"]), at=TENTH) if "Oktober" in one.title]
    assert [(one.kind, one.page, one.args["periode"]) for one in late] == [("terlambat", "reports.send", "2026-10")]
    before = [one for one in due(by=actor("ketua", village["d"]), at=FOURTH) if "Oktober" in one.title]
    assert [one.kind for one in before] == ["jatuh_tempo"]


def test_a_village_report_that_came_back_is_the_villages_errand(cast, village):
    sent = commands.send_area_report(by=cast.staf_desa, at=TENTH, area_id=cast.areas.penarukan.id, period=OCTOBER)
    commands.return_report(by=cast.kasi, at=TENTH, submission_id=sent.id, remarks=[NewRemark("Belum lengkap.")])
    (errand,) = [one for one in due(by=cast.village_head, at=TENTH) if one.kind == "kembali"]
    assert (errand.page, errand.args["id"]) == ("reports.submission", str(sent.id))


def test_what_waits_is_the_offices_errand(cast, village):
    found = due(by=cast.village_head, at=TENTH)
    assert any(one.page == "reports.inbox" and one.count == 1 and "menunggu" in one.title for one in found)
    assert any("belum dikirim ke atas" in one.title for one in found)
    assert any("belum ditutup" in one.title for one in due(by=cast.regency_office, at=TENTH))


def test_a_village_is_asked_for_its_own_report_on_coaching_though_nothing_came_in(cast, village):
    def asked(by):
        return [one for one in due(by=by, at=TENTH) if one.page == "coaching.reports"]

    (errand,) = asked(cast.village_head)
    assert "Laporan pembinaan" in errand.title
    assert errand.args["code"] == cast.areas.penarukan.code
    assert {one.args["code"] for one in asked(cast.stranger)} == {cast.areas.ampukung.code}
    assert asked(cast.kasi) == []  # above, only once a village has sent


def test_the_paper_says_who_what_and_who_signs(cast, village):
    paper = tier_report(by=cast.village_head, at=TENTH, area_id=cast.areas.penarukan.id, period=OCTOBER)
    assert dict(paper.identity)["Masa laporan"] == "Oktober 2026"
    assert paper.identity[0] == ("Kelurahan", "Penarukan")
    assert {line.label for line in paper.missing} == {"Posyandu Melati B", "Posyandu Melati D"}
    assert paper.figures.live[WEIGHED, ""] == 2
    assert paper.figures.reported[WEIGHED, ""] == 1
    assert [one.office for one in paper.signatures][1].startswith("Lurah")
    assert paper.submission is None


def test_a_report_is_found_by_its_post_and_period(cast, village):
    assert submission_id(by=cast.kasi, post_id=village["a"].id, period=OCTOBER) is not None
    assert submission_id(by=cast.kasi, post_id=village["d"].id, period=OCTOBER) is None


def test_before_sending_the_odd_and_the_missing_are_listed(cast):
    post = cast.post_a
    OpenDay.objects.create(post=post, on=date(2026, 10, 13), planned_on=date(2026, 10, 13), state="terjadwal")
    factories.person(post, born=None)
    for _ in range(12):
        weigh(post, factories.person(cast.post_b), date(2026, 9, 8))
    weigh(post, factories.person(cast.post_b), date(2026, 10, 6))
    weigh(post, factories.person(cast.post_b), date(2026, 10, 6))
    count(TENTH)
    found = before_finish(by=cast.ketua_a, at=TENTH, post_id=post.id, period=OCTOBER)
    by_kind = {}
    for doubt in found.doubts:
        by_kind.setdefault(doubt.kind, []).append(doubt)
    assert {one.field for one in by_kind["kosong"]} == set(ALL[1:])
    assert "13 Oktober 2026" in by_kind["hari_buka"][0].sentence
    assert by_kind["tanpa_lahir"][0].sentence.startswith("1 orang")
    assert "tercatat 2, padahal terdaftar 1" in by_kind["melebihi"][0].sentence
    assert any("2, bulan sebelumnya 12" in one.sentence for one in by_kind["berubah"])
    assert all(one.page and one.args for one in found.doubts)
    assert {one.code: one.records for one in found.fields}["kesehatan"] == 2


def test_a_sent_report_keeps_its_doubts_for_the_receiver(cast, village):
    sent = submission_id(by=cast.village_head, post_id=village["b"].id, period=OCTOBER)
    assert doubts_in_report(by=cast.village_head, at=TENTH, id=sent) == ()
    for _ in range(2):
        weigh(village["b"], factories.person(cast.post_a), date(2026, 10, 7))
    later = _finish(village["b"], TENTH, ())
    found = doubts_in_report(by=cast.village_head, at=TENTH, id=later)
    assert {one.field for one in found if one.kind == "kosong"} == set(ALL[1:])
    assert any("tercatat 3, padahal terdaftar 1" in one.sentence for one in found)
    assert {one.field for one in doubts_in_report(by=cast.kader_b, at=TENTH, id=later)} <= {"", "kesehatan"}


def test_a_kader_does_not_see_the_whole_month_before_it_is_sent(cast):
    with pytest.raises(Refusal):
        before_finish(by=cast.kader_a, at=TENTH, post_id=cast.post_a.id, period=Period(2026, 10))
