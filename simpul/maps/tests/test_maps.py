"""Outlines from a file of an operator to a path that can be drawn."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.kernel.actor import SYSTEM
from simpul.kernel.refusals import Refusal
from simpul.maps import commands, queries
from simpul.maps.rules.features import Feature, features_of
from simpul.maps.rules.outlines import box_of, packed, rings_of, simplify, svg_path, view_box
from simpul.places.queries import nation_id
from simpul.places.tests.conftest import NOON, actor

IdOf = Callable[[str], int]


def square(left: float, top: float, size: float) -> list[list[float]]:
    return [[left, top], [left + size, top], [left + size, top - size], [left, top - size], [left, top]]


def polygon(*rings: list[list[float]]) -> dict:
    return {"type": "Polygon", "coordinates": list(rings)}


def test_points_on_a_straight_line_fall_away_and_corners_stay() -> None:
    ring = [(0, 0), (50, 1), (100, 0), (100, 100), (0, 100), (0, 0)]
    assert simplify(ring, 2) == [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
    assert simplify(ring, 0) == ring


@given(
    st.lists(st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=3, max_size=40),
    st.integers(0, 200),
)
def test_a_simplified_ring_keeps_only_points_it_had_and_stays_closed(points: list[tuple[int, int]], stray: int) -> None:
    ring = [*points, points[0]]
    found = simplify(ring, stray)
    assert found[0] == found[-1] == ring[0]
    steps = iter(ring)
    assert all(point in steps for point in found)


def test_small_islands_are_left_out_unless_nothing_else_is_there() -> None:
    both = {"type": "MultiPolygon", "coordinates": [[square(110, -7, 1)], [square(112, -7, 0.001)]]}
    assert len(rings_of(both, level=1)) == 1
    assert len(rings_of(both, level=4)) == 2
    assert len(rings_of(polygon(square(112, -7, 0.001)), level=1)) == 1


def test_a_hole_stays_a_ring_of_its_own() -> None:
    assert len(rings_of(polygon(square(110, -7, 2), square(110.5, -7.5, 1)), level=2)) == 2


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        {},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": None},
        {"type": "Polygon", "coordinates": [[1, 2, 3, 4]]},
        {"type": "Polygon", "coordinates": [[["a", "b"]] * 4]},
        {"type": "Polygon", "coordinates": []},
        polygon(square(1000, -7, 1)),
        polygon(square(float("inf"), -7, 1)),
        polygon(square(float("nan"), -7, 1)),
    ],
)
def test_what_is_no_polygon_is_refused(geometry: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        rings_of(geometry, level=2)


def test_a_path_draws_south_downwards_in_small_steps() -> None:
    rings = rings_of(polygon(square(110, -7, 1)), level=2)
    assert svg_path(packed(rings)) == "M1100000 70000l10000 0 0 10000 -10000 0z"
    assert view_box([box_of(rings)]) == "1099900 69900 10200 10200"


def collection(*properties: dict) -> dict:
    return {"type": "FeatureCollection", "features": [{"properties": own, "geometry": None} for own in properties]}


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"kode": "33.28.01.2001", "nama": "Prupuk"}, "33.28.01.2001"),
        ({"id": "91-D", "KODE_PROV": "91", "PROVINSI": "Papua Tengah"}, "91"),
        ({"KDEPUM": "3328012001", "x": 7.5}, "33.28.01.2001"),
        ({"code": "3328"}, "33.28"),
    ],
)
def test_the_code_is_found_under_whatever_name_it_has(properties: dict, code: str) -> None:
    assert [feature.code for feature in features_of(collection(properties))] == [code]


@pytest.mark.parametrize("document", [None, [], {}, {"features": []}, {"features": [1]}, collection({"nama": "Bali"})])
def test_a_file_without_codes_is_refused(document: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        features_of(document)


def test_outlines_of_the_areas_below_share_one_view(id_of: IdOf) -> None:
    features = [Feature("51.08", "", polygon(square(114, -8, 1))), Feature("51.71", "", polygon(square(115, -8, 0.5)))]
    loaded = commands.load_boundaries(by=SYSTEM, at=NOON, features=features, source="Uji", licence="CC BY 4.0")
    assert (loaded.loaded, loaded.unknown, loaded.unreadable) == (2, (), ())
    found = queries.outlines(id_of("51"))
    assert found is not None
    assert [shape.area_id for shape in found.shapes] == [id_of("51.08"), id_of("51.71")]
    assert found.view_box == "1139850 79850 15300 10300"
    assert found.attribution == ("Uji, CC BY 4.0",)
    assert found.missing == ()


def test_areas_without_an_outline_are_named_and_none_at_all_is_none(id_of: IdOf) -> None:
    assert queries.outlines(id_of("51")) is None
    features = [Feature("51.08", "", polygon(square(114, -8, 1)))]
    for _ in range(2):
        commands.load_boundaries(by=SYSTEM, at=NOON, features=features, source="Uji", licence="CC BY 4.0")
    found = queries.outlines(id_of("51"))
    assert found is not None
    assert [area.code for area in found.missing] == ["51.71"]


def test_codes_of_no_area_and_shapes_that_cannot_be_read_are_told(country: None) -> None:
    features = [
        Feature("51.08", "", polygon(square(114, -8, 1))),
        Feature("99", "Entah", polygon(square(114, -8, 1))),
        Feature("91", "Papua", {"type": "Point"}),
    ]
    loaded = commands.load_boundaries(by=SYSTEM, at=NOON, features=features, source="Uji", licence="uji")
    assert (loaded.loaded, loaded.unknown, loaded.unreadable) == (1, ("99 Entah",), ("91",))
    with pytest.raises(Refusal):
        commands.load_boundaries(by=SYSTEM, at=NOON, features=features[1:], source="Uji", licence="uji")


def test_where_a_code_stands_twice_the_name_decides(id_of: IdOf) -> None:
    """Files drawn before the split of Papua give its old code to the new provinces too."""
    features = [
        Feature("51.08", "Kab. Buleleng", polygon(square(114, -8, 1))),
        Feature("51.08", "Kota Denpasar", polygon(square(115, -8, 1))),
        Feature("51.08", "Entah", polygon(square(116, -8, 1))),
    ]
    loaded = commands.load_boundaries(by=SYSTEM, at=NOON, features=features, source="Uji", licence="uji")
    assert (loaded.loaded, loaded.unknown) == (2, ("51.08 Entah",))
    found = queries.outlines(id_of("51"))
    assert found is not None
    assert [shape.path.split("l")[0] for shape in found.shapes] == ["M1140000 80000", "M1150000 80000"]


def test_only_those_who_manage_places_load_outlines(id_of: IdOf) -> None:
    features = [Feature("51.08", "", polygon(square(114, -8, 1)))]
    stranger = actor(id_of("51"), 1, "place.manage")
    with pytest.raises(Refusal) as refusal:
        commands.load_boundaries(by=stranger, at=NOON, features=features, source="Uji", licence="uji")
    assert refusal.value.code == "tidak-berhak"
    assert queries.outlines(id_of("51")) is None


def test_each_province_has_a_tile_and_a_new_one_goes_below(country: None) -> None:
    tiles = queries.province_tiles(nation_id())
    assert [(tile.area.code, tile.column, tile.row) for tile in tiles] == [("51", 7, 6), ("91", 15, 2)]
