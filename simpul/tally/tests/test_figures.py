"""Figures that everybody reads: live beside reported, by split, cut to what the actor may see; any number opens."""

from datetime import date

import pytest

from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.offices.models import Appointment
from simpul.reports import commands
from simpul.reports.tests.stage import (
    AT_SCHOOL,
    NOON,
    NOVEMBER,
    OCTOBER,
    WEIGHED,
    WEIGHINGS,
    count,
    house,
    lesson,
    record,
    school,
    weigh,
)
from simpul.tally.queries import below, figures, rows, series, strip
from simpul.upkeep.models import Schooling
from tests import factories

pytestmark = pytest.mark.django_db
QUARTER = Period(2026, 10, 3)


@pytest.fixture
def counted(cast):
    """Three children in post A (one girl given ASI, one boy with a disability, one older), one in post B."""
    girl = factories.person(cast.post_a, "Ni Ayu", sex="P", born=date(2026, 3, 5))
    boy = factories.person(cast.post_a, "I Gede", sex="L", born=date(2023, 3, 5), disability="fisik")
    older = factories.person(cast.post_a, "I Made", sex="L", born=date(2020, 3, 5))
    other = factories.person(cast.post_b, "Ni Kadek", sex="P", born=date(2024, 3, 5))
    weigh(cast.post_a, girl, date(2026, 10, 6), asi=True)
    weigh(cast.post_a, girl, date(2026, 11, 3), asi=True)
    weigh(cast.post_a, boy, date(2026, 11, 3), asi=False)
    weigh(cast.post_a, older, date(2026, 11, 3))
    weigh(cast.post_b, other, date(2026, 11, 4))
    record(cast.post_a, "sosial.penyuluhan", date(2026, 11, 5), {"laki": 3, "perempuan": 4, "biaya": 250_000})
    count()
    return cast


def line(found, code):
    return next(one for one in found.lines if one.code == code)


def test_an_indicator_shows_its_splits(counted):
    found = line(figures(by=counted.village_head, area_id=counted.areas.penarukan.id, period=NOVEMBER), WEIGHED)
    assert found.live[""] == 3
    assert (found.live["L"], found.live["P"], found.live["dis"]) == (1, 2, 1)
    assert (found.live["age:0_11"], found.live["age:12_59"]) == (1, 2)
    assert found.reported is None


def test_a_ratio_comes_from_its_parts_and_is_empty_without_a_denominator(counted):
    code = "kesehatan.asi_persen"
    here = figures(by=counted.village_head, area_id=counted.areas.penarukan.id, period=NOVEMBER)
    assert line(here, code).live[""] == pytest.approx(100 / 3)
    nowhere = figures(by=counted.other_village_head, area_id=counted.areas.kaliuntu.id, period=NOVEMBER)
    assert line(nowhere, code).live[""] is None


def test_money_is_shown_as_it_was_typed(counted):
    found = figures(by=counted.ketua_a, post_id=counted.post_a.id, period=NOVEMBER)
    assert line(found, "sosial.biaya").live[""] == 250_000
    assert line(found, "sosial.peserta").live == {"": 7, "L": 3, "P": 4}


def test_a_quarter_is_right_for_each_kind(counted):
    found = figures(by=counted.national_team, area_id=counted.areas.nation.id, period=QUARTER)
    assert line(found, WEIGHINGS).live[""] == 5
    assert line(found, WEIGHED).live[""] == 3
    assert found.posts == 3
    assert found.counted_at is not None


def test_a_field_that_one_may_not_see_is_not_there(counted):
    found = figures(by=counted.kader_pu_a, post_id=counted.post_a.id, period=NOVEMBER)
    assert found.fields == ("pekerjaan_umum",)
    assert {one.field for one in found.lines} == {"pekerjaan_umum"}


@pytest.mark.parametrize("who", ["stranger", "kader_c", "other_village_head", "resident"])
def test_a_stranger_sees_no_figures(counted, who):
    by = getattr(counted, who)
    where = counted.areas.penarukan.id
    for act in (
        lambda: figures(by=by, area_id=where, period=NOVEMBER),
        lambda: below(by=by, area_id=where, period=NOVEMBER),
        lambda: strip(by=by, area_id=where, period=NOVEMBER),
        lambda: series(by=by, area_id=where, period=NOVEMBER, indicators=[WEIGHED]),
        lambda: rows(by=by, post_id=counted.post_a.id, period=NOVEMBER, indicator=WEIGHED),
    ):
        with pytest.raises(Refusal) as caught:
            act()
        assert caught.value.code == "tidak-ditemukan"


