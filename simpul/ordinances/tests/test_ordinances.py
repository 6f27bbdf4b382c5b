"""Rules of areas: nearest wins, dated, with a source; who may set them."""

from datetime import UTC, date, datetime
from typing import Literal

import pytest
from pydantic import Field

from simpul.audit.queries import history
from simpul.eligibility.rules.topics import DOMICILE, REMINDER
from simpul.kernel.refusals import Refusal
from simpul.ordinances import commands, queries
from simpul.ordinances.rules import ShippedRules, Topic, shipped
from simpul.places import queries as places
from simpul.standards import Shape, Source, load_toml
from simpul.web.office.ordinance_topics import TOPICS
from tests import factories
from tests.cast import Cast, actor

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SOURCE = Source(ref="Perbup 12 Tahun 2026", trust="strong", article="Pasal 4")


class Colour(Shape):
    colour: Literal["ungu", "putih"] = Field(title="Warna")


SHIRT = Topic(code="uji.seragam", name="Seragam", about="", shape=Colour, said=lambda content: content.colour)


def set_(cast: Cast, area, colour: str = "ungu", *, by=None, since: date = date(2026, 1, 1), **more):
    given = {"topic": SHIRT, "content": {"colour": colour}, "valid_from": since, "source": SOURCE, **more}
    return commands.set_ordinance(by=by or cast.national_admin, at=AT, area_id=area.id, **given)


def refusal_of(act) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    assert refused.value.sentence
    return refused.value.code


def colour(area, on: date = TODAY) -> str | None:
    rule = queries.in_force_at(SHIRT, area.path, on)
    return rule.content.colour if rule else None


def home_level(area) -> str:
    return queries.in_force_at(DOMICILE, area.path, TODAY).content.level


def test_the_nearest_area_wins_and_below_it_the_rule_holds(cast: Cast) -> None:
    set_(cast, cast.areas.nation, "putih")
    set_(cast, cast.areas.buleleng, "ungu")
    assert [colour(a) for a in (cast.areas.penarukan, cast.areas.bali, cast.areas.ampukung)] == [
        "ungu",
        "putih",
        "putih",
    ]
    assert colour(cast.areas.penarukan, date(2025, 12, 31)) is None
    rules = queries.book([SHIRT]).all_rules(SHIRT)
    assert [(area, rule.content.colour) for _level, area, rule in rules] == [
        (cast.areas.nation.id, "putih"),
        (cast.areas.buleleng.id, "ungu"),
    ]


def test_areas_are_known_by_code(cast: Cast) -> None:
    found = places.areas_by_code(["51", "51.08", "99"])
    assert {code: area.name for code, area in found.items()} == {"51": "Bali", "51.08": "Buleleng"}


def test_a_later_rule_ends_the_one_before_and_a_new_one_in_between_ends_with_it(cast: Cast) -> None:
    first = set_(cast, cast.areas.buleleng, "putih", since=date(2020, 1, 1))
    set_(cast, cast.areas.buleleng, "ungu", since=date(2026, 6, 1))
    set_(cast, cast.areas.buleleng, "ungu", since=date(2024, 1, 1))
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2026, 6, 1)]
    assert [colour(cast.areas.buleleng, day) for day in days] == ["putih", "ungu", "ungu"]
    assert history("ordinance", first)[-1].after["valid_to"] == "2024-01-01"


def test_the_same_day_again_corrects_and_the_same_id_again_does_nothing(cast: Cast) -> None:
    one = set_(cast, cast.areas.buleleng, "putih")
    assert set_(cast, cast.areas.buleleng, "ungu") == one
    assert set_(cast, cast.areas.buleleng, "putih", id=one) == one
    assert colour(cast.areas.buleleng) == "ungu"


def test_an_ended_rule_gives_way_to_the_one_above(cast: Cast) -> None:
    set_(cast, cast.areas.bali, "putih")
    one = set_(cast, cast.areas.buleleng, "ungu")
    commands.end_ordinance(by=cast.regency_office, at=AT, ordinance_id=one, on=date(2026, 11, 1))
    assert [colour(cast.areas.buleleng, d) for d in (date(2026, 10, 31), date(2026, 11, 1))] == ["ungu", "putih"]
    for day, code in ((date(2026, 12, 1), "ketentuan-sudah-berakhir"), (date(2026, 1, 1), "akhir-sebelum-awal")):
        ending = {"by": cast.regency_office, "at": AT, "ordinance_id": one, "on": day}
        assert refusal_of(lambda given=ending: commands.end_ordinance(**given)) == code


