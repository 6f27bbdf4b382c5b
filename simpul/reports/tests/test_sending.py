"""A post finishes its month; an area sends what it accepted. A snapshot, not a lock."""

from datetime import UTC, date, datetime

import pytest

from simpul.audit.queries import history
from simpul.facts.models import Record
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.reports import commands, queries
from simpul.reports.models import Snapshot, Submission
from simpul.reports.tests.stage import NOON, NOVEMBER, OCTOBER, WEIGHED, count, lesson, weigh
from tests import factories

pytestmark = pytest.mark.django_db
FIVE_OTHERS = ("pendidikan", "pekerjaan_umum", "perumahan", "trantibumlinmas", "sosial")
IN_TIME, LATE = datetime(2026, 11, 5, 3, tzinfo=UTC), datetime(2026, 11, 6, 3, tzinfo=UTC)


@pytest.fixture
def child(cast):
    return factories.person(cast.post_a)


@pytest.fixture
def weighed(cast, child):
    return weigh(cast.post_a, child, date(2026, 10, 6))


def finish(cast, *, by=None, at=IN_TIME, period=OCTOBER, nihil=FIVE_OTHERS, post=None):
    return commands.finish_month(
        by=by or cast.ketua_a, at=at, post_id=(post or cast.post_a).id, period=period, nihil_fields=nihil
    )


def send_up(by, area_id):
    return commands.send_area_report(by=by, at=IN_TIME, area_id=area_id, period=OCTOBER)


def code_of(act) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.sentence
    return caught.value.code


def test_the_chair_finishes_the_month_and_the_village_finds_it(cast, weighed):
    sent = finish(cast)
    row = Submission.objects.get(id=sent.id)
    assert (row.state, row.receiver_id, row.revision, row.late) == ("terkirim", cast.areas.penarukan.id, 1, False)
    assert row.field_states["kesehatan"] == "isi"
    assert row.field_states["sosial"] == "nihil"
    assert [step.command for step in history("submission", sent.id)] == ["reports.finish_month"]


@pytest.mark.parametrize("who", ["kader_a", "kader_b", "kader_c", "village_head", "stranger", "resident", "admin"])
def test_nobody_else_finishes_the_month(cast, weighed, who):
    assert code_of(lambda: finish(cast, by=getattr(cast, who))) == "tidak-berhak"


def test_the_day_after_the_due_day_is_late(cast, weighed):
    assert finish(cast, at=LATE).late is True


def test_the_due_day_is_that_of_the_posts_clock(cast, weighed):
    """At 16.30 UTC it is still the fifth in WIB, but already the sixth in Bali (WITA)."""
    assert finish(cast, at=datetime(2026, 11, 5, 16, 30, tzinfo=UTC)).late is True


def test_sent_twice_is_sent_once(cast, weighed):
    first, second = finish(cast), finish(cast)
    assert (second.id, second.revision, second.new) == (first.id, 1, False)
    assert len(history("submission", first.id)) == 1


def test_a_later_record_goes_as_a_revision_with_its_difference(cast, weighed):
    first = finish(cast)
    weigh(cast.post_a, factories.person(cast.post_a), date(2026, 10, 6))
    second = finish(cast)
    assert (second.id, second.revision, second.new) == (first.id, 2, True)
    view = queries.submission(by=cast.village_head, id=first.id)
    (line,) = [one for one in view.differences if one.code == WEIGHED]
    assert (line.previous[""], line.sent[""], line.difference) == (1, 2, 1)


def test_a_record_written_after_finishing_is_late_and_shows_as_a_difference(cast, weighed):
    sent = finish(cast)
    late = weigh(cast.post_a, factories.person(cast.post_a), date(2026, 10, 7))
    count()
    assert Record.objects.get(id=late).late is True
    view = queries.submission(by=cast.ketua_a, id=sent.id)
    (line,) = [one for one in view.late_differences if one.code == WEIGHED]
    assert (line.sent[""], line.live[""], line.late_difference) == (1, 2, 1)


def test_a_month_with_nothing_must_be_declared_nil(cast):
    assert code_of(lambda: finish(cast, nihil=())) == "laporan-kosong"
    sent = finish(cast, nihil=("kesehatan", *FIVE_OTHERS))
    assert Submission.objects.get(id=sent.id).nihil is True


def test_a_field_with_records_is_not_nil(cast, weighed):
    assert code_of(lambda: finish(cast, nihil=("kesehatan",))) == "nihil-ada-catatan"


def test_a_field_of_which_nothing_is_said_stays_missing(cast, weighed):
    sent = finish(cast, nihil=("sosial",))
    assert Submission.objects.get(id=sent.id).field_states["pendidikan"] == "belum"


def test_an_unknown_field_is_refused(cast, weighed):
    assert code_of(lambda: finish(cast, nihil=("olahraga",))) == "bidang-tidak-dikenal"


def test_a_month_that_has_not_begun_is_refused(cast):
    assert code_of(lambda: finish(cast, period=Period(2026, 12))) == "laporan-belum-mulai"


def test_a_quarter_is_refused_where_reports_are_monthly(cast, weighed):
    assert code_of(lambda: finish(cast, period=Period(2026, 10, 3))) == "masa-laporan-lain"


def test_a_closed_month_is_refused(cast, weighed):
    commands.close_month(by=cast.regency_office, at=LATE, area_id=cast.areas.buleleng.id, period=OCTOBER)
    assert code_of(lambda: finish(cast, at=LATE)) == "bulan-ditutup"


def test_the_village_sends_what_it_accepted_and_who_did_not_report(cast, weighed):
    finish(cast)
    lesson(cast.post_b, date(2026, 10, 8), 10, 12)  # post B does not report
    sent = Submission.objects.get()
    commands.accept_report(by=cast.village_head, at=IN_TIME, submission_id=sent.id)
    count()
    own = commands.send_area_report(by=cast.staf_desa, at=IN_TIME, area_id=cast.areas.penarukan.id, period=OCTOBER)
    view = queries.submission(by=cast.kasi, id=own.id)
    told = {line.code: line.sent[""] for line in view.lines}
    assert told[WEIGHED] == 1
    assert told["sosial.peserta"] == 0
    assert view.receiver_id == cast.areas.kec_buleleng.id
    assert Snapshot.objects.filter(submission_id=own.id, group="laporan").exists()


@pytest.mark.parametrize("who", ["kasi", "regency_office", "other_village_head", "ketua_a", "stranger", "resident"])
def test_only_the_office_of_the_village_sends_its_report(cast, who):
    area = cast.areas.penarukan.id
    assert code_of(lambda: send_up(getattr(cast, who), area)) == "tidak-berhak"


def test_the_nation_sends_no_report(cast):
    assert code_of(lambda: send_up(cast.national_team, cast.areas.nation.id)) == "laporan-tanpa-tujuan"


def test_the_month_now_running_may_be_finished_before_it_ends(cast, child):
    weigh(cast.post_a, child, date(2026, 11, 3))
    assert finish(cast, at=NOON, period=NOVEMBER).late is False
