"""How far a socialisation has come: who of those in office was at one, by group and area (S2.8)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from simpul.kernel.actor import NATION, VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.meetings.queries import head
from simpul.meetings.queries.seeing import seen_area
from simpul.meetings.rules.states import CANCELLED
from simpul.offices.queries.officers import in_office
from simpul.offices.rules import KADER, POST_BODY, TEAM_BODY, position_of
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.registry.queries import post_labels
from simpul.socialisation.models import AreaCount, Counting, Reach
from simpul.standards.budgets import in_force
from simpul.standards.meetings import Group, meeting_table


@dataclass(frozen=True)
class GroupReach:
    """A group: how many of those in office were at a socialisation."""

    code: str
    name: str
    reached: int
    of: int


@dataclass(frozen=True)
class AreaReach:
    """An area with its groups in their order."""

    area: AreaView
    groups: tuple[GroupReach, ...]


@dataclass(frozen=True)
class Candidate:
    """Somebody in office who may have been at the socialisation."""

    appointment_id: UUID
    name: str
    position: str
    place: str
    reached: bool


def is_socialisation(kind: str, on: date) -> bool:
    """Internal: whether who was at a meeting of this kind has been told."""
    return any(one.code == kind and one.socialisation for one in in_force(meeting_table().kinds, on))


def coverage(*, by: Actor, area_id: int, on: date) -> tuple[AreaReach | None, list[AreaReach]]:
    """The area itself and those directly below on a day; the nation as it was counted last (None: never yet)."""
    area = seen_area(by, area_id)
    if area.level == NATION:
        return _counted(area, on)
    groups = in_force(meeting_table().groups, on)
    own = {group.code: _counts(area, group, on, None) for group in groups}
    total = AreaReach(area, tuple(_group(group, own[group.code].get(None, (0, 0))) for group in groups))
    if area.level == VILLAGE:
        return total, []
    found = {group.code: _counts(area, group, on, area.level + 1) for group in groups}
    rows = [
        AreaReach(one, tuple(_group(group, found[group.code].get(one.id, (0, 0))) for group in groups))
        for one in places.children(area.id)
    ]
    return total, rows


def last_day() -> date | None:
    """The day on which the country was counted last; None before the first."""
    return Counting.objects.values_list("day", flat=True).first()


def counts_of_country(on: date) -> Iterator[tuple[int, str, int, int]]:
    """Internal: (area, group, reached, all) of each province, statement by statement, and then of the nation.

    An office lies in one province or in the nation's own Tim Pembina: sums are exact.
    """
    nation, sums = places.nation_id(), dict[str, tuple[int, int]]()
    for province in places.areas(places.child_ids(nation)).values():
        for group in in_force(meeting_table().groups, on):
            reached, whole = _counts(province, group, on, None)[None]
            before = sums.get(group.code, (0, 0))
            sums[group.code] = before[0] + reached, before[1] + whole
            yield province.id, group.code, reached, whole
    for group in in_force(meeting_table().groups, on):
        before = sums.get(group.code, (0, 0))
        own = _reached(in_office(on).filter(team__area_id=nation), "id", on) if group.body == "tim" else (0, 0)
        yield nation, group.code, before[0] + own[0], before[1] + own[1]


def _counted(area: AreaView, on: date) -> tuple[AreaReach | None, list[AreaReach]]:
    """The nation and its provinces as the nightly count left them. An office lies in one province: sums are exact."""
    groups = in_force(meeting_table().groups, on)
    kept: dict[int, dict[str, tuple[int, int]]] = {}
    for id, group, reached, whole in AreaCount.objects.values_list("area_id", "group", "reached", "whole"):
        kept.setdefault(id, {})[group] = (reached, whole)
    if not kept:
        return None, []

    def view(one: AreaView) -> AreaReach:
        told = kept.get(one.id, {})
        return AreaReach(one, tuple(_group(group, told.get(group.code, (0, 0))) for group in groups))

    return view(area), [view(one) for one in places.children(area.id)]


def candidates(*, by: Actor, meeting_id: UUID, area_id: int) -> list[Candidate]:
    """Who of an area was in office on the day of a socialisation, for its organiser; Refusal `tidak-ditemukan`."""
    found, may_write = head(by=by, meeting_id=meeting_id)
    if not may_write or found.area.id not in places.area(area_id).path:
        raise Refusal("tidak-ditemukan")
    reached = set(Reach.objects.filter(meeting_id=meeting_id).values_list("appointment_id", flat=True))
    rows = list(
        in_office_of(area_id, found.on).select_related("person").order_by("team_id", "post_id", "position", "id")
    )
    posts = post_labels({one.post_id for one in rows if one.post_id is not None})
    return [_candidate(one, posts, reached) for one in rows]


def in_office_of(area_id: int, on: date) -> QuerySet[Any]:
    """Internal: the offices of an area on a day: of its Tim Pembina, and in a village of its posts."""
    return in_office(on).filter(Q(team__area_id=area_id) | Q(post__village_id=area_id))


def _candidate(one: Any, posts: Mapping[UUID, str], reached: set[UUID]) -> Candidate:
    body = TEAM_BODY if one.post_id is None else POST_BODY
    position = position_of(body, one.position, one.valid_from)
    return Candidate(
        appointment_id=one.id,
        name=one.person.name if one.person is not None else one.holder_name,
        position=position.name if position is not None else one.position,
        place=posts.get(one.post_id, "") if one.post_id is not None else "",
        reached=one.id in reached,
    )


def _counts(area: AreaView, group: Group, on: date, level: int | None) -> dict[int | None, tuple[int, int]]:
    """(reached, all) of a group for each area of a level below, or for the area as a whole (None)."""
    via = "team__area__" if group.body == "tim" else "post__village__"
    rows = in_office(on).filter(**{f"{via}l{area.level}": area.id})
    if group.body == "pos":
        chosen = Q(position__in=group.positions) if group.positions else ~Q(position=KADER)
        rows = rows.filter(chosen)
    what = "post_id" if group.body == "lembaga" else "id"
    if level is None:
        return {None: _reached(rows, what, on)}
    listed = rows.order_by().values_list(f"{via}l{level}").annotate(**_totals(what, on))
    return {id: (reached, whole) for id, whole, reached in listed if id is not None}


def _reached(rows: QuerySet[Any], what: str, on: date) -> tuple[int, int]:
    """(reached, all) of these offices, or of the posts they lie in."""
    one = rows.order_by().aggregate(**_totals(what, on))
    return one["told"], one["whole"]


def _totals(what: str, on: date) -> dict[str, Count]:
    told = Reach.objects.filter(meeting__on__lte=on).exclude(meeting__state=CANCELLED).values("appointment_id")
    return {"whole": Count(what, distinct=True), "told": Count(what, distinct=True, filter=Q(id__in=told))}


def _group(group: Group, counts: tuple[int, int]) -> GroupReach:
    return GroupReach(group.code, group.name, *counts)
