"""A post explained, an area counted: from records, offices and answers, for those who may read them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.readiness import queries
from simpul.readiness.commands import answer_question, count_country
from simpul.services.commands import record_services
from simpul.services.rules.shapes import NewRecord
from tests import factories
from tests.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)


def campaign(post, on: date) -> None:
    answers = {"tema": ["gender"], "peserta_l": 7, "peserta_p": 12}
    new = NewRecord(new_id(), post.id, "sosial.penyuluhan", None, on, answers, person_id=None, place="Balai banjar")
    (outcome,) = record_services(by=SYSTEM, at=AT, items=[new])
    assert outcome.saved, outcome


def kader(post, number: int) -> None:
    for _ in range(number):
        factories.appointment(factories.person(post), post, "kader", "kesehatan")


def told(cast: Cast, question: str, value: int, *, by=None, on: date = TODAY):
    return answer_question(
        by=by or cast.staf_desa, at=AT, post_id=cast.post_a.id, question=question, value=value, on=on, basis="buku kas"
    )


def standing(cast: Cast, on: date = TODAY):
    return queries.post_standing(by=cast.staf_desa, post_id=cast.post_a.id, on=on).standing


def test_a_post_is_explained_by_what_is_recorded_and_answered(cast: Cast) -> None:
    """S1.6, facts/domain.md section 9."""
    kader(cast.post_a, 5)
    for month in range(1, 11):
        campaign(cast.post_a, date(2026, month, 10))
    found = standing(cast).stratum
    assert (found.reached.code, found.possible.code) == ("madya", "mandiri")
    assert {one.need.what: one.found for one in found.lines}["months_open"] == 10
    for question, value in (("coverage", 60), ("extra_programme", 1), ("health_fund", 1)):
        told(cast, question, value)
    assert standing(cast).stratum.reached.code == "purnama"
    assert standing(cast, TODAY - timedelta(days=1)).stratum.reached.code == "madya"


def test_each_field_tells_its_evidence(cast: Cast) -> None:
    kader(cast.post_a, 2)
    campaign(cast.post_a, date(2026, 10, 10))
    fields = {one.field: one for one in standing(cast).fields}
    assert (fields["kesehatan"].state, fields["kesehatan"].kader) == ("disiapkan", 2)
    assert (fields["sosial"].state, fields["sosial"].records) == ("berjalan", 1)
    assert fields["sosial"].last_on == date(2026, 10, 10)
    assert fields["perumahan"].state == "belum"
    assert {one.field: one.state for one in standing(cast, date(2027, 1, 5)).fields}["sosial"] == "belum"


def test_an_area_chooses_its_rules_from_a_day(cast: Cast) -> None:
    assert standing(cast).rules.code == "klasik"
    factories.ordinance(cast.areas.bali, "readiness.strata", {"rules": "jateng"}, valid_from=date(2026, 6, 1))
    assert standing(cast).rules.code == "jateng"
    assert standing(cast, date(2026, 5, 1)).rules.code == "klasik"
    told(cast, "indicators_met", 29)
    assert standing(cast).stratum.reached.code == "mandiri"


def test_an_answer_of_the_same_day_corrects_the_one_before(cast: Cast) -> None:
    told(cast, "coverage", 40)
    told(cast, "coverage", 60)
    [answer] = [
        one
        for one in queries.post_standing(by=cast.staf_desa, post_id=cast.post_a.id, on=TODAY).answers
        if one.question.code == "coverage"
    ]
    assert (answer.value, answer.basis) == (60, "buku kas")


@pytest.mark.parametrize(
    ("question", "value", "on", "code"),
    [
        ("coverage", 101, TODAY, "keterangan-kesiapan-di-luar-batas"),
        ("coverage", -1, TODAY, "keterangan-kesiapan-di-luar-batas"),
        ("kader", 5, TODAY, "keterangan-kesiapan-tidak-dikenal"),
        ("coverage", 50, TODAY + timedelta(days=2), "tanggal-belum-tiba"),
    ],
)
def test_an_impossible_answer_is_refused(cast: Cast, question: str, value: int, on: date, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        told(cast, question, value, on=on)
    assert refused.value.code == code


def test_a_stranger_neither_answers_nor_reads(cast: Cast) -> None:
    for by in (cast.stranger, cast.resident, cast.kader_c, cast.other_village_head):
        with pytest.raises(Refusal):
            told(cast, "coverage", 50, by=by)
        with pytest.raises(Refusal):
            queries.post_standing(by=by, post_id=cast.post_a.id, on=TODAY)
        with pytest.raises(Refusal):
            queries.area_readiness(by=by, area_id=cast.areas.penarukan.id, on=TODAY)
        with pytest.raises(Refusal):
            queries.post_rows(by=by, area_id=cast.areas.penarukan.id, on=TODAY)


def running(cast: Cast, area, by=None) -> tuple[int, int]:
    found = queries.area_readiness(by=by or cast.national_team, area_id=area.id, on=TODAY)
    return found.posts, {one.field: one.posts.get("berjalan", 0) for one in found.fields}["sosial"]


def test_an_area_counts_its_posts_and_those_below(cast: Cast) -> None:
    campaign(cast.post_a, date(2026, 11, 10))
    found = queries.area_readiness(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, on=TODAY)
    assert [(one.level, one.number) for one in found.strata] == [
        ("Pratama", 2), ("Madya", 0), ("Purnama", 0), ("Mandiri", 0),
    ]  # fmt: skip
    assert {one.field: one.state for one in found.fields}["sosial"] == "belum"
    assert [(area.name, posts, fields["sosial"]) for area, posts, fields in found.below] == [("Penarukan", 2, 1)]
    rows = queries.post_rows(by=cast.kasi, area_id=cast.areas.kec_buleleng.id, on=TODAY)
    assert {one.post_id for one in rows} == {cast.post_a.id, cast.post_b.id}
    with pytest.raises(Refusal):
        queries.post_rows(by=cast.national_team, area_id=cast.areas.bali.id, on=TODAY)


def test_above_the_district_the_last_night_is_told(cast: Cast, django_assert_max_num_queries) -> None:
    campaign(cast.post_a, date(2026, 11, 10))
    assert queries.last_day() is None
    assert running(cast, cast.areas.nation) == (3, 1)
    assert count_country(AT)
    assert not count_country(AT + timedelta(hours=1))
    assert queries.last_day() == TODAY
    campaign(cast.post_b, date(2026, 11, 10))
    with django_assert_max_num_queries(6):
        assert running(cast, cast.areas.nation) == (3, 1)
    assert running(cast, cast.areas.buleleng) == (2, 1)
    assert running(cast, cast.areas.kec_buleleng) == (2, 2)
    assert count_country(AT + timedelta(days=1))
    assert running(cast, cast.areas.bali) == (2, 2)


def test_many_posts_take_as_many_queries_as_one(cast: Cast, django_assert_max_num_queries) -> None:
    for number in range(20):
        campaign(factories.post(cast.areas.penarukan, f"Mawar {number}"), date(2026, 11, 10))
    posts = {one.post_id: cast.areas.penarukan.path for one in queries.post_rows(
        by=cast.staf_desa, area_id=cast.areas.penarukan.id, on=TODAY)}  # fmt: skip
    with django_assert_max_num_queries(10):
        assert len(queries.standings(posts, TODAY)) == 22
    assert (
        queries.counts_by_district(cast.areas.penarukan.id, TODAY)[cast.areas.kec_buleleng.id]["sosial", "berjalan"]
        == 20
    )
    assert queries.area_rule(TODAY).running_percent == 50
