"""Loading outlines of areas that an operator brings as GeoJSON."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.maps.models import Boundary
from simpul.maps.rules.features import Feature, owners
from simpul.maps.rules.outlines import box_of, packed, rings_of
from simpul.places.queries import known_areas, nation_id


@dataclass(frozen=True)
class BoundaryLoad:
    """How many outlines were stored; codes that no area has; codes whose shape could not be read."""

    loaded: int
    unknown: tuple[str, ...]
    unreadable: tuple[str, ...]


@command("maps.load_boundaries")
def load_boundaries(
    *,
    by: Actor,
    at: datetime,
    features: Sequence[Feature],
    source: str,
    licence: str,
    progress: Callable[[int, int], None] | None = None,
) -> BoundaryLoad:
    """Store the outline of each area named by its code, replacing the one it had. `progress` hears (read, all)."""
    by.require("place.manage", Scope(area=(nation_id(),)))
    unknown: list[str] = []
    unreadable: list[str] = []
    outlines: dict[int, Boundary] = {}
    for number, (feature, area) in enumerate(zip(features, owners(features, known_areas()), strict=True), start=1):
        if progress:
            progress(number, len(features))
        if area is None:
            unknown.append(f"{feature.code} {feature.name}".strip())
            continue
        shape = _shape(feature.geometry, area.level)
        if shape is None:
            unreadable.append(feature.code)
            continue
        outlines[area.id] = Boundary(area_id=area.id, geometry=shape, source=source[:200], licence=licence[:200])
    if not outlines:
        raise Refusal("batas-tidak-terbaca")
    _store(outlines.values())
    changed("boundaries", nation_id(), after={"source": source, "licence": licence, "areas": len(outlines)})
    return BoundaryLoad(len(outlines), tuple(unknown), tuple(unreadable))


def _shape(geometry: object, level: int) -> dict | None:
    try:
        rings = rings_of(geometry, level)
    except ValueError:
        return None
    return {"box": box_of(rings), "rings": packed(rings)}


def _store(outlines: Iterable[Boundary]) -> None:
    Boundary.objects.bulk_create(
        outlines,
        batch_size=200,
        update_conflicts=True,
        unique_fields=["area"],
        update_fields=["geometry", "source", "licence"],
    )
