"""Strata by rules that differ: each level rests on those below, and what nobody knows is never taken for granted."""

import pytest

from simpul.readiness.rules.fields import NOT_BEGUN, PREPARED, RUNNING, area_state, field_state
from simpul.readiness.rules.strata import stratum
from simpul.readiness.rules.topics import strata_set
from simpul.standards.readiness import readiness_table

CLASSIC, JAVA, MINISTRY = (strata_set(code) for code in ("klasik", "jateng", "aktif"))
FULL = {
    "months_open": 12, "kader": 6, "coverage": 80, "extra_programme": 1, "health_fund": 1, "health_fund_share": 60,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "level"),
    [
        ({}, "mandiri"),
        ({"health_fund_share": 50}, "purnama"),
        ({"health_fund": 0}, "madya"),
        ({"coverage": 50}, "madya"),
        ({"kader": 4}, "pratama"),
        ({"months_open": 8}, "pratama"),
        ({"months_open": 9, "kader": 5}, "mandiri"),
    ],
)
def test_the_classic_table(changed: dict[str, int], level: str) -> None:
    """facts/domain.md section 9 [strata]: months, kader, coverage, fund, families."""
    found = stratum(CLASSIC, FULL | changed)
    assert (found.reached.code, found.sure) == (level, True)


@pytest.mark.parametrize(
    ("met", "level"), [(21, "pratama"), (22, "madya"), (24, "madya"), (25, "purnama"), (28, "purnama"), (29, "mandiri")]
)
def test_central_java_counts_thirty_five_indicators(met: int, level: str) -> None:
    """Up to 60 per cent (21 of 35) Pratama, to 70 (24.5) Madya, to 80 (28) Purnama, above Mandiri [jateng-strata]."""
    assert stratum(JAVA, {"indicators_met": met}).reached.code == level


def test_two_rules_differ_over_one_post() -> None:
    known = FULL | {"indicators_met": 20}
    assert stratum(CLASSIC, known).reached.code == "mandiri"
    assert stratum(JAVA, known).reached.code == "pratama"


def test_what_is_unknown_neither_lifts_nor_lowers() -> None:
    found = stratum(CLASSIC, {"months_open": 12, "kader": 6})
    assert (found.reached.code, found.possible.code, found.sure) == ("madya", "mandiri", False)
    assert [one.need.what for one in found.lines if one.met is None] == [
        "coverage", "extra_programme", "health_fund", "health_fund_share",
    ]  # fmt: skip
    known = stratum(CLASSIC, {"months_open": 12, "kader": 6, "health_fund": 0})
    assert (known.reached.code, known.possible.code) == ("madya", "madya")


def test_an_active_post_by_the_health_ministry() -> None:
    known = {"months_open": 8, "kader_by_decree": 5, "services_half": 3, "growth_tools": 1, "extra_programme": 1}
    assert stratum(MINISTRY, known).reached.code == "aktif"
    assert stratum(MINISTRY, known | {"services_half": 2}).reached.code == "belum_aktif"


def test_every_need_can_be_known() -> None:
    counted = {"months_open", "kader", "kader_by_decree"}
    asked = {one.code for one in readiness_table().questions}
    needed = {need.what for one in readiness_table().sets for level in one.levels for need in level.needs}
    assert needed <= counted | asked


@pytest.mark.parametrize(
    ("kader", "records", "state"), [(0, 0, NOT_BEGUN), (1, 0, PREPARED), (0, 3, RUNNING), (2, 3, RUNNING)]
)
def test_a_field_runs_when_it_was_recorded_of_late(kader: int, records: int, state: str) -> None:
    assert field_state("sosial", kader=kader, records=records, last_on=None, months=3).state == state


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ({}, NOT_BEGUN),
        ({RUNNING: 1, NOT_BEGUN: 1}, NOT_BEGUN),
        ({RUNNING: 2, NOT_BEGUN: 1}, RUNNING),
        ({RUNNING: 1, PREPARED: 1, NOT_BEGUN: 1}, PREPARED),
        ({PREPARED: 5}, PREPARED),
    ],
)
def test_a_field_runs_in_an_area_where_more_than_half_of_its_posts_run_it(counts: dict[str, int], state: str) -> None:
    assert area_state(counts, readiness_table().areas[0]) == state