def test_any_number_opens_from_the_nation_to_the_rows(counted):
    at = counted.areas.nation.id
    for label in ("Bali", "Kab. Buleleng", "Kec. Buleleng", "Kel. Penarukan"):
        found = below(by=counted.national_team, area_id=at, period=NOVEMBER, indicators=[WEIGHED])
        assert sum(row.value(WEIGHED) for row in found.rows) == found.own.value(WEIGHED) == 3
        (row,) = [one for one in found.rows if one.label.endswith(label.split(". ")[-1]) and one.value(WEIGHED)]
        at = row.area_id
    posts = below(by=counted.national_team, area_id=at, period=NOVEMBER, indicators=[WEIGHED])
    assert {row.post_id: row.value(WEIGHED) for row in posts.rows} == {counted.post_a.id: 2, counted.post_b.id: 1}
    listed = rows(by=counted.ketua_a, post_id=counted.post_a.id, period=NOVEMBER, indicator=WEIGHED)
    assert [one.person for one in listed] == ["Ni Ayu", "I Gede"]


def test_a_table_may_hold_institution_and_reports_too(counted):
    asked = ["lembaga.pos_aktif", "laporan.belum", "laporan.masuk", "kesehatan.catatan"]
    found = below(by=counted.kasi, area_id=counted.areas.kec_buleleng.id, period=NOVEMBER, indicators=asked)
    assert [found.own.value(code) for code in asked] == [2, 2, 0, 4]
    assert found.own.completeness.diharapkan == 2
    assert found.own.completeness.percent == 0


def test_rows_of_persons_need_their_own_right(counted):
    with pytest.raises(Refusal) as caught:
        rows(by=counted.village_head, post_id=counted.post_a.id, period=NOVEMBER, indicator=WEIGHED)
    assert caught.value.code == "tidak-berhak"


def test_rows_of_a_split_and_of_a_ratio(counted):
    ask = {"by": counted.ketua_a, "post_id": counted.post_a.id, "period": NOVEMBER}
    assert [one.person for one in rows(**ask, indicator=WEIGHED, split="L")] == ["I Gede"]
    assert [one.person for one in rows(**ask, indicator="kesehatan.asi_persen")] == ["Ni Ayu"]
    assert [one.amount for one in rows(**ask, indicator="sosial.peserta")] == [7]
    assert len(rows(**ask, indicator="kesehatan.catatan")) == 3


def test_rows_of_a_state_are_those_of_its_last_day(counted):
    child = factories.person(counted.post_a, "Komang", born=date(2021, 6, 1))
    school(counted.post_a, child, date(2026, 9, 1))
    family = factories.household(post=counted.post_a)
    house(counted.post_a, family, date(2026, 10, 1), fit=False)
    house(counted.post_a, family, date(2026, 11, 2), fit=True)
    count()
    ask = {"by": counted.ketua_a, "post_id": counted.post_a.id}
    assert [one.person for one in rows(**ask, period=QUARTER, indicator=AT_SCHOOL)] == ["Komang"]
    assert len(rows(**ask, period=OCTOBER, indicator="perumahan.tidak_layak")) == 1
    assert rows(**ask, period=NOVEMBER, indicator="perumahan.tidak_layak") == []


def test_an_unknown_indicator_is_refused_in_words(counted):
    with pytest.raises(Refusal) as caught:
        rows(by=counted.ketua_a, post_id=counted.post_a.id, period=NOVEMBER, indicator="kesehatan.entah")
    assert caught.value.code == "indikator-tidak-dikenal"


def test_a_series_tells_months_without_count_from_zero(counted):
    (found,) = series(
        by=counted.village_head, area_id=counted.areas.penarukan.id, period=NOVEMBER, indicators=[WEIGHINGS], length=3
    )
    assert [(str(point.period), point.live) for point in found.points] == [
        ("2026-09", None),
        ("2026-10", 1),
        ("2026-11", 4),
    ]


def test_the_strip_shows_the_institution(counted):
    factories.appointment(factories.person(counted.post_a, born=date(1990, 1, 1)), counted.post_a, field="kesehatan")
    lesson(counted.post_a, date(2026, 11, 7), 1, 1)
    kader = Appointment.objects.get(post=counted.post_a)
    Schooling.objects.create(person_id=kader.person_id, since=date(2026, 11, 2))
    count()
    found = strip(by=counted.village_head, area_id=counted.areas.penarukan.id, period=NOVEMBER)
    assert found.get("lembaga.pos_aktif").value == 2
    assert (found.get("lembaga.kader_aktif").value, found.kader_by_field["kesehatan"]) == (1, 1)
    trained = [found.get(f"lembaga.{code}") for code in ("kader_terlatih", "kader_bimtek")]
    assert [(one.value, one.of) for one in trained] == [(1, 1), (1, 1)]
    reports = found.get("laporan.masuk")
    assert (reports.value, reports.of) == (0, 2)
    assert all(one.label for one in found.figures)


def test_a_village_sees_of_each_post_what_it_accepted(counted):
    sent = commands.finish_month(by=SYSTEM, at=NOON, post_id=counted.post_a.id, period=NOVEMBER)
    commands.accept_report(by=SYSTEM, at=NOON, submission_id=sent.id)
    found = below(by=counted.village_head, area_id=counted.areas.penarukan.id, period=NOVEMBER, indicators=[WEIGHED])
    told = {row.post_id: row.reported.get(WEIGHED, {}).get("") for row in found.rows}
    assert told == {counted.post_a.id: 2, counted.post_b.id: None}
    assert found.own.reported[WEIGHED][""] == 2
