"""Kinds told from codes; local words that name the areas they are for."""

import pytest

from simpul.kernel.area_code import AreaCode
from simpul.kernel.civil_time import ZONES
from simpul.kernel.names import bare_name
from simpul.places.rules.lists import check_list
from simpul.standards.areas import kind_of_code, kinds, local_titles, province_tile_rows, short_title, zone_rules

from .conftest import package_rows


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("0", "negara"),
        ("51", "provinsi"),
        ("51.01", "kabupaten"),
        ("51.69", "kabupaten"),
        ("51.71", "kota"),
        ("51.99", "kota"),
        ("31.01", "kabupaten_adm"),
        ("31.71", "kota_adm"),
        ("51.08.06", "kecamatan"),
        ("51.08.06.1020", "kelurahan"),
        ("51.08.08.2001", "desa"),
        ("91.03.01.3001", "desa_adat"),
    ],
)
def test_the_code_tells_the_kind(code: str, kind: str) -> None:
    assert kind_of_code(AreaCode.parse(code)).code == kind


@pytest.mark.parametrize("code", ["51.70", "51.00", "51.08.06.0003", "51.08.06.4001", "51.08.00"])
def test_a_number_of_no_kind_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="no kind"):
        kind_of_code(AreaCode.parse(code))


def test_every_area_named_in_the_standards_bears_that_name_in_the_list_of_areas() -> None:
    names = {code: bare_name(name, (len(code) + 1) // 3) for code, name in package_rows() if len(code) <= 5}
    named = [entry for rule in zone_rules() for entry in rule.provinces.items()]
    named += [entry for title in local_titles() for entry in title.areas.items()]
    assert {(code, names.get(code)) for code, _ in named} == set(named)


def test_every_province_has_one_zone_and_one_tile() -> None:
    provinces = sorted(code for code, _ in package_rows() if len(code) == 2)
    assert len(provinces) == 38
    assert sorted(code for rule in zone_rules() for code in rule.provinces) == provinces
    assert {rule.zone for rule in zone_rules()} == set(ZONES)
    assert sorted(code for code, *_ in province_tile_rows()) == provinces
    assert len({(column, row) for *_, column, row in province_tile_rows()}) == 38
    assert len({short for _, short, *_ in province_tile_rows()}) == 38


def test_general_knowledge_is_marked_as_unverified() -> None:
    sources = [title.source for title in local_titles()] + [rule.source for rule in zone_rules()]
    assert {s.trust for s in sources if "general knowledge" in s.ref or "not seen" in s.ref} == {"unverified"}


def test_local_words_are_for_kinds_that_exist() -> None:
    known = {kind.code for kind in kinds()}
    assert {title.kind for title in local_titles()} <= known


@pytest.mark.parametrize(("title", "short"), [("Kecamatan", "Kec."), ("Kelurahan", "Kel."), ("Nagari", "Nagari")])
def test_local_words_are_not_shortened(title: str, short: str) -> None:
    assert short_title(title) == short


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("7210010003", "Banasu"), "bukan kode"),
        (("3201190006.0", "Cibeber"), "bukan kode"),
        (("51.08.06.0003", "Penarukan"), "bukan kode"),
        (("51.08.06.1020", "..."), "nama kosong"),
        (("51.08.06.1020", "x" * 130), "terlalu panjang"),
        (("51.09.01", "Negara"), "induk 51.09"),
        (("51", "Bali"), "dua kali"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_the_reason(row: tuple[str, str], why: str) -> None:
    listed, problems = check_list([("51", "Bali"), ("51.08", "Buleleng"), ("51.08.06", "Buleleng"), row])
    assert len(problems) == 1
    assert why in problems[0].why
    assert len(listed) in (3, 4)


def test_blanks_around_names_and_codes_are_forgiven_and_the_nation_is_skipped() -> None:
    listed, problems = check_list([("0", "INDONESIA"), (" 51", "Bali "), ("51.08 ", "Kabupaten  Buleleng")])
    assert not problems
    assert [(area.code, area.name) for area in listed.values()] == [("51", "Bali"), ("51.08", "Buleleng")]
