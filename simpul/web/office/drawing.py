"""The map of an area: outlines that an operator loaded, else tiles of the provinces; shaded by a share in per cent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.kernel.actor import NATION
from simpul.maps.queries import Outlines, Tile, outlines, province_tiles
from simpul.places.queries import AreaView
from simpul.web import chart

SIZE, GAP = 44, 4
Link = Callable[[AreaView], str]


@dataclass(frozen=True)
class Shape:
    """An area on the map: its outline (`path`) or its tile (`x`, `y`, `size`, `short`)."""

    href: str
    title: str
    shade: int
    path: str = ""
    x: int = 0
    y: int = 0
    size: int = SIZE
    short: str = ""

    @property
    def middle_x(self) -> int:
        return self.x + self.size // 2

    @property
    def middle_y(self) -> int:
        return self.y + self.size // 2


@dataclass(frozen=True)
class Drawing:
    """A map ready for parts/map.html."""

    name: str
    view_box: str
    shapes: tuple[Shape, ...]
    note: str
    key: tuple[tuple[int, str], ...]


def drawing(area: AreaView, shares: Mapping[int, int | None], name: str, link: Link) -> Drawing | None:
    """The map of what lies below; None where there are neither outlines nor tiles. `shares`: per cent by area id."""
    found = outlines(area.id)
    if found is not None:
        return _of_outlines(found, shares, name, link)
    if area.level == NATION:
        return _of_tiles(province_tiles(area.id), shares, name, link)
    return None


def _of_outlines(found: Outlines, shares: Mapping[int, int | None], name: str, link: Link) -> Drawing:
    shapes = [
        Shape(link(one.area), _title(one.area, shares), chart.shade(shares.get(one.area_id)), path=one.path)
        for one in found.shapes
    ]
    note = _("Batas wilayah: %(sources)s.") % {"sources": "; ".join(found.attribution)}
    if found.missing:
        note += " " + _("Tanpa batas: %(names)s.") % {"names": ", ".join(area.label for area in found.missing)}
    return Drawing(name, found.view_box, tuple(shapes), note, _key())


def _of_tiles(tiles: list[Tile], shares: Mapping[int, int | None], name: str, link: Link) -> Drawing:
    step = SIZE + GAP
    shapes = [
        Shape(
            link(tile.area),
            _title(tile.area, shares),
            chart.shade(shares.get(tile.area.id)),
            x=tile.column * step,
            y=tile.row * step,
            short=tile.short,
        )
        for tile in tiles
    ]
    wide = max(tile.column for tile in tiles) * step + SIZE
    high = max(tile.row for tile in tiles) * step + SIZE
    note = _("Satu kotak satu provinsi, kira-kira pada letaknya.")
    return Drawing(name, f"0 0 {wide} {high}", tuple(shapes), note, _key())


def _title(area: AreaView, shares: Mapping[int, int | None]) -> str:
    share = shares.get(area.id)
    return f"{area.label}: {f'{share} %' if share is not None else _('belum ada laporan yang diharapkan')}"


def _key() -> tuple[tuple[int, str], ...]:
    return (
        (1, _("kurang dari 25 %")),
        (2, _("25-49 %")),
        (3, _("50-74 %")),
        (4, _("75 % atau lebih")),
        (0, _("belum ada posyandu")),
    )
