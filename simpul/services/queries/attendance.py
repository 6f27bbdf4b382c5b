"""Who is expected on an open day, in groups, with what has been recorded for each so far."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.facts import queries as facts
from simpul.kernel.actor import Actor
from simpul.people import queries as people
from simpul.people.rules import age_text
from simpul.registry import queries as registry
from simpul.registry.queries import RosterLine
from simpul.services.queries.open_days import OpenDayView, open_day
from simpul.standards import grouping as groups

ROSTER_AT_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Awaited:
    """Somebody expected. `done`: codes of the services recorded that day which the actor may read."""

    person_id: UUID
    name: str
    sex: str
    birth_date: date | None
    age: str
    mother_name: str
    done: tuple[str, ...]

    @property
    def came(self) -> bool:
        return bool(self.done)


@dataclass(frozen=True, slots=True)
class ExpectedGroup:
    """Everybody of one group, by name."""

    code: str
    label: str
    persons: tuple[Awaited, ...]

    @property
    def came(self) -> int:
        return sum(person.came for person in self.persons)


@dataclass(frozen=True, slots=True)
class Expected:
    """The attendance list of an open day."""

    day: OpenDayView
    groups: tuple[ExpectedGroup, ...]

    @property
    def awaited(self) -> int:
        return sum(len(group.persons) for group in self.groups)

    @property
    def came(self) -> int:
        return sum(group.came for group in self.groups)


def expected(*, by: Actor, open_day_id: UUID, text: str = "") -> Expected:
    """The post's roster on that day in groups (bumil, bayi, balita ...), who came, and guests at the end.

    `text`: only persons whose name holds it. Empty groups are left out. Needs person.read and record.read there.
    """
    day = open_day(by=by, id=open_day_id)
    lines = registry.roster(by=by, post_id=day.post_id, on=day.on, text=text, limit=ROSTER_AT_MOST)
    done: dict[UUID, list[str]] = defaultdict(list)
    for view in facts.records_of_day(by=by, post_id=day.post_id, on=day.on):
        if view.person_id and view.service not in done[view.person_id]:
            done[view.person_id].append(view.service)
    states = _states_of([line.person_id for line in lines], day.on)
    found: dict[str, list[Awaited]] = defaultdict(list)
    for line in lines:
        code = groups.group_of(line.sex, line.birth_date, day.on, states.get(line.person_id, {}))
        found[code].append(_awaited(line, day.on, done.get(line.person_id, ())))
    found[groups.GUESTS] = _guests(by, done, {line.person_id for line in lines}, text, day.on)
    return Expected(day, _in_order(found))


def _states_of(person_ids: Iterable[UUID], on: date) -> dict[UUID, dict[str, date]]:
    """The day of each person's newest record of the services that tell a state (pregnant, after birth)."""
    newest: dict[UUID, dict[str, date]] = defaultdict(dict)
    since = on - groups.longest_mark()
    for person, service, day, _, _ in facts.newest_of_persons(list(person_ids), groups.marking_services(), since, on):
        newest[person][service] = day
    return newest


def _awaited(line: RosterLine, on: date, done: Sequence[str]) -> Awaited:
    return Awaited(
        person_id=line.person_id,
        name=line.name,
        sex=line.sex,
        birth_date=line.birth_date,
        age=age_text(line.birth_date, on),
        mother_name=line.mother_name,
        done=tuple(done),
    )


def _guests(by: Actor, done: Mapping[UUID, Sequence[str]], roster: set[UUID], text: str, on: date) -> list[Awaited]:
    """Who was served that day without standing in the roster; a search shows only the roster."""
    strangers = [] if text else [person for person in done if person not in roster]
    if not strangers:
        return []
    return sorted(
        (
            Awaited(
                person_id=view.id,
                name=view.name,
                sex=view.sex,
                birth_date=view.birth_date,
                age=age_text(view.birth_date, on),
                mother_name=view.mother_name,
                done=tuple(done[view.id]),
            )
            for view in people.persons(by=by, ids=strangers).values()
        ),
        key=lambda guest: (guest.name, guest.person_id),
    )


def _in_order(found: Mapping[str, Sequence[Awaited]]) -> tuple[ExpectedGroup, ...]:
    return tuple(ExpectedGroup(code, label, tuple(found[code])) for code, label in groups.labels() if found.get(code))
