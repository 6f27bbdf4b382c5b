"""Posts as anybody may read them: public fields alone, no actor asked. No address and no person stands here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, DateField, OuterRef, Q, QuerySet, Subquery, Sum

from simpul.audit.queries import changed_ids, changed_mark, changed_since
from simpul.kernel.actor import VILLAGE
from simpul.places import queries as places
from simpul.registry.queries.posts import in_area
from simpul.registry.queries.sets import all_posts
from simpul.registry.rules import ACTIVE, CLOSED, RESTING, describe_open_rule, post_label

# What a post that is only planned is called is nobody's business yet.
PUBLISHED_STATES = (ACTIVE, RESTING, CLOSED)
_AT_ONCE = 2_000
_LEVELS = range(1, VILLAGE + 1)


@dataclass(frozen=True, slots=True)
class Published:
    """A post with its place by code and name from province to village; `since`: the first day of its life that is
    known; location in degrees; `open_words` as people say it."""

    id: UUID
    label: str
    state: str
    number: str
    number_from: date | None
    since: date | None
    places: tuple[tuple[str, str], ...]
    hamlet: str
    latitude: float | None
    longitude: float | None
    open_rule: str
    open_words: str

    @property
    def village_name(self) -> str:
        return self.places[-1][1]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which posts: of an area, in a state, with that number, with a number or without, changed since a moment."""

    area_id: int | None = None
    state: str = ""
    number: str = ""
    numbered: bool | None = None
    changed_since: datetime | None = None


def published_posts(chosen: Selection, *, limit: int, after: UUID | None = None) -> list[Published]:
    """Open to everybody: a page of posts by id, from the one after `after` on."""
    found = _chosen(chosen)
    return _told(_rows(found.filter(id__gt=after) if after else found).order_by("id")[:limit])


def published_stream(chosen: Selection) -> Iterator[Published]:
    """Open to everybody: all posts of a selection by village and name, never more than some thousand in memory."""
    rows = _rows(_chosen(chosen)).order_by("village__code", "name", "id").iterator(_AT_ONCE)
    known: dict[int, tuple[str, str]] = {}
    while part := list(islice(rows, _AT_ONCE)):
        yield from _told(part, known)


def published_count(chosen: Selection) -> int:
    """Open to everybody: how many posts a selection has."""
    return _chosen(chosen).count()


def published_mark(chosen: Selection) -> str:
    """What is another one as soon as a post of a selection, an area or a hamlet has changed, without reading them."""
    sums = _chosen(chosen).aggregate(count=Count("id"), versions=Sum("version"))
    return f"{sums['count']}.{sums['versions']}.{changed_mark('area')}.{changed_mark('hamlet')}"


def _chosen(chosen: Selection) -> QuerySet[Any]:
    found = all_posts().filter(state__in=PUBLISHED_STATES)
    if not settings.DEMO:
        found = found.filter(is_demo=False)
    if chosen.area_id is not None:
        found = found.filter(in_area(chosen.area_id))
    if chosen.state:
        found = found.filter(state=chosen.state)
    if chosen.number:
        found = found.filter(number=chosen.number)
    if chosen.numbered is not None:
        found = found.exclude(number="") if chosen.numbered else found.filter(number="")
    return found.filter(_changed(chosen.changed_since)) if chosen.changed_since else found


def _changed(since: datetime) -> Q:
    """Posts that changed, or whose place is called otherwise now; after a whole new list of areas: all."""
    areas, hamlets = changed_ids("area", since), changed_ids("hamlet", since)
    if areas is None or hamlets is None:
        return Q()
    condition = Q(changed_since("post", "id", since)) | Q(hamlet_id__in=[UUID(one) for one in hamlets])
    for level in _LEVELS if areas else ():
        condition |= Q(**{f"village__l{level}__in": [int(one) for one in areas]})
    return condition


_COLUMNS = (
    *("id", "name", "state", "number", "number_from", "first_day", "hamlet_id", "latitude", "longitude", "open_rule"),
    *(f"village__l{level}" for level in _LEVELS),
)


def _rows(found: QuerySet[Any]) -> QuerySet[Any, tuple]:
    spans = all_posts().filter(id=OuterRef("id"), spans__state__in=PUBLISHED_STATES).order_by("spans__valid_from")
    first = Subquery(spans.values("spans__valid_from")[:1], output_field=DateField())
    return found.annotate(first_day=first).values_list(*_COLUMNS)


def _told(rows: Iterable[tuple], known: dict[int, tuple[str, str]] | None = None) -> list[Published]:
    """`known`: areas above villages that were looked up before, filled on the way."""
    rows = list(rows)
    above = {} if known is None else known
    wanted = {id for row in rows for id in row[-VILLAGE:-1]} - above.keys()
    above |= {id: (area.code, area.name) for id, area in places.areas(wanted).items()}
    villages = {id: (area.code, area.name) for id, area in places.areas({row[-1] for row in rows}).items()}
    hamlets = places.hamlets_by_id({row[6] for row in rows if row[6]})
    return [
        Published(
            id=id,
            label=post_label(name),
            state=state,
            number=number,
            number_from=number_from,
            since=first_day,
            places=(*(above[one] for one in path[:-1]), villages[path[-1]]),
            hamlet=hamlets[hamlet_id].label if hamlet_id else "",
            latitude=latitude,
            longitude=longitude,
            open_rule=open_rule,
            open_words=describe_open_rule(open_rule),
        )
        for id, name, state, number, number_from, first_day, hamlet_id, latitude, longitude, open_rule, *path in rows
    ]


def published_counts(area_id: int) -> dict[int, tuple[int, int]]:
    """Open to everybody: (active posts, those of them with a number) of each area directly below that has any."""
    child = f"village__l{places.area(area_id).level + 1}"
    found = _chosen(Selection(area_id=area_id, state=ACTIVE)).order_by().values_list(child)
    return {
        id: (count, numbered)
        for id, count, numbered in found.annotate(count=Count("id"), numbered=Count("id", filter=~Q(number="")))
    }
