"""The Laporan Pembinaan is counted, climbs like the services' report, and nothing in it is typed but two texts."""

from datetime import UTC, date, datetime

import pytest

from simpul.coaching import commands, queries
from simpul.coaching.tests.stage import signed
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.offices.queries import decrees_made
from simpul.registry.queries import active_count
from simpul.reports import commands as reports
from simpul.reports.commands import NewRemark
from simpul.reports.models import Submission
from simpul.reports.queries import accepted_contents, due, inbox
from simpul.reports.rules.states import COACHING
from tests import factories

pytestmark = pytest.mark.django_db
QUARTER = Period(2026, 10, 3)
NEXT_YEAR = datetime(2027, 1, 5, 3, tzinfo=UTC)


def send(by, area, at=NEXT_YEAR, period=QUARTER, **texts):
    return commands.send_coaching_report(by=by, at=at, area_id=area.id, period=period, **texts)


def accept(by, sent):
    reports.accept_report(by=by, at=NEXT_YEAR, submission_id=sent.id)


def code_of(act) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.sentence
    return caught.value.code


def lines(report) -> dict[str, tuple[int, int | None]]:
    return {one.code: (one.counted, one.accepted) for one in report.lines}


def report_of(by, area):
    return queries.coaching_report(by=by, at=NEXT_YEAR, area_id=area.id, period=QUARTER)


def test_the_report_counts_visits_findings_and_overdue_actions_of_the_period(cast):
    signed(cast)
    told = lines(report_of(cast.kasi, cast.areas.kec_buleleng))
    assert told["kunjungan"] == (1, None)
    assert told["dikunjungi"] == (1, None)
    assert (told["temuan"], told["temuan_terbuka"], told["tindakan_lewat"]) == ((1, None), (1, None), (1, None))
    assert told["posyandu"] == (2, None)
    earlier = queries.coaching_report(
        by=cast.kasi, at=NEXT_YEAR, area_id=cast.areas.kec_buleleng.id, period=QUARTER.shift(-1)
    )
    assert lines(earlier)["kunjungan"] == (0, None)


def test_the_report_climbs_from_the_village_to_the_nation(cast):
    signed(cast)
    areas = cast.areas
    tiers = [
        (cast.staf_desa, areas.penarukan, cast.kasi),
        (cast.kasi, areas.kec_buleleng, cast.regency_office),
        (cast.regency_office, areas.buleleng, cast.provincial_team),
        (cast.provincial_team, areas.bali, cast.national_team),
    ]
    for sender, area, receiver in tiers:
        sent = send(sender, area, obstacles=f"kendala {area.name}", proposals="usul")
        accept(receiver, sent)
    bundle = report_of(cast.national_team, areas.nation)
    assert lines(bundle)["kunjungan"] == (1, 1)
    assert bundle.accepted_from == 1
    assert bundle.inbox.count("diterima") == 1


def test_what_comes_from_below_is_the_sum_of_what_was_accepted_not_of_what_was_sent(cast):
    signed(cast)
    send(cast.staf_desa, cast.areas.penarukan)
    assert lines(report_of(cast.kasi, cast.areas.kec_buleleng))["kunjungan"] == (1, None)
    accept(cast.kasi, send(cast.other_village_head, cast.areas.kaliuntu))
    assert lines(report_of(cast.kasi, cast.areas.kec_buleleng))["kunjungan"] == (1, 0)


def test_a_returned_report_is_mended_and_sent_again_and_what_was_accepted_stays(cast):
    first = send(cast.staf_desa, cast.areas.penarukan, obstacles="jalan rusak")
    accept(cast.kasi, first)
    reports.reopen_report(by=cast.kasi, at=NEXT_YEAR, submission_id=first.id, reason="Tulis usulnya.")
    signed(cast)
    assert lines(report_of(cast.kasi, cast.areas.kec_buleleng))["kunjungan"] == (1, 0)
    again = send(cast.staf_desa, cast.areas.penarukan, obstacles="jalan rusak", proposals="perbaiki")
    assert (again.id, again.revision, again.new) == (first.id, 2, True)
    accept(cast.kasi, again)
    assert lines(report_of(cast.kasi, cast.areas.kec_buleleng))["kunjungan"] == (1, 1)
    told = queries.sent_report(by=cast.staf_desa, at=NEXT_YEAR, id=again.id)
    assert (told.obstacles, told.proposals) == ("jalan rusak", "perbaiki")
    assert told.sent is not None
    assert [one.text for one in told.sent.remarks] == ["Tulis usulnya."]


def test_the_receiver_returns_it_with_a_reason(cast):
    sent = send(cast.staf_desa, cast.areas.penarukan)
    reports.return_report(by=cast.kasi, at=NEXT_YEAR, submission_id=sent.id, remarks=[NewRemark("Kunjungan kurang.")])
    assert Submission.objects.get(id=sent.id).state == "dikembalikan"
    titles = [one.title for one in due(by=cast.staf_desa, at=NEXT_YEAR) if "pembinaan" in one.title]
    assert titles == [
        "Laporan pembinaan Triwulan IV 2026 Kel. Penarukan dikembalikan. Baca alasannya, perbaiki, lalu kirim ulang."
    ]


