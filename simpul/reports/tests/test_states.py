"""Rules of reports: when one is due, what it says of each field, which cells it fills."""

from datetime import date

import pytest

from simpul.kernel.period import Period
from simpul.reports.rules.states import (
    Report,
    default_rule,
    due_on,
    field_states,
    report_cells,
    returned_states,
)
from simpul.tally.rules.doubts import Registered, Target, big_change, in_target

FIELDS = ("kesehatan", "sosial")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026-10", date(2026, 11, 5)),
        ("2026-12", date(2027, 1, 5)),
        ("2026-T4", date(2027, 1, 5)),
        ("2026-S1", date(2026, 7, 5)),
        ("2026", date(2027, 1, 5)),
    ],
)
def test_a_report_is_due_on_a_day_of_the_month_after_its_period(period, expected):
    assert due_on(Period.parse(period), 5) == expected


def test_the_default_rule_is_monthly_and_closed_by_the_regency():
    rule = default_rule("layanan", date(2026, 10, 31))
    assert (rule.months, rule.closing_level, rule.area_id) == (1, 2, None)
    assert rule.source
    assert rule.trust


def test_each_field_is_filled_nil_or_missing():
    assert field_states({"kesehatan"}, {"sosial"}, (*FIELDS, "perumahan")) == {
        "kesehatan": "isi",
        "sosial": "nihil",
        "perumahan": "belum",
    }


@pytest.mark.parametrize(
    ("remarked", "expected"),
    [
        ({"sosial"}, {"kesehatan": "isi", "sosial": "dikembalikan", "perumahan": "belum"}),
        ({""}, {"kesehatan": "dikembalikan", "sosial": "dikembalikan", "perumahan": "belum"}),
    ],
    ids=["one field", "the whole"],
)
def test_a_return_touches_the_remarked_fields(remarked, expected):
    assert returned_states({"kesehatan": "isi", "sosial": "nihil", "perumahan": "belum"}, remarked) == expected


def test_a_post_that_did_not_report_is_missing_in_the_whole_and_in_each_field():
    assert set(report_cells(None, FIELDS)) == {
        (state, field) for state in ("diharapkan", "belum") for field in ("", *FIELDS)
    }


def test_a_late_nil_report_waits_and_is_nil_and_late():
    report = Report("terkirim", True, True, {"kesehatan": "nihil", "sosial": "belum"})
    cells = report_cells(report, FIELDS)
    assert {state for state, field in cells if field == ""} == {"diharapkan", "terkirim", "nihil", "terlambat"}
    assert {state for state, field in cells if field == "kesehatan"} == {"diharapkan", "terkirim", "nihil", "terlambat"}
    assert {state for state, field in cells if field == "sosial"} == {"diharapkan", "belum"}


def test_a_field_that_was_not_returned_goes_on_waiting():
    report = Report("dikembalikan", False, False, {"kesehatan": "dikembalikan", "sosial": "isi"})
    cells = report_cells(report, FIELDS)
    assert ("dikembalikan", "kesehatan") in cells
    assert ("terkirim", "sosial") in cells


@pytest.mark.parametrize("state", ["terkirim", "diterima", "dikembalikan"])
def test_every_expected_report_is_in_exactly_one_state(state):
    report = Report(state, False, True, {"kesehatan": "isi", "sosial": "dikembalikan"})
    for field in ("", *FIELDS):
        found = [s for s, f in report_cells(report, FIELDS) if f == field]
        assert sum(s in ("belum", "terkirim", "diterima", "dikembalikan") for s in found) == 1


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [(10, 21, True), (10, 20, False), (10, 4, True), (10, 5, False), (9, 90, False), (0, 50, False)],
)
def test_a_jump_from_a_month_that_was_not_small_is_asked_about(before, now, expected):
    assert big_change(before, now) is expected


def test_the_target_holds_who_belonged_to_it_on_some_day_of_the_period():
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    people = [
        Registered("L", date(2021, 10, 15)),  # turns five within the month
        Registered("P", date(2021, 9, 30)),  # was five before
        Registered("P", date(2026, 10, 31)),  # born on the last day
        Registered("P", date(2026, 11, 1)),  # not born yet
        Registered("L", None),
    ]
    assert in_target(Target(high=59), people, first, last) == 3
    assert in_target(Target(sex="P", high=59), people, first, last) == 1
    assert in_target(Target(low=60), people, first, last) == 3
