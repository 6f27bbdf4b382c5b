"""Reading the tree, its words and its parts of villages."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from simpul.audit.queries import history
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.places import commands, queries

from .conftest import NOON, ROWS, TODAY, actor

IdOf = Callable[[str], int]


def refused(code: str) -> pytest.RaisesExc:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def test_an_unknown_area_is_refused_or_left_out(country: None) -> None:
    with refused("tidak-ditemukan"):
        queries.area(10**9)
    assert queries.areas([10**9]) == {}
    assert queries.parent_ids([10**9], TODAY) == {}
    assert queries.paths([10**9], TODAY) == {}
    assert queries.below_ids(10**9, 4) == []
    assert queries.area_by_code("51.99") is None
    assert queries.area_by_code("51.99", TODAY) is None


def test_before_areas_are_loaded_the_country_says_what_to_do(db: None) -> None:
    with refused("wilayah-kosong"):
        queries.nation_id()


def test_areas_below_are_counted_at_each_level(id_of: IdOf) -> None:
    assert queries.below_ids(id_of("51"), 2) == [id_of("51.08"), id_of("51.71")]
    assert len(queries.below_ids(id_of("51"), 4)) == 5
    assert queries.below_ids(id_of("51.08.06.1020"), 4) == [id_of("51.08.06.1020")]
    assert queries.below_ids(id_of("51.08.06.1020"), 3) == []


def test_trails_of_many_take_two_queries(id_of: IdOf, django_assert_num_queries: Callable) -> None:
    ids = [id_of("51.08.06.1020"), id_of("91.03.01.2001")]
    with django_assert_num_queries(2):
        found = queries.trails(ids)
    assert [step.name for step in found[ids[1]]] == ["Indonesia", "Papua", "Jayapura", "Sentani", "Sereh"]


def test_the_tree_of_a_day_is_read_in_two_queries_where_it_is_todays(
    id_of: IdOf, django_assert_num_queries: Callable
) -> None:
    villages = queries.below_ids(queries.nation_id(), 4)
    with django_assert_num_queries(2):
        assert len(queries.paths(villages, TODAY)) == len(villages)
    with django_assert_num_queries(1):
        assert len(queries.parent_ids(villages, TODAY)) == len(villages)


def test_the_scope_of_an_area_is_its_path(id_of: IdOf) -> None:
    scope = queries.scope_of(id_of("51.08"), "sosial")
    assert (scope.area, scope.field) == ((queries.nation_id(), id_of("51"), id_of("51.08")), "sosial")


@pytest.mark.parametrize(
    ("code", "zone"), [("51.08.06.1020", "WITA"), ("91.03.01.2001", "WIT"), ("51", "WITA"), ("0", "WIB")]
)
def test_the_zone_is_that_of_the_province(id_of: IdOf, code: str, zone: str) -> None:
    assert queries.zone(id_of(code), TODAY) == zone


@pytest.mark.parametrize(
    ("code", "label", "head"),
    [
        ("51.08.06.1020", "Kel. Penarukan", "Lurah"),
        ("51.08.08.2001", "Desa Tambakan", "Perbekel"),
        ("51.08.08", "Kec. Kubutambahan", "Camat"),
        ("91.03.01", "Distrik Sentani", "Kepala Distrik"),
        ("91.03.01.2001", "Kampung Sereh", "Kepala Kampung"),
        ("91.03.01.3001", "Kampung Adat Yoboi", "Kepala Desa Adat"),
        ("91.01.01.1001", "Kel. Samkai", "Lurah"),
        ("51.71", "Kota Denpasar", "Wali Kota"),
        ("51", "Bali", "Gubernur"),
        ("0", "Indonesia", ""),
    ],
)
def test_areas_and_their_heads_are_called_as_they_are_there(id_of: IdOf, code: str, label: str, head: str) -> None:
    assert queries.area(id_of(code)).label == label
    assert queries.head_title(id_of(code), TODAY) == head


def test_heads_and_zones_of_many_are_told_at_once(id_of: IdOf, django_assert_max_num_queries: Callable) -> None:
    ids = [id_of("51.08.06.1020"), id_of("51.08.08.2001"), id_of("91.03.01")]
    ways = {queries.area(one).path for one in ids}
    with django_assert_max_num_queries(3):
        assert list(queries.head_titles(ids, TODAY).values()) == ["Lurah", "Perbekel", "Kepala Distrik"]
        assert sorted(queries.zones_of_paths(ways, TODAY).values()) == ["WIT", "WITA", "WITA"]


def test_a_title_of_a_day_before_it_held_is_the_usual_one(id_of: IdOf) -> None:
    village = id_of("51.08.08.2001")
    assert queries.head_title(village, date(2010, 1, 1)) == "Kepala Desa"
    assert queries.title(id_of("91.03.01"), date(1999, 1, 1)) == "Kecamatan"
    assert queries.title(id_of("91.03.01"), TODAY) == "Distrik"


def test_a_word_set_for_a_regency_holds_below_it_from_that_day(id_of: IdOf) -> None:
    regency, village = id_of("51.08"), id_of("51.08.08.2001")
    words = {"by": SYSTEM, "at": NOON, "area_id": regency, "valid_from": date(2026, 3, 1), "source": "Perda uji"}
    commands.set_attribute(key="head:desa", value="Kepala Desa Uji", **words)
    commands.set_attribute(key="title:desa", value="Negeri", **words)
    assert queries.head_title(village, date(2026, 2, 28)) == "Perbekel"
    assert queries.head_title(village, date(2026, 3, 1)) == "Kepala Desa Uji"
    assert queries.area(village).label == "Negeri Tambakan"
    assert queries.area(id_of("51.08.06.1020")).label == "Kel. Penarukan"
    commands.set_attribute(key="head:desa", value="Hukum Tua", **words)
    assert queries.head_title(village, TODAY) == "Hukum Tua"
    told = history("area", regency)
    assert (told[-1].before or {})["value"] == "Kepala Desa Uji"
    assert {word.trust for word in queries.attributes(regency)} == {"own"}


def test_a_lower_zone_goes_before_a_higher_one(id_of: IdOf) -> None:
    commands.set_attribute(
        by=SYSTEM, at=NOON, area_id=id_of("51.71"), key="zone", value="WIB", valid_from=TODAY, source="uji"
    )
    assert queries.zones([id_of("51.71.01.1001"), id_of("51.08")], TODAY) == {
        id_of("51.71.01.1001"): "WIB",
        id_of("51.08"): "WITA",
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [("zone", "GMT"), ("title:desa", " "), ("title:banjar", "Banjar"), ("colour", "red"), ("head:desa", "x" * 41)],
)
def test_a_word_nobody_knows_is_refused(id_of: IdOf, key: str, value: str) -> None:
    with refused("wilayah-kata-salah"):
        commands.set_attribute(
            by=SYSTEM, at=NOON, area_id=id_of("51"), key=key, value=value, valid_from=TODAY, source="uji"
        )


def test_only_those_who_manage_the_place_may_set_its_words(id_of: IdOf) -> None:
    words = {"at": NOON, "area_id": id_of("51"), "key": "zone", "value": "WIB", "valid_from": TODAY, "source": "uji"}
    for stranger in (actor(id_of("91"), 1, "place.manage"), actor(id_of("51"), 1, "hamlet.manage")):
        with refused("tidak-berhak"):
            commands.set_attribute(by=stranger, **words)
    commands.set_attribute(by=actor(id_of("51"), 1, "place.manage"), **words)
    assert queries.zone(id_of("51"), TODAY) == "WIB"


def add(village: int, kind: str, name: str, *, by=SYSTEM, **more) -> UUID:
    return commands.add_hamlet(
        by=by, at=NOON, village_id=village, kind=kind, name=name, **{"valid_from": date(2020, 1, 1), **more}
    )


def test_a_village_has_parts_of_any_local_kind_inside_each_other(id_of: IdOf) -> None:
    village = id_of("51.08.06.1020")
    rw = add(village, "RW", "05", local_code="005")
    rt = add(village, "RT", "02", parent_id=rw)
    other = add(village, "RW", "06")
    add(village, "RT", "02", parent_id=other)
    banjar = add(village, "banjar", " Banjar  Tegal ")
    add(village, "sebutan setempat", "Ujung")
    found = {hamlet.id: hamlet for hamlet in queries.hamlets(village)}
    assert len(found) == 6
    assert (found[rt].parent_id, found[rt].label) == (rw, "RT 02")
    assert found[rw].local_code == "005"
    assert found[banjar].name == "Banjar Tegal"
    assert queries.hamlet(banjar) == found[banjar]
    assert set(queries.hamlets_by_id([rw, rt, new_id()])) == {rw, rt}


@pytest.mark.parametrize(
    ("kind", "name", "more", "code"),
    [
        ("banjar", "TEGAL", {}, "dusun-sudah-ada"),
        ("Banjar", "tegal", {}, "dusun-sudah-ada"),
        ("RW", "1", {"local_code": "B1"}, "dusun-sudah-ada"),
        ("", "Ujung", {}, "dusun-nama-kosong"),
        ("banjar", " - ", {}, "dusun-nama-kosong"),
        ("banjar", "x" * 121, {}, "dusun-nama-kosong"),
        ("RT", "1", {"parent_id": new_id()}, "dusun-induk-salah"),
    ],
)
def test_a_part_that_cannot_be_is_refused(id_of: IdOf, kind: str, name: str, more: dict, code: str) -> None:
    village = id_of("51.08.06.1020")
    add(village, "banjar", "Tegal", local_code="B1")
    with refused(code):
        add(village, kind, name, **more)
    assert len(queries.hamlets(village)) == 1


def test_a_part_of_another_village_is_no_parent_and_a_district_has_no_parts(id_of: IdOf) -> None:
    rw = add(id_of("51.08.06.1029"), "RW", "1")
    with refused("dusun-induk-salah"):
        add(id_of("51.08.06.1020"), "RT", "1", parent_id=rw)
    with refused("dusun-bukan-di-desa"):
        add(id_of("51.08.06"), "banjar", "Tegal")


def test_a_part_is_renamed_and_ends_with_its_history(id_of: IdOf) -> None:
    village = id_of("51.08.06.1020")
    rw = add(village, "RW", "05")
    rt = add(village, "RT", "02", parent_id=rw)
    commands.edit_hamlet(by=SYSTEM, at=NOON, id=rw, kind="RW", name="07", local_code="7")
    assert queries.hamlet(rw).label == "RW 07"
    with refused("dusun-masih-berisi"):
        commands.end_hamlet(by=SYSTEM, at=NOON, id=rw, on=TODAY)
    commands.end_hamlet(by=SYSTEM, at=NOON, id=rt, on=TODAY)
    commands.end_hamlet(by=SYSTEM, at=NOON, id=rw, on=TODAY, reason="digabung")
    assert queries.hamlets(village) == []
    assert {one.id for one in queries.hamlets(village, date(2026, 11, 21))} == {rw, rt}
    assert queries.hamlets(village, TODAY) == []
    assert [step.command for step in history("hamlet", rw)] == [
        "places.add_hamlet",
        "places.edit_hamlet",
        "places.end_hamlet",
    ]
    with refused("dusun-sudah-berakhir"):
        commands.end_hamlet(by=SYSTEM, at=NOON, id=rw, on=TODAY)
    add(village, "RW", "07")


def test_a_part_cannot_end_before_it_begins(id_of: IdOf) -> None:
    own = add(id_of("51.08.06.1020"), "banjar", "Tegal", valid_from=TODAY)
    with refused("dusun-tanggal-salah"):
        commands.end_hamlet(by=SYSTEM, at=NOON, id=own, on=TODAY)


def test_staff_of_another_village_change_no_hamlet_here(id_of: IdOf) -> None:
    village, beside = id_of("51.08.06.1020"), id_of("51.08.06.1029")
    own = add(village, "banjar", "Tegal")
    for stranger in (actor(beside, 4, "hamlet.manage"), actor(village, 4, "place.manage")):
        with refused("tidak-berhak"):
            add(village, "banjar", "Kauh", by=stranger)
        with refused("tidak-berhak"):
            commands.edit_hamlet(by=stranger, at=NOON, id=own, kind="banjar", name="Kauh")
        with refused("tidak-berhak"):
            commands.end_hamlet(by=stranger, at=NOON, id=own, on=TODAY)
    assert [one.label for one in queries.hamlets(village)] == ["Banjar Tegal"]
    add(village, "banjar", "Kauh", by=actor(village, 4, "hamlet.manage"))
    with refused("tidak-ditemukan"):
        commands.end_hamlet(by=SYSTEM, at=NOON, id=new_id(), on=TODAY)


def test_usual_kinds_are_offered_but_do_not_bind() -> None:
    assert {"banjar", "dusun", "lingkungan", "RW", "RT"} <= set(queries.usual_hamlet_kinds())


def test_known_areas_are_all_that_exist_but_the_nation(country: None) -> None:
    known = queries.known_areas()
    assert len(known) == len(ROWS)
    assert {area.code: area.parent for area in known}["51"] == "0"
