"""Finding an area by any part of its name, or by its code, within an area."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from simpul.kernel.names import Reading, name_key, readings, search_words, without_front_words
from simpul.places.models import Area

from .areas import areas, trails
from .views import AreaView

_CODE = re.compile(r"^\d{2}(\.\d{0,4})*$")
_FEWEST = 2  # letters, below which nearly every name matches
_LONGEST = 200  # letters: no path of names is longer
_ENDED = 100  # more ended areas than ever match before enough others do
_CROWD = 400  # hits looked at when the search names an area above


@dataclass(frozen=True, slots=True)
class AreaHit:
    """A found area and where it lies: "Kel. Penarukan, Kec. Buleleng, Kab. Buleleng, Bali".

    `hint` tells apart two of the same name in one district: kind and code; else "".
    """

    area: AreaView
    trail_label: str
    hint: str = ""


def search(text: str, within: int | None = None, levels: Iterable[int] | None = None, limit: int = 20) -> list[AreaHit]:
    """Areas whose name holds `text` under normalised spelling: higher areas first, exact names first, then by code.

    `text` may name areas above after a comma ("Sidomulyo, Kulon Progo"), or be the beginning of a code.
    """
    found = _scope(within, levels)
    if _CODE.match(text.strip()):
        found = found.filter(code__startswith=text.strip(), ended_on__isnull=True)
        return _hits(list(found.order_by("level", "code")[:limit]))
    parts = search_words(text[:_LONGEST])
    if not parts:
        return []
    above = [name_key(without_front_words(part, 0)) for part in parts[1:]]
    hits: list[AreaHit] = []
    for reading in readings(parts[0]):
        if len(hits) < limit:
            known = {hit.area.id for hit in hits}
            hits += [hit for hit in _read(found, reading, above, limit) if hit.area.id not in known]
    if not hits and len(parts) == 1:
        hits = _by_last_words(found, parts[0], limit)
    return hits[:limit]


def _read(found: QuerySet[Area], reading: Reading, above: list[str], limit: int) -> list[AreaHit]:
    if reading.level:
        found = found.filter(level=reading.level, kind__startswith=reading.kind)
    if len(reading.key) < _FEWEST:
        found = found.filter(name_key=reading.key)
    ranked = _ranked(found, reading.key)
    return _narrowed(ranked, above, limit) if above else _hits(_in_order(ranked, limit))


def _scope(within: int | None, levels: Iterable[int] | None) -> QuerySet[Area]:
    found = Area.objects.all()
    if levels is not None:
        found = found.filter(level__in=list(levels))
    if within is not None and (above := areas([within]).get(within)) is not None and above.level:
        found = found.filter(Q(**{f"l{above.level}": within}))
    return found


def _ranked(found: QuerySet[Area], key: str) -> QuerySet[Area]:
    exactness = Case(
        When(name_key=key, then=Value(0)),
        When(name_key__startswith=key, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return found.filter(name_key__contains=key).annotate(exactness=exactness).order_by("level", "exactness", "code")


def _in_order(ranked: QuerySet[Area], limit: int) -> list[Area]:
    """Two steps, so that the scan of all names stays in the index `area_search` and only the hits are read whole.

    Ended areas fall out here: asked for in SQL, the condition would lead SQLite to another index and the whole table.
    """
    rows = ranked.values_list("id", "ended_on")[: limit + _ENDED]
    ids = [id for id, ended in rows if ended is None][:limit]
    by_id = Area.objects.in_bulk(ids)
    return [by_id[one] for one in ids]


def _narrowed(ranked: QuerySet[Area], above: list[str], limit: int) -> list[AreaHit]:
    """Only hits that lie in areas of these names."""
    hits = _in_order(ranked, _CROWD)
    ways = trails(hit.id for hit in hits)
    fitting = [hit for hit in hits if all(_lies_in(ways[hit.id], key) for key in above)]
    return _hits(fitting[:limit])


def _lies_in(way: list[AreaView], key: str) -> bool:
    return any(key in name_key(step.name) for step in way[:-1])


def _by_last_words(found: QuerySet[Area], text: str, limit: int) -> list[AreaHit]:
    """Nothing bears the whole text as a name: try its end as the name of an area above ("sidomulyo sleman")."""
    words = text.split()
    for cut in range(len(words) - 1, 0, -1):
        above = name_key(without_front_words(" ".join(words[cut:]), 0))
        hits = _read(found, readings(" ".join(words[:cut]))[-1], [above], limit)
        if hits:
            return hits
    return []


def _hits(found: list[Area]) -> list[AreaHit]:
    ways = trails(one.id for one in found)
    same: dict[tuple[int | None, str], int] = {}
    for one in found:
        same[one.parent_id, one.name_key] = same.get((one.parent_id, one.name_key), 0) + 1
    return [_hit(ways[one.id], twin=same[one.parent_id, one.name_key] > 1) for one in found]


def _hit(way: list[AreaView], *, twin: bool) -> AreaHit:
    own = way[-1]
    label = ", ".join(step.label for step in reversed(way[1:])) or own.label
    return AreaHit(own, label, f"{own.full_name.removesuffix(own.name).strip()}, kode {own.code}" if twin else "")
