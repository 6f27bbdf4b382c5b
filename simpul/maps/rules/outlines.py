"""Outlines small enough to draw: simplified rings of whole numbers, and SVG paths made of them."""

from collections.abc import Iterable, Sequence

# Whole numbers in a ring are ten-thousandths of a degree (some 11 m), latitude turned so that south is down.
UNIT = 10_000
# How far (in units) a line may stray, by level: about a pixel where the area is drawn with its neighbours.
STRAY = {0: 200, 1: 100, 2: 30, 3: 10, 4: 4}

Point = tuple[int, int]
Ring = list[Point]
Box = tuple[int, int, int, int]


def rings_of(geometry: object, level: int) -> list[Ring]:
    """The outer and inner rings of a GeoJSON Polygon or MultiPolygon, simplified for areas of that level.

    Islands smaller than the line may stray are left out, unless nothing else would be left. ValueError for anything
    that is no such geometry.
    """
    rings = [_whole(ring) for ring in _raw_rings(geometry)]
    if not rings:
        raise ValueError("no ring in the geometry")
    stray = STRAY[level]
    seen = [ring for ring in rings if _size(ring) > 2 * stray] or [max(rings, key=_size)]
    return [simplify(ring, stray) for ring in seen]


def _raw_rings(geometry: object) -> list[Sequence]:
    if not isinstance(geometry, dict):
        raise ValueError("no geometry")
    kind, parts = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(parts, list):
        raise ValueError(f"not a polygon: {kind}")
    parts = [parts] if kind == "Polygon" else parts
    try:
        return [ring for polygon in parts for ring in polygon if len(ring) >= 4]
    except TypeError as error:
        raise ValueError("coordinates are not rings") from error


def _whole(ring: Sequence) -> Ring:
    try:
        points = [(round(float(p[0]) * UNIT), round(-float(p[1]) * UNIT)) for p in ring]
    except (TypeError, IndexError, OverflowError) as error:
        raise ValueError("coordinates are not numbers") from error
    if any(abs(x) > 180 * UNIT or abs(y) > 90 * UNIT for x, y in points):
        raise ValueError("coordinates are not longitude and latitude")
    return points


def _size(ring: Ring) -> int:
    left, top, right, bottom = box_of([ring])
    return max(right - left, bottom - top)


def simplify(ring: Ring, stray: int) -> Ring:
    """Douglas and Peucker: keep a point only where the line without it would stray further than `stray`.

    The ring is cut at its first point and the one farthest from it, so that a closed ring keeps its shape.
    """
    if len(ring) <= 4:
        return ring
    first = ring[0]
    far = max(range(len(ring)), key=lambda i: (ring[i][0] - first[0]) ** 2 + (ring[i][1] - first[1]) ** 2)
    kept = {0, far, len(ring) - 1} | _kept(ring, 0, far, stray) | _kept(ring, far, len(ring) - 1, stray)
    return [ring[i] for i in sorted(kept)]


def _kept(ring: Ring, start: int, end: int, stray: int) -> set[int]:
    kept: set[int] = set()
    open_spans = [(start, end)]
    while open_spans:
        low, high = open_spans.pop()
        if high - low < 2:
            continue
        farthest = max(range(low + 1, high), key=lambda i: _distance(ring[i], ring[low], ring[high]))
        if _distance(ring[farthest], ring[low], ring[high]) > stray**2:
            kept.add(farthest)
            open_spans += [(low, farthest), (farthest, high)]
    return kept


def _distance(point: Point, start: Point, end: Point) -> float:
    """The square of the distance of a point from the line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    px, py = point[0] - start[0], point[1] - start[1]
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
    return (px - along * dx) ** 2 + (py - along * dy) ** 2


def packed(rings: Iterable[Ring]) -> list[list[int]]:
    """Rings as flat lists of numbers, each point as its distance from the one before: small in the database."""
    return [_packed(ring) for ring in rings]


def _packed(ring: Ring) -> list[int]:
    flat: list[int] = []
    x = y = 0
    for point in ring[:-1]:
        flat += [point[0] - x, point[1] - y]
        x, y = point
    return flat


def box_of(rings: Iterable[Ring]) -> Box:
    """Left, top, right, bottom of rings."""
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def svg_path(rings: Iterable[Sequence[int]]) -> str:
    """Packed rings as the `d` of an SVG path with fill-rule evenodd."""
    return "".join(f"M{r[0]} {r[1]}l{' '.join(map(str, r[2:]))}z" for r in rings)


def view_box(boxes: Iterable[Box]) -> str:
    """One SVG viewBox around all, with a margin of a hundredth."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    margin = max(right - left, bottom - top) // 100
    return f"{left - margin} {top - margin} {right - left + 2 * margin} {bottom - top + 2 * margin}"
