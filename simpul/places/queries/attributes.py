"""Dated words of an area: its time zone, its local title, the title of its head."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from simpul.places.models import AreaAttribute
from simpul.standards.areas import kind

from .areas import area, areas, paths
from .views import AreaView

DEFAULT_ZONE = "WIB"  # the capital's; only for the nation itself, which lies in three


@dataclass(frozen=True, slots=True)
class AreaWord:
    """One dated attribute of an area, with where it comes from."""

    key: str
    value: str
    valid_from: date
    source: str
    trust: str


def attributes(area_id: int) -> list[AreaWord]:
    """What is set for this very area, oldest first."""
    found = AreaAttribute.objects.filter(area_id=area_id).order_by("key", "valid_from")
    return [AreaWord(a.key, a.value, a.valid_from, a.source, a.trust) for a in found]


def zone(area_id: int, on: date) -> str:
    """WIB, WITA or WIT there on that day: the area's own or the nearest above it."""
    return zones([area_id], on).get(area_id, DEFAULT_ZONE)


def zones(ids: Iterable[int], on: date) -> dict[int, str]:
    """`zone` for many areas."""
    ids = set(ids)
    ways = paths(ids, on)
    # An area that did not exist on that day (a new village, an ended one) answers by today's tree.
    ways |= {missing.id: missing.path for missing in areas(ids - ways.keys()).values()}
    words = words_of({step for way in ways.values() for step in way}, {"zone"}, on)
    return {area_id: nearest(words, way, "zone", DEFAULT_ZONE) for area_id, way in ways.items()}


def zones_of_paths(paths: Iterable[tuple[int, ...]], on: date) -> dict[tuple[int, ...], str]:
    """`zone` for areas whose way from the nation is known already: one query."""
    ways = set(paths)
    words = words_of({step for way in ways for step in way}, {"zone"}, on)
    return {way: nearest(words, way, "zone", DEFAULT_ZONE) for way in ways}


def title(area_id: int, on: date) -> str:
    """The word for the area there on that day: "Kelurahan", "Distrik", "Nagari"; "" for the nation."""
    found = area(area_id)
    return _word([found], "title", on).get(area_id) or kind(found.kind).title


def head_title(area_id: int, on: date) -> str:
    """What its head is called there on that day: "Lurah", "Perbekel", "Camat"; "" for the nation."""
    return head_titles([area_id], on).get(area_id, "")


def head_titles(ids: Iterable[int], on: date) -> dict[int, str]:
    """`head_title` for many areas."""
    found = list(areas(ids).values())
    local = _word(found, "head", on)
    return {one.id: local.get(one.id) or kind(one.kind).head_title for one in found}


def _word(found: list[AreaView], what: str, on: date) -> dict[int, str]:
    keys = {f"{what}:{one.kind}" for one in found}
    words = words_of({step for one in found for step in one.path}, keys, on)
    return {one.id: nearest(words, one.path, f"{what}:{one.kind}", "") for one in found}


Words = dict[tuple[int, str], str]


def words_of(area_ids: Iterable[int], keys: Iterable[str], on: date) -> Words:
    """What holds on that day for each of these areas: (area, key) -> value."""
    found = AreaAttribute.objects.filter(key__in=list(keys), valid_from__lte=on).exclude(valid_to__lte=on)
    wanted = set(area_ids)
    rows = found.order_by("valid_from", "id").values_list("area_id", "key", "value")
    return {(area_id, key): value for area_id, key, value in rows if area_id in wanted}


def nearest(words: Words, path: tuple[int, ...], key: str, otherwise: str) -> str:
    """The value of the lowest area on the path that has one."""
    for step in reversed(path):
        if (value := words.get((step, key))) is not None:
            return value
    return otherwise
