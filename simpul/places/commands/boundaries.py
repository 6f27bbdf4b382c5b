"""Loading outlines of areas that an operator brings as GeoJSON."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.places.models import Area, Boundary
from simpul.places.queries.areas import nation_id
from simpul.places.rules.outlines import box_of, packed, rings_of

Feature = tuple[str, object]  # code as written in the file, GeoJSON geometry


@dataclass(frozen=True)
class BoundaryLoad:
    """How many outlines were stored; codes that no area has; codes whose shape could not be read."""

    loaded: int
    unknown: tuple[str, ...]
    unreadable: tuple[str, ...]


@command("places.load_boundaries")
def load_boundaries(
    *,
    by: Actor,
    at: datetime,
    features: Sequence[Feature],
    source: str,
    licence: str,
    progress: Callable[[int, int], None] | None = None,
) -> BoundaryLoad:
    """Store the outline of each area named by its code, in the place of the one it had. `progress` hears (read, all)."""
    by.require("place.manage", Scope(area=(nation_id(),)))
    known = {code: (id, level) for code, id, level in _areas()}
    unknown: list[str] = []
    unreadable: list[str] = []
    outlines: dict[int, Boundary] = {}
    for number, (code, geometry) in enumerate(features, start=1):
        if progress:
            progress(number, len(features))
        area = known.get(code)
        if area is None:
            unknown.append(code)
            continue
        try:
            rings = rings_of(geometry, area[1])
        except ValueError:
            unreadable.append(code)
            continue
        shape = {"box": box_of(rings), "rings": packed(rings)}
        outlines[area[0]] = Boundary(area_id=area[0], geometry=shape, source=source[:200], licence=licence[:200])
    _store(outlines)
    if outlines:
        changed("boundaries", nation_id(), after={"source": source, "licence": licence, "areas": len(outlines)})
    elif unreadable or not unknown:
        raise Refusal("batas-tidak-terbaca")
    return BoundaryLoad(len(outlines), tuple(unknown), tuple(unreadable))


def _areas() -> Iterable[tuple[str, int, int]]:
    return Area.objects.filter(ended_on__isnull=True).values_list("code", "id", "level")


def _store(outlines: dict[int, Boundary]) -> None:
    Boundary.objects.bulk_create(
        outlines.values(),
        batch_size=200,
        update_conflicts=True,
        unique_fields=["area"],
        update_fields=["geometry", "source", "licence"],
    )
