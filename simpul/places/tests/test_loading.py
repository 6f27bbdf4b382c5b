"""Loading lists: the first whole, later ones as dated changes that keep ids and history."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date

import pytest

from simpul.audit.queries import history
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.refusals import Refusal
from simpul.places import commands, queries
from tests.cast import Cast

from .conftest import NOON, ROWS, TODAY, actor, load, with_changes
from .test_comparing import NEW_PROVINCE

LATER = date(2026, 7, 1)
BEFORE = date(2026, 6, 30)
IdOf = Callable[[str], int]


def test_the_first_list_makes_the_tree_with_paths_and_kinds(id_of: IdOf) -> None:
    found = queries.area(id_of("51.08.06.1020"))
    trail = queries.trail(found.id)
    assert [step.label for step in trail] == ["Indonesia", "Bali", "Kab. Buleleng", "Kec. Buleleng", "Kel. Penarukan"]
    assert found.path == tuple(step.id for step in trail)
    assert found.is_kelurahan
    assert found.full_name == "Kelurahan Penarukan"
    assert len(queries.below_ids(queries.nation_id(), 4)) == 9


def test_the_first_list_holds_for_every_day_before(id_of: IdOf) -> None:
    assert queries.child_ids(id_of("51.08"), date(2025, 1, 31)) == [id_of("51.08.06"), id_of("51.08.08")]


def test_the_same_list_again_changes_nothing(id_of: IdOf, django_assert_max_num_queries: Callable) -> None:
    before = queries.areas(queries.below_ids(queries.nation_id(), 4))
    with django_assert_max_num_queries(12):
        assert not load(list(reversed(ROWS)))
    assert queries.areas(before) == before
    assert len(queries.area_lists()) == 1
    assert queries.same_as_last(ROWS)
    assert not queries.same_as_last(ROWS[:-1])


def test_comparing_applies_nothing(country: None) -> None:
    found = queries.compare_areas(with_changes(without=("51.08.08.2002",)))
    assert [area.code for area in found.vanished] == ["51.08.08.2002"]
    assert queries.area_by_code("51.08.08.2002") is not None


def test_a_renamed_area_keeps_its_id_and_what_it_was_called(id_of: IdOf) -> None:
    own = id_of("51.08.08.2002")
    load(with_changes(without=("51.08.08.2002",), more=[("51.08.08.2002", "Bukti")]), on=LATER)
    assert queries.area(own).name == "Bukti"
    names = {day: queries.children(id_of("51.08.08"), day)[1].name for day in (BEFORE, LATER)}
    assert names == {BEFORE: "Pakisan", LATER: "Bukti"}
    told = history("area", own)
    assert (told[-1].before, told[-1].after) == (
        {"code": "51.08.08.2002", "name": "Pakisan"},
        {"code": "51.08.08.2002", "name": "Bukti"},
    )


def test_a_new_province_moves_areas_and_the_tree_answers_for_both_days(id_of: IdOf) -> None:
    merauke, wasur, papua = id_of("91.01"), id_of("91.01.01.2002"), id_of("91")
    load(with_changes(without=("91.01",), more=NEW_PROVINCE), on=LATER)
    south = id_of("93")
    nation = queries.nation_id()
    assert queries.area(wasur).code == "93.01.01.2002"
    assert queries.area(wasur).path[:3] == (nation, south, merauke)
    assert queries.paths([wasur], BEFORE)[wasur][:3] == (nation, papua, merauke)
    assert queries.paths([wasur], LATER)[wasur][:3] == (nation, south, merauke)
    assert queries.parent_ids([merauke, south], BEFORE) == {merauke: papua}
    assert queries.parent_ids([merauke, south], LATER) == {merauke: south, south: nation}
    assert queries.child_ids(papua, BEFORE) == [merauke, id_of("91.03")]
    assert queries.child_ids(papua, LATER) == [id_of("91.03")]
    assert queries.parents_over_time([merauke, south]) == {
        merauke: [(date(1900, 1, 1), LATER, papua), (LATER, None, south)],
        south: [(LATER, None, nation)],
    }
    spans = queries.parents_over_time([merauke, south])
    assert [queries.parent_on(spans[merauke], day) for day in (BEFORE, LATER)] == [papua, south]
    assert queries.parent_on(spans[south], BEFORE) == nation
    then = queries.area_by_code("91.01", BEFORE)
    assert then is not None
    assert (then.id, then.path) == (merauke, (nation, papua, merauke))
    assert queries.area_by_code("91.01") is None


def test_a_new_province_inherits_zone_and_titles_of_the_one_it_was_cut_from(id_of: IdOf) -> None:
    load(with_changes(without=("91.01",), more=NEW_PROVINCE), on=LATER)
    assert queries.zone(id_of("93.01.01.2002"), LATER) == "WIT"
    assert queries.zone(id_of("93"), LATER) == "WIT"
    assert queries.area(id_of("93.01.01")).label == "Distrik Merauke"
    assert queries.head_title(id_of("93.01.01"), LATER) == "Kepala Distrik"


def test_exchanged_codes_are_applied(id_of: IdOf) -> None:
    tambakan, pakisan = id_of("51.08.08.2001"), id_of("51.08.08.2002")
    swapped = [("51.08.08.2001", "Pakisan"), ("51.08.08.2002", "Tambakan")]
    load(with_changes(without=("51.08.08.2001", "51.08.08.2002"), more=swapped), on=LATER)
    assert (id_of("51.08.08.2001"), id_of("51.08.08.2002")) == (pakisan, tambakan)


def test_a_vanished_area_keeps_its_id_but_stands_in_no_later_tree(id_of: IdOf) -> None:
    own, district = id_of("51.08.08.2002"), id_of("51.08.08")
    load(with_changes(without=("51.08.08.2002",)), on=LATER)
    assert queries.area(own).ended_on == LATER
    assert own in queries.child_ids(district, BEFORE)
    assert own not in queries.child_ids(district, LATER)
    assert own not in queries.child_ids(district)
    assert queries.search("Pakisan") == []


def test_a_code_set_free_may_be_given_to_a_new_area(id_of: IdOf) -> None:
    own = id_of("51.08.08.2002")
    load(with_changes(without=("51.08.08.2002",)), on=LATER)
    load(with_changes(without=("51.08.08.2002",), more=[("51.08.08.2002", "Bukti")]), on=TODAY)
    assert id_of("51.08.08.2002") != own


def test_a_desa_that_becomes_a_kelurahan_changes_kind_and_head(id_of: IdOf) -> None:
    own = id_of("51.08.08.2002")
    load(with_changes(without=("51.08.08.2002",), more=[("51.08.08.1002", "Pakisan")]), on=LATER)
    assert queries.area(own).label == "Kel. Pakisan"
    assert queries.head_title(own, LATER) == "Lurah"
    assert queries.children(id_of("51.08.08"), BEFORE)[1].kind == "desa"


@pytest.mark.parametrize(
    ("on", "decree", "code"),
    [
        (date(2026, 11, 23), "Kepmendagri uji 2", "wilayah-tanggal-mendatang"),
        (date(1900, 1, 1), "Kepmendagri uji 2", "wilayah-tanggal-mundur"),
        (LATER, "  ", "wilayah-tanpa-keputusan"),
    ],
)
def test_a_change_needs_a_decree_and_a_day_after_the_last_one(country: None, on: date, decree: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        load(ROWS[:-1], on=on, decree=decree)
    assert refusal.value.code == code
    assert queries.area_by_code(ROWS[-1][0]) is not None


def test_a_second_change_of_the_same_day_is_refused(country: None) -> None:
    load(ROWS[:-1], on=LATER)
    with pytest.raises(Refusal) as refusal:
        load(ROWS[:-2], on=LATER)
    assert refusal.value.code == "wilayah-tanggal-mundur"


def test_a_list_with_a_wrong_row_is_refused_whole(db: None) -> None:
    with pytest.raises(Refusal) as refusal:
        load([*ROWS, ("7210010003", "Banasu")])
    assert "baris 21" in refusal.value.sentence
    with pytest.raises(Refusal):
        queries.nation_id()


def test_an_empty_list_is_refused_and_does_not_end_the_country(country: None) -> None:
    with pytest.raises(Refusal):
        load([])
    assert len(queries.below_ids(queries.nation_id(), 4)) == 9


def test_only_those_who_manage_places_may_load_a_list(id_of: IdOf) -> None:
    nation = queries.nation_id()
    for stranger in (
        actor(id_of("51"), 1, "place.manage"),
        actor(nation, 0, "hamlet.manage", "post.manage", "report.read"),
        actor(id_of("51.08.06.1020"), 4, "hamlet.manage"),
    ):
        with pytest.raises(Refusal) as refusal:
            load(ROWS[:-1], on=LATER, by=stranger)
        assert refusal.value.code == "tidak-berhak"
    assert load(ROWS[:-1], on=LATER, by=actor(nation, 0, "place.manage")).counts()["vanished"] == 1


def test_by_the_table_of_rights_only_the_administrator_of_the_country_loads_a_list(cast: Cast) -> None:
    allowed = []
    for field in fields(cast):
        if isinstance(one := getattr(cast, field.name), Actor):
            try:
                load(ROWS, by=one, on=LATER)
            except Refusal as refusal:
                if refusal.code == "tidak-berhak":
                    continue
            allowed.append(field.name)
    assert allowed == ["national_admin"]


def test_progress_is_told_up_to_the_whole(db: None) -> None:
    heard: list[tuple[int, int]] = []
    commands.load_areas(
        by=SYSTEM, at=NOON, rows=ROWS, decree="uji", valid_from=TODAY, progress=lambda *step: heard.append(step)
    )
    assert heard[-1] == (len(ROWS), len(ROWS))
    assert heard == sorted(heard)
