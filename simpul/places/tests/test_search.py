"""Finding an area by any part of its name."""

from collections.abc import Callable

import pytest

from simpul.places import queries

from .conftest import ROWS, load

IdOf = Callable[[str], int]
MORE = [
    *ROWS,
    ("51.08.08.2003", "Kampung Baru"),
    ("51.08.08.1003", "Tambakan"),
    ("51.71.01.1002", "Buleleng Kauh"),
    ("91.03.01.2002", "Kota Baru"),
]


def labels(text: str, **more) -> list[str]:
    return [hit.trail_label for hit in queries.search(text, **more)]


@pytest.fixture
def searchable(db: None) -> None:
    load(MORE)


def test_a_hit_shows_the_whole_path(searchable: None) -> None:
    assert labels("penaruk") == ["Kel. Penarukan, Kec. Buleleng, Kab. Buleleng, Bali"]


def test_higher_areas_come_first_then_exact_names(searchable: None) -> None:
    found = queries.search("buleleng")
    assert [hit.area.code for hit in found] == ["51.08", "51.08.06", "51.71.01.1002"]
    assert [hit.area.code for hit in queries.search("baru", levels=[4])] == [
        "51.08.06.1029",
        "51.08.08.2003",
        "91.03.01.2002",
    ]


@pytest.mark.parametrize("text", ["KAMPUNG-BARU", " kampungbaru ", "kampung  baru"])
def test_spelling_does_not_matter(searchable: None, text: str) -> None:
    assert len(labels(text)) == 2


def test_two_of_one_name_in_one_district_are_told_apart(searchable: None) -> None:
    assert {hit.area.code: hit.hint for hit in queries.search("tambakan")} == {
        "51.08.08.1003": "Kelurahan, kode 51.08.08.1003",
        "51.08.08.2001": "Desa, kode 51.08.08.2001",
    }
    assert [hit.hint for hit in queries.search("penarukan")] == [""]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("kampung baru, kubutambahan", ["51.08.08.2003"]),
        ("kampung baru kubutambahan", ["51.08.08.2003"]),
        ("kampung baru, denpasar", []),
        ("kota denpasar", ["51.71"]),
        ("kab. buleleng", ["51.08"]),
        ("kel. tambakan", ["51.08.08.1003"]),
        ("kota baru", ["91.03.01.2002"]),
        ("51.08.08", ["51.08.08", "51.08.08.1003", "51.08.08.2001", "51.08.08.2002", "51.08.08.2003"]),
        ("51.08.08.2003", ["51.08.08.2003"]),
        ("x", []),
        ("", []),
        (" ,, ", []),
        ("%", []),
        ("entah di mana", []),
        ("x" * 100_000, []),
    ],
)
def test_what_is_typed_is_understood(searchable: None, text: str, codes: list[str]) -> None:
    assert [hit.area.code for hit in queries.search(text)] == codes


def test_a_search_stays_within_an_area_and_its_levels(searchable: None) -> None:
    buleleng, denpasar = (queries.area_by_code(code) for code in ("51.08", "51.71"))
    assert buleleng is not None
    assert denpasar is not None
    assert [hit.area.code for hit in queries.search("buleleng", within=denpasar.id)] == ["51.71.01.1002"]
    assert [hit.area.code for hit in queries.search("buleleng", within=buleleng.id, levels=[3])] == ["51.08.06"]
    assert len(queries.search("a", within=queries.nation_id(), limit=3)) == 0
    assert len(queries.search("an", limit=3)) == 3
