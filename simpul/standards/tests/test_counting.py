"""What a record adds to which cells."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from simpul import standards
from simpul.standards.ages import completed_months
from simpul.standards.counting import contributions, matches
from simpul.standards.schema import Indicator, Where

COUNTABLE = ("integer", "decimal", "persons")
CATALOGUE = standards.load_catalogue(Path(__file__).parent / "catalogue")


@dataclass(frozen=True)
class View:
    """A record as counting sees it."""

    service: str = "sosial.contoh_lengkap"
    date: date = date(2026, 8, 12)
    facts: dict = field(default_factory=dict)
    sex: str = "P"
    age_days: int | None = 12_000
    disability: bool = True
    person_id: UUID | None = None
    subject_id: UUID | None = None


def test_a_record_adds_one_to_its_total_sex_age_and_disability() -> None:
    added = contributions(CATALOGUE.indicator("sosial.contoh_catatan"), View())
    assert dict(added) == {"": 1, "P": 1, "age:18_59": 1, "dis": 1}


def test_what_is_unknown_of_a_person_goes_to_the_total_only() -> None:
    view = View(sex="", age_days=None, disability=False)
    assert contributions(CATALOGUE.indicator("sosial.contoh_catatan"), view) == (("", 1),)


def test_a_record_of_another_service_adds_nothing() -> None:
    assert contributions(CATALOGUE.indicator("sosial.contoh_catatan"), View(service="sosial.bansos")) == ()


def test_a_record_before_the_indicator_holds_adds_nothing() -> None:
    assert contributions(CATALOGUE.indicator("sosial.contoh_catatan"), View(date=date(2024, 9, 16))) == ()


def test_a_filter_on_a_list_needs_one_of_its_values() -> None:
    rice = CATALOGUE.indicator("sosial.contoh_beras")
    assert contributions(rice, View(facts={"barang": ["telur", "beras"]})) == (("", 1), ("P", 1))
    assert contributions(rice, View(facts={"barang": ["telur"]})) == ()
    assert contributions(rice, View()) == ()


def test_a_sum_of_decimals_is_stored_whole() -> None:
    weight = CATALOGUE.indicator("sosial.contoh_berat")
    assert contributions(weight, View(facts={"berat": 9.55})) == (("", 955),)
    assert contributions(weight, View()) == ()


def test_money_is_summed_in_thousands() -> None:
    value = standards.indicator("sosial.bansos_nilai")
    assert contributions(value, View("sosial.bansos", facts={"nilai": 250_000})) == (("", 250),)


def test_a_ratio_takes_nothing_from_records() -> None:
    assert contributions(CATALOGUE.indicator("sosial.contoh_beras_persen"), View()) == ()


def test_men_women_and_disabled_guests_of_an_event_fill_their_cells() -> None:
    guests = standards.indicator("sosial.peserta_penyuluhan")
    view = View("sosial.penyuluhan", facts={"peserta_l": 7, "peserta_p": 12, "peserta_dis": 2}, sex="", age_days=None)
    assert dict(contributions(guests, view)) == {"": 19, "L": 7, "P": 12, "dis": 2}


def test_only_people_of_the_right_age_and_sex_count() -> None:
    weighed = standards.indicator("kesehatan.bayi_ditimbang")
    child = View("kesehatan.timbang_ukur_balita", facts={"bb": 8.0}, age_days=200, disability=False)
    assert contributions(weighed, child) == (("", 1), ("P", 1))
    assert contributions(weighed, replace(child, age_days=366)) == ()
    assert contributions(weighed, replace(child, age_days=None)) == ()
    pregnant = standards.indicator("kesehatan.sasaran_bumil")
    facts = {"status": "aktif", "keadaan": "hamil"}
    assert contributions(pregnant, View("kesehatan.pendataan", facts=facts, sex="L")) == ()


def test_a_child_leaves_a_stock_on_its_fifth_birthday_without_a_new_record() -> None:
    under_five = standards.indicator("kesehatan.sasaran_balita")
    born = date(2021, 9, 1)
    view = View("kesehatan.pendataan", facts={"status": "aktif"}, age_days=(date(2026, 8, 12) - born).days)
    assert contributions(under_five, view, closing=date(2026, 8, 31))
    assert not contributions(under_five, view, closing=date(2026, 9, 30))


def test_a_stock_tells_its_ages_on_the_last_day_of_the_period() -> None:
    vulnerable = standards.indicator("sosial.rentan")
    born = date(2008, 8, 20)
    view = View("sosial.pendataan", facts={}, age_days=(date(2026, 8, 12) - born).days)
    assert ("age:18_59", 1) in contributions(vulnerable, view, closing=date(2026, 8, 31))


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        ({"equals": True}, True, True),
        ({"equals": True}, False, False),
        ({"equals": False}, None, False),
        ({"in": ["a", "b"]}, "b", True),
        ({"in": ["a", "b"]}, ["c", "a"], True),
        ({"in": ["a", "b"]}, [], False),
        ({"min": 0}, 0, True),
        ({"min": 1, "max": 4}, 4, True),
        ({"min": 1, "max": 4}, 4.1, False),
        ({"min": 1}, "5", False),
    ],
)
def test_a_condition_says_what_it_says(condition: dict, value: object, expected: bool) -> None:
    assert matches((Where(fact="x", **condition),), {"x": value}) is expected


@pytest.mark.parametrize(
    ("born", "on", "months"),
    [
        (date(2026, 7, 28), date(2026, 8, 27), 0),
        (date(2026, 7, 28), date(2026, 8, 28), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2024, 2, 29), date(2025, 3, 1), 12),
        (date(2025, 8, 12), date(2026, 8, 12), 12),
    ],
)
def test_months_are_completed_on_the_birthday(born: date, on: date, months: int) -> None:
    assert completed_months((on - born).days, on) == months


def test_nobody_is_younger_than_birth() -> None:
    with pytest.raises(ValueError, match="negative"):
        completed_months(-1, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2026, 8, 12), "0_11"),
        (date(2025, 8, 13), "0_11"),
        (date(2025, 8, 12), "12_59"),
        (date(2021, 8, 13), "12_59"),
        (date(2021, 8, 12), "5_9"),
        (date(2016, 8, 12), "10_17"),
        (date(2008, 8, 13), "10_17"),
        (date(2008, 8, 12), "18_59"),
        (date(1966, 8, 12), "60_up"),
        (date(1920, 1, 1), "60_up"),
    ],
)
def test_everyone_has_one_column_of_age(born: date, band: str) -> None:
    on = date(2026, 8, 12)
    assert standards.age_band((on - born).days, on) == band


def test_the_columns_of_age_leave_no_gap() -> None:
    bands = standards.age_bands(date(2026, 8, 12))
    assert bands[0].min_months == 0
    assert bands[-1].max_months is None
    assert all(after.min_months == before.max_months + 1 for before, after in pairwise(bands))


@pytest.mark.parametrize("indicator", standards.indicators(), ids=lambda one: one.code)
def test_no_record_ever_adds_to_a_cell_that_does_not_exist(indicator: Indicator) -> None:
    slots = {cell.split for cell in standards.cells(indicator.field) if cell.indicator_code == indicator.code}
    for code in indicator.sources:
        numbers = [q.fact for q in standards.service(code).questions if q.fact and q.type in COUNTABLE]
        facts: dict[str, object] = dict.fromkeys(numbers, 5000)
        for where in indicator.where:
            facts[where.fact] = _passing(where, facts.get(where.fact))
        view = View(code, facts=facts, sex=indicator.sex or "P", age_days=_fitting_age(indicator))
        added = {split for split, _ in contributions(indicator, view)}
        assert "" in added
        assert added <= slots


def _fitting_age(indicator: Indicator) -> int:
    if indicator.age_min_months is not None:
        return int(indicator.age_min_months * 30.4375) + 20
    return 100 if indicator.age_max_months is not None else 9_000


def _passing(where: Where, before: object) -> object:
    if where.equals is not None:
        return [*before, where.equals] if isinstance(before, list) else [where.equals]
    return where.in_[0] if where.in_ else max(where.min or 0, 3)