def test_a_slip_is_taken_back_and_what_it_ended_goes_on(cast: Cast) -> None:
    set_(cast, cast.areas.buleleng, "putih")
    slip = set_(cast, cast.areas.buleleng, "ungu", since=date(2026, 6, 1))
    assert (
        refusal_of(lambda: commands.void_ordinance(by=cast.regency_office, at=AT, ordinance_id=slip, reason=" "))
        == "alasan-wajib"
    )
    commands.void_ordinance(by=cast.regency_office, at=AT, ordinance_id=slip, reason="salah kabupaten")
    assert colour(cast.areas.buleleng) == "putih"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"content": {"colour": "hijau"}}, "ketentuan-isi-salah"),
        ({"content": {}}, "ketentuan-isi-salah"),
        ({"valid_to": date(2026, 1, 1)}, "akhir-sebelum-awal"),
        ({"source": Source(ref="  ", trust="weak")}, "ketentuan-tanpa-dasar"),
        ({"source": Source(ref="Kami", trust="own")}, "ketentuan-tanpa-dasar"),
    ],
)
def test_what_is_no_rule_is_refused(cast: Cast, given, code) -> None:
    assert refusal_of(lambda: set_(cast, cast.areas.buleleng, **given)) == code


def test_a_district_sets_no_rule_that_belongs_to_the_regency(cast: Cast) -> None:
    office = actor("sekretariat", cast.areas.kec_buleleng)
    assert refusal_of(lambda: set_(cast, cast.areas.kec_buleleng, by=office)) == "ketentuan-bukan-tingkat-ini"


def test_strangers_set_end_and_read_nothing(cast: Cast) -> None:
    one = set_(cast, cast.areas.buleleng)
    for by in (cast.stranger, cast.staf_desa, cast.regency_team, actor("sekretariat", cast.areas.tabalong)):
        assert refusal_of(lambda by=by: set_(cast, cast.areas.buleleng, by=by)) == "tidak-berhak"
        ending = {"by": by, "at": AT, "ordinance_id": one, "on": TODAY}
        assert refusal_of(lambda given=ending: commands.end_ordinance(**given)) == "tidak-berhak"
        taking = {"by": by, "at": AT, "ordinance_id": one, "reason": "x"}
        assert refusal_of(lambda given=taking: commands.void_ordinance(**given)) == "tidak-berhak"
    reading = {"area_id": cast.areas.buleleng.id, "topics": [SHIRT], "on": TODAY}
    for by in (cast.stranger, cast.resident, cast.staf_desa):
        assert refusal_of(lambda by=by: queries.rules_at(by=by, **reading)) == "tidak-ditemukan"


def test_the_list_tells_what_holds_and_whose_rule_it_is(cast: Cast) -> None:
    one = set_(cast, cast.areas.buleleng)
    [here] = queries.rules_at(by=cast.staf_desa, area_id=cast.areas.penarukan.id, topics=[SHIRT], on=TODAY)
    assert (here.rule.content.colour, here.of.name, here.own) == ("ungu", "Buleleng", ())
    assert (here.rule.source.ref, here.rule.source.article) == ("Perbup 12 Tahun 2026", "Pasal 4")
    [there] = queries.rules_at(by=cast.regency_office, area_id=cast.areas.buleleng.id, topics=[SHIRT], on=TODAY)
    assert [(own.id, own.set_by_name) for own in there.own] == [(one, cast.national_admin.name)]


def test_what_an_area_sets_comes_before_what_was_shipped_for_it(cast: Cast) -> None:
    """S0.6: shipped, Bali says the banjar; the province may say otherwise."""
    assert (home_level(cast.areas.penarukan), home_level(cast.areas.ampukung)) == ("dusun", "desa")
    assert queries.in_force_at(DOMICILE, cast.areas.bali.path, TODAY).shipped
    factories.ordinance(cast.areas.bali, DOMICILE.code, {"level": "desa"})
    assert home_level(cast.areas.penarukan) == "desa"


def test_a_book_answers_for_many_areas_in_two_queries(cast: Cast, django_assert_num_queries) -> None:
    factories.ordinance(cast.areas.bali)
    with django_assert_num_queries(2):
        known = queries.book([REMINDER, DOMICILE])
        found = [known.rule(REMINDER, area.path, TODAY) for area in vars(cast.areas).values()]
    assert {rule.content.days for rule in found if rule} == {60, 90}


def test_every_shipped_rule_fits_the_shape_of_its_topic_and_says_itself() -> None:
    codes = {topic.code for topic in TOPICS}
    assert {rule.topic for rule in load_toml("ordinances", ShippedRules).rules} <= codes
    for topic in TOPICS:
        for _area, rule in shipped(topic):
            assert topic.said(rule.content)
