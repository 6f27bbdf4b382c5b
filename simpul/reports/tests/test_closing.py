"""Closing a month, and the rules by which areas receive reports."""

from datetime import UTC, date, datetime

import pytest

from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.reports import commands
from simpul.reports.models import ReportRule, Submission
from simpul.reports.queries import completeness, rule_of
from simpul.reports.tests.stage import OCTOBER, WEIGHED, count, live, reported, weigh
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 10, 3, tzinfo=UTC)
NEXT_YEAR, FIRST_QUARTER = date(2027, 1, 1), Period(2027, 1, 3)


def code_of(act) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    assert caught.value.sentence
    return caught.value.code


def set_rule(cast, by=None, **more):
    given = {
        "area_id": cast.areas.buleleng.id,
        "months": 3,
        "due_day": 10,
        "closing_level": 3,
        "valid_from": NEXT_YEAR,
        "source": "Perbup 1/2026",
    }
    return commands.set_rule(by=by or cast.regency_office, at=AT, **{**given, **more})


def close(cast, by=None, area=None, period=OCTOBER, at=AT):
    commands.close_month(by=by or cast.regency_office, at=at, area_id=(area or cast.areas.buleleng).id, period=period)


def test_the_regency_closes_a_month_and_opens_it_again_with_a_reason(cast):
    from simpul.facts.queries import is_closed

    close(cast)
    assert is_closed(cast.areas.penarukan.path, OCTOBER)
    area = cast.areas.buleleng.id
    assert code_of(lambda: reopen(cast.regency_office, area, " ")) == "alasan-wajib"
    reopen(cast.regency_office, area, "Satu desa terlambat.")
    assert not is_closed(cast.areas.penarukan.path, OCTOBER)


def reopen(by, area_id, reason):
    commands.reopen_month(by=by, at=AT, area_id=area_id, period=OCTOBER, reason=reason)


@pytest.mark.parametrize("who", ["village_head", "kasi", "provincial_team", "stranger", "resident"])
def test_nobody_else_closes_it(cast, who):
    by = getattr(cast, who)
    assert code_of(lambda: close(cast, by)) == "tidak-berhak"
    assert code_of(lambda: reopen(by, cast.areas.buleleng.id, "x")) == "tidak-berhak"
    assert code_of(lambda: set_rule(cast, by)) == "tidak-berhak"


def test_another_tier_than_the_rule_names_does_not_close(cast):
    from tests.cast import actor

    province = actor("sekretariat", cast.areas.bali)
    assert code_of(lambda: close(cast, province, cast.areas.bali)) == "bukan-tingkat-penutup"


def test_a_month_is_closed_after_it_ended_and_only_months_are(cast):
    assert code_of(lambda: close(cast, period=Period(2026, 11))) == "bulan-belum-berakhir"
    assert code_of(lambda: close(cast, period=Period(2026, 7, 3))) == "masa-laporan-lain"


def test_areas_below_inherit_the_nearest_rule(cast):
    set_rule(cast)
    set_rule(cast, area_id=cast.areas.penarukan.id, due_day=3)
    areas = cast.areas
    found = {area.name: rule_of(area.path, NEXT_YEAR) for area in (areas.kec_buleleng, areas.penarukan, areas.pulau)}
    assert {name: (rule.months, rule.due_day) for name, rule in found.items()} == {
        "Buleleng": (3, 10),
        "Penarukan": (3, 3),
        "Pulau": (1, 5),
    }


def test_a_rule_ends_the_one_before_it(cast):
    set_rule(cast)
    set_rule(cast, due_day=12, valid_from=date(2027, 7, 1))
    path = cast.areas.buleleng.path
    assert [rule_of(path, day).due_day for day in (date(2027, 6, 30), date(2027, 7, 1))] == [10, 12]
    set_rule(cast, due_day=11)
    assert [rule_of(path, day).due_day for day in (NEXT_YEAR, date(2027, 7, 1))] == [11, 12]
    assert ReportRule.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"months": 2}, "aturan-laporan-salah"),
        ({"due_day": 31}, "aturan-laporan-salah"),
        ({"closing_level": 0}, "aturan-laporan-salah"),
        ({"source": " "}, "alasan-wajib"),
        ({"valid_from": date(2026, 10, 1)}, "masa-laporan-mulai-nanti"),
        ({"valid_from": date(2027, 2, 1)}, "masa-laporan-mulai-nanti"),
    ],
    ids=["two months", "day 31", "closed by the nation", "no source", "in the past", "within a quarter"],
)
def test_a_rule_that_makes_no_sense_is_refused(cast, change, code):
    assert code_of(lambda: set_rule(cast, **change)) == code


def test_where_reports_are_quarterly_the_quarter_is_reported_whole(cast):
    set_rule(cast)
    count(datetime(2027, 1, 5, 3, tzinfo=UTC))
    child = factories.person(cast.post_a)
    for month in (1, 2):
        weigh(cast.post_a, child, date(2027, month, 6))
    april = datetime(2027, 4, 8, 3, tzinfo=UTC)
    count(april)
    state = completeness(by=cast.village_head, area_id=cast.areas.penarukan.id, period=FIRST_QUARTER)
    assert (state.whole.diharapkan, state.whole.belum, state.due_on) == (2, 2, date(2027, 4, 10))
    assert live(cast.areas.penarukan.id, Period(2027, 1), "laporan.diharapkan") == 0
    sent = commands.finish_month(
        by=cast.ketua_a, at=april, post_id=cast.post_a.id, period=FIRST_QUARTER, nihil_fields=["sosial"]
    )
    assert Submission.objects.get(id=sent.id).late is False
    commands.accept_report(by=cast.village_head, at=april, submission_id=sent.id)
    count(april)
    assert reported(cast.areas.penarukan.id, FIRST_QUARTER, WEIGHED) == 1
    assert reported(cast.areas.penarukan.id, FIRST_QUARTER, "kesehatan.timbangan") == 2
    state = completeness(by=cast.village_head, area_id=cast.areas.penarukan.id, period=FIRST_QUARTER)
    assert (state.whole.diterima, state.whole.belum) == (1, 1)
