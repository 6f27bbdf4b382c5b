"""The office that receives a report accepts it, returns it with reasons, or opens it again."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from simpul.facts.queries import finished_months
from simpul.kernel.refusals import Refusal
from simpul.reports import commands, queries
from simpul.reports.commands import NewRemark
from simpul.reports.models import Submission
from simpul.reports.queries.expected import accepted_snapshots
from simpul.reports.tests.stage import OCTOBER, WEIGHED, count, live, reported, weigh
from tests import factories

pytestmark = pytest.mark.django_db
ALL = ("kesehatan", "pendidikan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial")
AT = datetime(2026, 11, 4, 3, tzinfo=UTC)


@pytest.fixture
def report(cast):
    """The October report of post A: one child weighed, nothing else."""
    weigh(cast.post_a, factories.person(cast.post_a), date(2026, 10, 6))
    return send(cast).id


def send(cast):
    return commands.finish_month(by=cast.ketua_a, at=AT, post_id=cast.post_a.id, period=OCTOBER, nihil_fields=ALL[1:])


def accept(by, id):
    commands.accept_report(by=by, at=AT, submission_id=id)


def send_back(by, id, *remarks):
    commands.return_report(by=by, at=AT, submission_id=id, remarks=remarks or [NewRemark("Periksa lagi.")])


def code_of(act) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.sentence
    return caught.value.code


def state(id) -> str:
    return Submission.objects.get(id=id).state


def test_what_the_village_accepts_counts_there_and_nowhere_above(cast, report):
    count()
    assert reported(cast.areas.penarukan.id, OCTOBER, WEIGHED) is None
    accept(cast.village_head, report)
    assert reported(cast.areas.penarukan.id, OCTOBER, WEIGHED) == 1
    assert reported(cast.areas.kec_buleleng.id, OCTOBER, WEIGHED) is None
    assert live(cast.areas.kec_buleleng.id, OCTOBER, WEIGHED) == 1


def test_only_what_was_accepted_is_kept_for_the_recount(cast, report):
    assert accepted_snapshots(OCTOBER) == []
    accept(cast.village_head, report)
    found = accepted_snapshots(OCTOBER)
    assert {(post, area) for post, area, _, _ in found} == {(cast.post_a.id, None)}
    assert {group for _, _, group, _ in found} == set(ALL)


def test_reports_climb_from_the_post_to_the_nation(cast, report):
    accept(cast.village_head, report)
    areas = cast.areas
    tiers = [
        (cast.staf_desa, areas.penarukan, cast.kasi),
        (cast.kasi, areas.kec_buleleng, cast.regency_office),
        (cast.regency_office, areas.buleleng, cast.provincial_team),
        (cast.provincial_team, areas.bali, cast.national_team),
    ]
    for sender, area, receiver in tiers:
        sent = commands.send_area_report(by=sender, at=AT, area_id=area.id, period=OCTOBER)
        accept(receiver, sent.id)
    assert reported(areas.nation.id, OCTOBER, WEIGHED) == 1
    assert reported(areas.kalsel.id, OCTOBER, WEIGHED) is None


def test_accepted_twice_is_accepted_once(cast, report):
    accept(cast.village_head, report)
    accept(cast.staf_desa, report)
    assert queries.submission(by=cast.ketua_a, id=report).history[-1].by_name == cast.village_head.name


@pytest.mark.parametrize("who", ["ketua_a", "kasi", "regency_office", "national_team", "auditor"])
def test_only_the_office_that_received_it_decides(cast, report, who):
    by = getattr(cast, who)
    for act in (lambda: accept(by, report), lambda: send_back(by, report)):
        assert code_of(act) == ("tidak-ditemukan" if who == "ketua_a" else "tidak-berhak")
    assert state(report) == "terkirim"


@pytest.mark.parametrize("who", ["other_village_head", "stranger", "kader_c", "resident"])
def test_a_stranger_does_not_even_learn_that_there_is_a_report(cast, report, who):
    by = getattr(cast, who)
    assert code_of(lambda: accept(by, report)) == "tidak-ditemukan"
    assert code_of(lambda: queries.submission(by=by, id=report)) == "tidak-ditemukan"
    assert code_of(lambda: commands.reopen_report(by=by, at=AT, submission_id=report, reason="x")) == "tidak-ditemukan"


def test_a_report_that_is_not_there_is_not_found(cast):
    assert code_of(lambda: accept(cast.village_head, uuid4())) == "tidak-ditemukan"


def test_a_return_names_the_figure_and_the_reason(cast, report):
    send_back(cast.staf_desa, report, NewRemark("48 anak, padahal terdaftar 45.", "kesehatan", WEIGHED))
    view = queries.submission(by=cast.ketua_a, id=report)
    assert (view.state, view.field_states["kesehatan"], view.field_states["sosial"]) == (
        "dikembalikan",
        "dikembalikan",
        "nihil",
    )
    (remark,) = view.remarks
    assert (remark.field, remark.indicator, remark.text) == ("kesehatan", WEIGHED, "48 anak, padahal terdaftar 45.")
    assert view.history[-1].reason == "48 anak, padahal terdaftar 45."


def test_what_is_mended_after_a_return_is_not_late(cast, report):
    assert finished_months([cast.post_a.id], [OCTOBER])
    send_back(cast.village_head, report)
    assert not finished_months([cast.post_a.id], [OCTOBER])


def test_a_return_without_a_reason_is_refused(cast, report):
    assert code_of(lambda: send_back(cast.village_head, report, NewRemark("  "))) == "alasan-wajib"


@pytest.mark.parametrize(
    ("remark", "code"),
    [
        (NewRemark("x", "olahraga"), "bidang-tidak-dikenal"),
        (NewRemark("x", "sosial", WEIGHED), "indikator-tidak-dikenal"),
        (NewRemark("x", "", WEIGHED), "indikator-tidak-dikenal"),
    ],
    ids=["field", "indicator of another field", "indicator without field"],
)
def test_a_remark_on_nothing_is_refused(cast, report, remark, code):
    assert code_of(lambda: send_back(cast.village_head, report, remark)) == code


def test_a_returned_report_is_sent_again_as_it_is_and_accepted(cast, report):
    send_back(cast.village_head, report)
    again = send(cast)
    assert (again.id, again.revision, again.new) == (report, 2, True)
    accept(cast.village_head, report)
    assert state(report) == "diterima"


def test_a_returned_report_waits_for_its_sender(cast, report):
    send_back(cast.village_head, report)
    assert code_of(lambda: accept(cast.village_head, report)) == "laporan-sudah-diputus"
    assert code_of(lambda: send_back(cast.village_head, report)) == "laporan-sudah-diputus"


def test_a_revision_replaces_what_was_accepted_only_when_it_is_accepted(cast, report):
    accept(cast.village_head, report)
    weigh(cast.post_a, factories.person(cast.post_a), date(2026, 10, 7))
    send(cast)
    assert reported(cast.areas.penarukan.id, OCTOBER, WEIGHED) == 1
    accept(cast.village_head, report)
    assert reported(cast.areas.penarukan.id, OCTOBER, WEIGHED) == 2


def test_an_accepted_report_is_opened_again_with_a_reason(cast, report):
    assert code_of(lambda: reopen(cast, report)) == "laporan-belum-diterima"
    accept(cast.village_head, report)
    assert code_of(lambda: send_back(cast.village_head, report)) == "laporan-sudah-diputus"
    reopen(cast, report)
    assert state(report) == "dikembalikan"
    assert reported(cast.areas.penarukan.id, OCTOBER, WEIGHED) == 1
    assert code_of(lambda: reopen(cast, report)) == "laporan-sudah-diputus"


def reopen(cast, report):
    commands.reopen_report(by=cast.village_head, at=AT, submission_id=report, reason="Ada yang tertinggal.")


def test_after_the_month_is_closed_the_village_decides_no_more(cast, report):
    commands.close_month(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=OCTOBER)
    assert code_of(lambda: accept(cast.village_head, report)) == "bulan-ditutup"


def test_the_tier_that_closed_a_month_still_reports_upwards(cast, report):
    commands.close_month(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=OCTOBER)
    sent = commands.send_area_report(by=cast.regency_office, at=AT, area_id=cast.areas.buleleng.id, period=OCTOBER)
    accept(cast.provincial_team, sent.id)
    assert state(sent.id) == "diterima"
