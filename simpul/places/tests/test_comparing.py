"""What a newer list changes, told on small trees."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from simpul.kernel.area_code import NATION_CODE
from simpul.places.rules import AreaChanges, KnownArea, check_list, compare

from .conftest import ROWS, Rows, with_changes


def known(rows: Rows) -> list[KnownArea]:
    listed, problems = check_list(rows)
    assert not problems
    return [
        KnownArea(number, a.code, a.name, a.key, a.level, a.code.rpartition(".")[0] or NATION_CODE)
        for number, a in enumerate(listed.values(), start=1)
    ]


def changes(later: Rows, before: Rows = ROWS) -> AreaChanges:
    listed, problems = check_list(later)
    assert not problems
    return compare(known(before), listed)


def moves(found: AreaChanges) -> set[tuple[str, str]]:
    return {(match.known.code, match.listed.code) for match in found.moved}


def test_the_same_list_changes_nothing() -> None:
    assert not changes(ROWS)


def test_another_style_of_writing_is_no_rename() -> None:
    styled = [(code, f"{name.upper()}  ") for code, name in ROWS]
    assert not changes(styled)


def test_another_name_under_the_same_code_is_a_rename() -> None:
    found = changes(with_changes(without=("51.08.08.2002",), more=[("51.08.08.2002", "Bukti")]))
    assert [(m.known.name, m.listed.name) for m in found.renamed] == [("Pakisan", "Bukti")]
    assert found.counts() == {"new": 0, "renamed": 1, "moved": 0, "vanished": 0}


def test_a_desa_that_became_a_kelurahan_is_the_same_area() -> None:
    found = changes(with_changes(without=("51.08.08.2002",), more=[("51.08.08.1002", "Pakisan")]))
    assert moves(found) == {("51.08.08.2002", "51.08.08.1002")}
    assert found.counts()["new"] == found.counts()["vanished"] == 0


def test_two_codes_that_were_exchanged_are_two_moves() -> None:
    later = with_changes(
        without=("51.08.08.2001", "51.08.08.2002"), more=[("51.08.08.2001", "Pakisan"), ("51.08.08.2002", "Tambakan")]
    )
    found = changes(later)
    assert moves(found) == {("51.08.08.2001", "51.08.08.2002"), ("51.08.08.2002", "51.08.08.2001")}
    assert not found.renamed


NEW_PROVINCE: Rows = [
    ("93", "Papua Selatan"),
    ("93.01", "Kabupaten Merauke"),
    ("93.01.01", "Merauke"),
    ("93.01.01.1001", "Samkai"),
    ("93.01.01.2002", "Wasur"),
]


def test_a_new_province_takes_its_regencies_with_all_below() -> None:
    found = changes(with_changes(without=("91.01",), more=NEW_PROVINCE))
    assert [area.code for area in found.new] == ["93"]
    assert not found.vanished
    assert moves(found) == {(code.replace("93", "91"), code) for code, _ in NEW_PROVINCE[1:]}
    assert [match.listed.code for match in found.heads()] == ["93.01"]


def test_a_village_follows_into_a_new_district_of_its_regency() -> None:
    later = with_changes(without=("51.08.08.2002",), more=[("51.08.10", "Pakisan"), ("51.08.10.2001", "Pakisan")])
    found = changes(later)
    assert moves(found) == {("51.08.08.2002", "51.08.10.2001")}
    assert [area.code for area in found.new] == ["51.08.10"]


def test_a_village_of_that_name_in_another_regency_is_not_the_same() -> None:
    found = changes(with_changes(without=("51.08.08.2002",), more=[("51.71.01.1002", "Pakisan")]))
    assert found.counts() == {"new": 1, "renamed": 0, "moved": 0, "vanished": 1}


def test_a_split_village_keeps_its_rest_and_adds_the_new_one() -> None:
    found = changes(with_changes(more=[("51.08.08.2003", "Tambakan Timur")]))
    assert [area.name for area in found.new] == ["Tambakan Timur"]
    assert found.counts() == {"new": 1, "renamed": 0, "moved": 0, "vanished": 0}


def test_a_merged_village_vanishes_and_the_other_stays() -> None:
    found = changes(with_changes(without=("51.08.08.2002",)))
    assert [area.name for area in found.vanished] == ["Pakisan"]
    assert found.counts() == {"new": 0, "renamed": 0, "moved": 0, "vanished": 1}


def test_a_district_renamed_keeps_its_villages() -> None:
    renamed = [(code, "Bila" if code == "51.08.08" else name) for code, name in ROWS]
    found = changes(renamed)
    assert [(m.known.name, m.listed.name) for m in found.renamed] == [("Kubutambahan", "Bila")]
    assert not found.moved


def test_a_code_given_to_another_regency_does_not_make_it_that_one() -> None:
    """51.08 is now what was 51.71, and Buleleng has got 51.09: names and villages tell."""
    later = [
        (code.replace("51.08", "51.09"), name) if code.startswith("51.08") else (code, name)
        for code, name in ROWS
        if not code.startswith("51.71")
    ]
    later += [("51.08", "Kabupaten Denpasar"), ("51.08.01", "Denpasar Selatan"), ("51.08.01.1001", "Serangan")]
    found = changes(later)
    assert ("51.08", "51.09") in moves(found)
    assert ("51.71.01.1001", "51.08.01.1001") in moves(found)
    assert not found.new
    assert not found.vanished


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_whatever_a_list_says_every_area_is_accounted_for_once(dice: random.Random) -> None:
    later = [(code, dice.choice(["Baru", "Lama", name, name, name])) for code, name in ROWS]
    gone = {code for code, _ in ROWS if len(code) == 13 and dice.random() < 0.3}
    later = [row for row in later if row[0] not in gone]
    before = known(ROWS)
    listed, _ = check_list(later)
    found = compare(before, listed)
    touched = [m.known.id for m in (*found.moved, *found.renamed)] + [a.id for a in found.vanished]
    assert len(touched) == len(set(touched))
    after = {m.listed.code for m in found.moved} | {a.code for a in found.new}
    moved_from = {m.known.code for m in found.moved} | {a.code for a in found.vanished}
    assert ({a.code for a in before} - moved_from) | after == set(listed)
