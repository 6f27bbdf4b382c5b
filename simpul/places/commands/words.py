"""Zones and local titles: from the standards into dated data of areas, and on to areas that a decree makes."""

from collections.abc import Iterator
from datetime import date

from simpul.audit.commands import changed
from simpul.places.models import Area, AreaAttribute
from simpul.places.queries.attributes import nearest, words_of
from simpul.places.rules import AreaChanges, MatchedArea, local_titles, zone_rules
from simpul.standards import Source
from simpul.standards.areas import kinds

Word = tuple[str, str, str, date, Source]  # code of the area, key, value, valid from, source


def load_words() -> int:
    """Add the words of the standards that no area has yet; what an operator set for the same day stays. The number."""
    words = list(_standard_words())
    ids = dict(
        Area.objects.filter(ended_on__isnull=True, code__in={word[0] for word in words}).values_list("code", "id")
    )
    known = set(AreaAttribute.objects.values_list("area_id", "key", "valid_from"))
    missing = [
        AreaAttribute(
            area_id=ids[code], key=key, value=value, valid_from=since, source=source.ref[:200], trust=source.trust
        )
        for code, key, value, since, source in words
        if code in ids and (ids[code], key, since) not in known
    ]
    AreaAttribute.objects.bulk_create(missing)
    if missing:
        changed("area_words", "standards", after={"added": len(missing)})
    return len(missing)


def _standard_words() -> Iterator[Word]:
    for rule in zone_rules():
        for code in rule.provinces:
            yield code, "zone", rule.zone, rule.valid_from, rule.source
    for title in local_titles():
        for code in title.areas:
            if title.title:
                yield code, f"title:{title.kind}", title.title, title.valid_from, title.source
            if title.head_title:
                yield code, f"head:{title.kind}", title.head_title, title.valid_from, title.source


def inherit_words(changes: AreaChanges, ids: dict[str, int], day: date) -> None:
    """What held for an area that came into a new province or kabupaten holds for the new one from that day.

    A province cut out of another keeps its zone and its local titles without anybody thinking of it.
    """
    parts: dict[str, MatchedArea] = {}
    for match in changes.moved:
        parts.setdefault(match.listed.parent, match)
    for area in changes.new:
        part = parts.get(area.code)
        origin = Area.objects.filter(code=part.known.parent).first() if part else None
        if origin is not None and not AreaAttribute.objects.filter(area_id=ids[area.code]).exists():
            _copy(origin, ids[area.code], day)


def _copy(origin: Area, area_id: int, day: date) -> None:
    keys = set(AreaAttribute.objects.filter(area_id__in=origin.path).values_list("key", flat=True))
    words = words_of(origin.path, keys, day)
    AreaAttribute.objects.bulk_create(
        AreaAttribute(
            area_id=area_id,
            key=key,
            value=nearest(words, origin.path, key, ""),
            valid_from=day,
            source=f"{origin.code} {origin.name}",
            trust="medium",
        )
        for key in sorted(keys)
    )


def refresh_titles(on: date) -> None:
    """Bring `Area.title` in step with the words of that day, the words of lower areas over those above."""
    for one in kinds():
        Area.objects.filter(kind=one.code).exclude(title=one.title).update(title=one.title)
    found = AreaAttribute.objects.filter(key__startswith="title:", valid_from__lte=on).exclude(valid_to__lte=on)
    for word in found.select_related("area").order_by("area__level", "valid_from", "id"):
        below = Area.objects.filter(kind=word.key.partition(":")[2])
        if word.area.level:
            below = below.filter(**{f"l{word.area.level}": word.area_id})
        below.update(title=word.value)


def usable_key(key: str) -> bool:
    """Whether an attribute may have this key: zone, title:<kind>, head:<kind>."""
    what, _, of = key.partition(":")
    return key == "zone" or (what in ("title", "head") and of in {one.code for one in kinds()})
