"""Which rule holds where and when. Rules are public; who set them is told to those who serve in the area."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic
from uuid import UUID

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.ordinances.models import SOUND, Ordinance
from simpul.ordinances.rules import Rule, S, Topic, in_force, shipped
from simpul.places import queries as places
from simpul.places.queries import AreaView
from simpul.standards import Source


class Book:
    """The rules on some topics in the whole country, read once: as many questions as one likes, no further query."""

    def __init__(self, found: dict[tuple[str, int], list[Rule]], levels: dict[int, int]) -> None:
        self._found, self._levels = found, levels

    def rule(self, topic: Topic[S], path: Sequence[int], on: date) -> Rule[S] | None:
        """What holds on a day at the end of a path (area ids from the nation down): the nearest area's rule."""
        for area_id in reversed(path):
            rule = in_force(self._found.get((topic.code, area_id), ()), on)
            if rule is not None:
                return rule
        return None

    def first(self, topic: Topic[S], path: Sequence[int]) -> Rule[S] | None:
        """The first rule that the country ever had on a topic: what began before it is judged by it."""
        return min(self._found.get((topic.code, path[0]), ()), key=lambda rule: rule.valid_from, default=None)

    def all_rules(self, topic: Topic[S]) -> list[tuple[int, int, Rule[S]]]:
        """(level of the area, its id, rule) of all times and areas on a topic, from the nation down: for SQL.

        What stands later overrides what stands before: shipped before set, earlier before later.
        """
        found = [
            (self._levels[area_id], area_id, rule)
            for (code, area_id), rules in self._found.items()
            if code == topic.code
            for rule in rules
        ]
        return sorted(found, key=lambda one: (one[0], not one[2].shipped, one[2].valid_from, one[1]))


@dataclass(frozen=True)
class OrdinanceView(Generic[S]):
    """A rule that an area has set: who wrote it down, and when."""

    id: UUID
    topic: Topic[S]
    rule: Rule[S]
    set_by_name: str
    set_at: datetime


@dataclass(frozen=True)
class TopicView(Generic[S]):
    """What holds in an area on a topic (None: nothing is known), from which area, and what it has set itself.

    `own` are its rules of all times, newest first: future and past ones too.
    """

    topic: Topic[S]
    rule: Rule[S] | None
    of: AreaView | None
    own: tuple[OrdinanceView[S], ...]


def book(topics: Iterable[Topic]) -> Book:
    """Internal, in bulk: the rules on these topics, in two queries."""
    wanted = {topic.code: topic for topic in topics}
    found: dict[tuple[str, int], list[Rule]] = {}
    levels: dict[int, int] = {}
    for row in Ordinance.objects.filter(SOUND, topic__in=wanted).select_related("area"):
        found.setdefault((row.topic, row.area_id), []).append(_rule(wanted[row.topic], row))
        levels[row.area_id] = row.area.level
    known = places.areas_by_code({code for topic in wanted.values() for code, _rule_ in shipped(topic)})
    for topic in wanted.values():
        for code, rule in shipped(topic):
            if area := known.get(code):
                found.setdefault((topic.code, area.id), []).append(_of_area(rule, area.id))
                levels[area.id] = area.level
    return Book(found, levels)


def in_force_at(topic: Topic[S], path: Sequence[int], on: date) -> Rule[S] | None:
    """Internal: one rule at the end of a path on a day; ask `book` for many."""
    return book([topic]).rule(topic, path, on)


def rules_at(*, by: Actor, area_id: int, topics: Sequence[Topic], on: date) -> list[TopicView]:
    """What holds in an area on each topic that day, with all that the area has ever set itself."""
    place = places.area(area_id)
    if not by.may("post.read", Scope(area=place.path)):
        raise Refusal("tidak-ditemukan")
    known = book(topics)
    own: dict[str, list[Ordinance]] = {}
    for row in Ordinance.objects.filter(SOUND, area_id=area_id).order_by("-valid_from", "id"):
        own.setdefault(row.topic, []).append(row)
    found = {topic.code: known.rule(topic, place.path, on) for topic in topics}
    above = places.areas({rule.area_id for rule in found.values() if rule is not None and rule.area_id is not None})
    return [_topic_view(topic, found[topic.code], above, own.get(topic.code, ())) for topic in topics]


def _topic_view(
    topic: Topic, rule: Rule | None, above: dict[int, AreaView], own: Iterable[Ordinance]
) -> TopicView[Any]:
    of = above.get(rule.area_id) if rule is not None and rule.area_id is not None else None
    views = (OrdinanceView(row.id, topic, _rule(topic, row), row.set_by_name, row.set_at) for row in own)
    return TopicView(topic=topic, rule=rule, of=of, own=tuple(views))


def _rule(topic: Topic[S], row: Ordinance) -> Rule[S]:
    return Rule(
        content=topic.shape.model_validate(row.content),
        source=Source.model_validate({"ref": row.ref, "trust": row.trust, "article": row.article}),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        area_id=row.area_id,
    )


def _of_area(rule: Rule[S], area_id: int) -> Rule[S]:
    return Rule(
        content=rule.content,
        source=rule.source,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        area_id=area_id,
        shipped=True,
    )