def test_the_same_report_sent_twice_changes_nothing(cast):
    first = send(cast.staf_desa, cast.areas.penarukan, obstacles="a")
    again = send(cast.staf_desa, cast.areas.penarukan, obstacles="a")
    assert (again.revision, again.new) == (first.revision, False)


def test_what_was_sent_stays_when_records_change_and_is_shown_beside_what_is_counted_now(cast):
    sent = send(cast.staf_desa, cast.areas.penarukan)
    signed(cast)
    told = queries.sent_report(by=cast.kasi, at=NEXT_YEAR, id=sent.id)
    line = next(one for one in told.lines if one.code == "kunjungan")
    assert (line.counted, line.now) == (0, 1)


def test_the_period_of_the_report_is_a_setting_of_its_own(cast):
    month = Period(2026, 11)
    assert code_of(lambda: send(cast.staf_desa, cast.areas.penarukan, period=month)) == "masa-laporan-lain"
    reports.set_rule(
        by=cast.regency_office,
        at=datetime(2026, 11, 10, 3, tzinfo=UTC),
        area_id=cast.areas.buleleng.id,
        months=6,
        due_day=15,
        closing_level=2,
        valid_from=date(2027, 1, 1),
        source="Surat Sekda",
        kind=COACHING,
    )
    later = datetime(2027, 7, 20, 3, tzinfo=UTC)
    half = Period(2027, 1, 6)
    sent = send(cast.staf_desa, cast.areas.penarukan, at=later, period=half)
    assert sent.late
    services = inbox(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, period=half)
    assert services.months == 1


def test_who_has_not_sent_is_told_to_the_office_that_receives(cast):
    send(cast.staf_desa, cast.areas.penarukan)
    found = inbox(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, period=QUARTER, kind=COACHING)
    states = {line.label: line.state for line in found.lines}
    assert states["Kel. Penarukan"] == "terkirim"
    assert states["Kel. Kaliuntu"] == "belum"


def test_reports_of_services_do_not_see_those_of_coaching(cast):
    send(cast.staf_desa, cast.areas.penarukan)
    services = inbox(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, period=QUARTER)
    assert all(line.submission_id is None for line in services.lines)


def test_strangers_neither_send_nor_read_nor_decide(cast):
    assert code_of(lambda: send(cast.stranger, cast.areas.penarukan)) == "tidak-berhak"
    assert code_of(lambda: send(cast.kader_a, cast.areas.penarukan)) == "tidak-berhak"
    assert code_of(lambda: report_of(cast.stranger, cast.areas.penarukan)) == "tidak-ditemukan"
    sent = send(cast.staf_desa, cast.areas.penarukan)
    assert code_of(lambda: queries.sent_report(by=cast.stranger, at=NEXT_YEAR, id=sent.id)) == "tidak-ditemukan"
    assert code_of(lambda: accept(cast.stranger, sent)) == "tidak-ditemukan"
    assert code_of(lambda: accept(cast.staf_desa, sent)) == "tidak-ditemukan"


def test_the_nation_sends_nowhere_and_nothing_is_sent_before_its_period(cast):
    assert code_of(lambda: send(cast.national_team, cast.areas.nation)) == "laporan-tanpa-tujuan"
    assert code_of(lambda: send(cast.staf_desa, cast.areas.penarukan, period=QUARTER.shift(2))) == "laporan-belum-mulai"
    assert (
        code_of(lambda: send(cast.staf_desa, cast.areas.penarukan, obstacles="x" * 5_001)) == "uraian-terlalu-panjang"
    )


def test_posts_and_decrees_are_counted_in_the_area_and_the_period(cast):
    factories.decree(cast.areas.penarukan)
    ever = (date(1990, 1, 1), date(2027, 1, 1))
    assert decrees_made(cast.areas.kec_buleleng.id, *ever) == decrees_made(cast.areas.nation.id, *ever) == 1
    assert decrees_made(cast.areas.ampukung.id, *ever) == 0
    assert active_count(cast.areas.nation.id, date(2026, 11, 10)) == 3
    assert active_count(cast.areas.ampukung.id, date(2026, 11, 10)) == 1


def test_contents_of_another_kind_are_kept_as_they_are_and_told_once_accepted(cast):
    def hand_over(by):
        area = cast.areas.penarukan.id
        return reports.send_contents(by=by, at=NEXT_YEAR, kind=COACHING, area_id=area, period=QUARTER, contents=b"{}")

    def received():
        return accepted_contents(kind=COACHING, receiver_id=cast.areas.kec_buleleng.id, period=QUARTER)

    assert code_of(lambda: hand_over(cast.stranger)) == "tidak-berhak"
    sent = hand_over(cast.staf_desa)
    assert received() == []
    accept(cast.kasi, sent)
    assert received() == [b"{}"]
