"""Maps: the outlines that an operator loaded, or the tiles of the provinces."""

from dataclasses import dataclass

from simpul.maps.models import Boundary
from simpul.maps.rules.features import Feature, features_of
from simpul.maps.rules.outlines import svg_path, view_box
from simpul.places.queries import AreaView, children
from simpul.standards.areas import province_tile_rows

__all__ = ["Feature", "Outline", "Outlines", "Tile", "features_of", "outlines", "province_tiles"]


@dataclass(frozen=True, slots=True)
class Outline:
    """An area and the `d` of its SVG path (fill-rule evenodd)."""

    area: AreaView
    path: str

    @property
    def area_id(self) -> int:
        return self.area.id


@dataclass(frozen=True, slots=True)
class Outlines:
    """Outlines that share one viewBox, and whom to thank for them; `missing`: areas without an outline."""

    view_box: str
    shapes: tuple[Outline, ...]
    missing: tuple[AreaView, ...]
    attribution: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A province in the grid of tiles with a name that fits one, column and row from 0."""

    area: AreaView
    short: str
    column: int
    row: int


def outlines(parent_id: int) -> Outlines | None:
    """The outlines of the areas directly below; None where none is loaded."""
    below = {area.id: area for area in children(parent_id)}
    found = list(Boundary.objects.filter(area_id__in=list(below)).order_by("area__code"))
    if not found:
        return None
    drawn = {one.area_id for one in found}
    return Outlines(
        view_box=view_box(one.geometry["box"] for one in found),
        shapes=tuple(Outline(below[one.area_id], svg_path(one.geometry["rings"])) for one in found),
        missing=tuple(area for area in below.values() if area.id not in drawn),
        attribution=tuple(sorted({f"{one.source}, {one.licence}" for one in found})),
    )


def province_tiles(nation_id: int) -> list[Tile]:
    """The provinces as a grid of equal tiles, about where they lie; provinces without a tile of their own last."""
    places = {code: (short, column, row) for code, short, column, row in province_tile_rows()}
    lowest = max(row for _, _, row in places.values()) + 1
    tiles, spare = [], 0
    for area in children(nation_id):
        if area.code not in places:
            tiles.append(Tile(area, area.name[:6], spare, lowest))
            spare += 1
        else:
            tiles.append(Tile(area, *places[area.code]))
    return tiles
