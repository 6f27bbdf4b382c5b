"""How many posts of an area have which stratum, and which fields they run; kept counts above the district."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from simpul.kernel.actor import DISTRICT, VILLAGE, Actor
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.readiness.models import AreaCount, Counting
from simpul.readiness.queries.gathering import standings, strata_book
from simpul.readiness.queries.posts import READ, active_in
from simpul.readiness.rules.fields import RUNNING, area_state
from simpul.readiness.rules.topics import strata_set
from simpul.standards.readiness import AreaRule, StrataSet, readiness_table
from simpul.tally.rules.slots import field_codes

STRATA_TOPIC = "strata"
Cell = tuple[str, str]  # topic, state


@dataclass(frozen=True)
class LevelCount:
    """How many active posts have surely reached a level of a set."""

    rules: StrataSet
    level: str
    number: int


@dataclass(frozen=True)
class FieldCount:
    """A field in an area: its state by the rule, and how many active posts are in each state."""

    field: str
    state: str
    posts: dict[str, int]


@dataclass(frozen=True)
class AreaReadiness:
    """An area on a day. `below`: for each area directly below the posts and by field those in which it runs."""

    area: AreaView
    posts: int
    strata: tuple[LevelCount, ...]
    fields: tuple[FieldCount, ...]
    below: tuple[tuple[AreaView, int, dict[str, int]], ...]
    counted_on: date | None


def area_readiness(*, by: Actor, area_id: int, on: date) -> AreaReadiness:
    """The area as of now for a district and below, above as of the last night; Refusal `tidak-berhak`."""
    area = places.area(area_id)
    by.require(READ, places.scope_of(area_id))
    day = last_day() if area.level < DISTRICT else None
    cells = _kept(area) if day else _by(area.id, min(area.level + 1, VILLAGE), on)
    return _told(area, cells, day)


def last_day() -> date | None:
    """The day that was counted last; None before the first."""
    return Counting.objects.values_list("day", flat=True).first()


def area_rule(on: date | None = None) -> AreaRule:
    """The rule by which a field runs in an area."""
    rules = readiness_table().areas
    return next((one for one in reversed(rules) if one.holds(on)), rules[0])


def counts_by_district(area_id: int, on: date) -> dict[int, Counter[Cell]]:
    """Internal: by district of an area how many active posts have which state, counted now."""
    return _by(area_id, DISTRICT, on)


def _by(area_id: int, level: int, on: date) -> dict[int, Counter[Cell]]:
    posts = {one.id: one.village.path for one in active_in(area_id).select_related("village")}
    found: dict[int, Counter[Cell]] = {}
    for post_id, standing in standings(posts, on, strata_book()).items():
        cells = found.setdefault(posts[post_id][level], Counter())
        cells[STRATA_TOPIC, f"{standing.rules.code}.{standing.stratum.reached.code}"] += 1
        cells.update((one.field, one.state) for one in standing.fields)
    return found


def _kept(area: AreaView) -> dict[int, Counter[Cell]]:
    below = f"area__l{area.level + 1}"
    rows = AreaCount.objects.filter(**{f"area__l{area.level}": area.id}).order_by()
    found: dict[int, Counter[Cell]] = {}
    for area_id, topic, state, number in rows.values_list(below, "topic", "state").annotate(n=Sum("number")):
        found.setdefault(area_id, Counter())[topic, state] += number
    return found


def _told(area: AreaView, cells: dict[int, Counter[Cell]], day: date | None) -> AreaReadiness:
    total: Counter[Cell] = Counter()
    for one in cells.values():
        total.update(one)
    known = places.areas(cells) if area.level < VILLAGE else {}
    return AreaReadiness(
        area=area,
        posts=_posts(total),
        strata=tuple(_levels(total)),
        fields=tuple(_field(code, total) for code in field_codes()),
        below=tuple(
            (one, _posts(cells[one.id]), {code: cells[one.id][code, RUNNING] for code in field_codes()})
            for one in sorted(known.values(), key=lambda one: one.code)
        ),
        counted_on=day,
    )


def _posts(cells: Counter[Cell]) -> int:
    return sum(number for (topic, _), number in cells.items() if topic == STRATA_TOPIC)


def _levels(cells: Counter[Cell]) -> list[LevelCount]:
    found = []
    for code in sorted({state.partition(".")[0] for topic, state in cells if topic == STRATA_TOPIC}):
        rules = strata_set(code)
        found += [LevelCount(rules, one.name, cells[STRATA_TOPIC, f"{code}.{one.code}"]) for one in rules.levels]
    return found


def _field(code: str, cells: Counter[Cell]) -> FieldCount:
    posts = {state: number for (topic, state), number in cells.items() if topic == code}
    return FieldCount(code, area_state(posts, area_rule()), posts)
