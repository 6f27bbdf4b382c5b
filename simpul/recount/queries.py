"""The recount: every figure once more by another path, from answers and from snapshots, in plain Python.

Live: from the answers as entered and the reports as sent (rules), added up along each post's own path to the nation.
Reported: from the snapshots that were accepted. Compared to the digit with what is stored.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from simpul.facts import queries as facts
from simpul.kernel.actor import NATION, VILLAGE, Actor
from simpul.kernel.period import Period
from simpul.offices import queries as offices
from simpul.people import queries as people
from simpul.places import queries as places
from simpul.recount.rules import Answered, Cells, Told, facts_of, recounted, report_states
from simpul.registry import queries as registry
from simpul.reports.queries.expected import accepted_snapshots, expectation, sent_reports
from simpul.tally.queries import slots
from simpul.tally.queries.counted import areas_counted, last_month_in, posts_counted_in
from simpul.tally.queries.whereabouts import Whereabouts, whereabouts
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.slots import LAPORAN, LEMBAGA, TEAM, SlotTable, field_codes, groups
from simpul.wide.packing import unpack

LIVE, REPORTED = "hidup", "dilaporkan"
AT_ONCE = 100  # posts or areas whose rows are read with one statement
Unit = int | UUID


@dataclass(frozen=True)
class Difference:
    """A cell that is stored otherwise than it is recounted. `which`: hidup (live) or dilaporkan (reported)."""

    post_id: UUID | None
    area_id: int | None
    which: str
    indicator: str
    split: str
    stored: int
    recounted: int


@dataclass
class _Sums:
    """Recounted cells of areas and posts."""

    cells: dict[Unit, Cells] = field(default_factory=dict)

    def add(self, path: Iterable[Unit], cells: Mapping[tuple[str, str], int]) -> None:
        for area in path:
            own = self.cells.setdefault(area, {})
            for cell, amount in cells.items():
                own[cell] = own.get(cell, 0) + amount


def recount(*, by: Actor, period: Period, area_id: int | None = None) -> list[Difference]:
    """Every difference in the posts and areas of an area (None: the country) in a period, empty when all agree.

    Refusal `tidak-berhak` where the actor may not read reports.
    """
    scope = places.scope_of(area_id if area_id is not None else places.nation_id())
    by.require("report.read", scope)
    table = slots.table()
    inside = _Inside(scope.area[-1], len(scope.area) - 1, period)
    live, reported = _Sums(), _Sums()
    _add_accepted(table, inside, reported)
    found: list[Difference] = []
    parts = _parts(period)
    for posts, where in inside.posts():
        wide = WideRows(table, posts, [period], groups())
        states = _states_of_reports(posts, period, where)
        for post_id in posts:
            others = _others(table, wide, post_id, period, states)
            cells = _recount_post(post_id, inside, where, parts, others, live)
            found += _compare(table, wide, post_id, period, cells)
            found += _compare_reported(table, wide, post_id, period, reported.cells.get(post_id, {}))
    inside.add_teams(live)
    areas = sorted(inside.areas(live))
    for start in range(0, len(areas), AT_ONCE):
        some = areas[start : start + AT_ONCE]
        wide = WideRows(table, some, [period], groups())
        for area in some:
            found += _compare(table, wide, area, period, _zeros(table, period) | live.cells.get(area, {}))
            found += _compare_reported(table, wide, area, period, reported.cells.get(area, {}))
    return found


def _parts(period: Period) -> list[tuple[Period, tuple[str, ...]]]:
    """What makes up a period: its months for flows, its last month so far for stocks, the whole for distinct."""
    last = last_month_in(period)
    if period.months == 1 or last is None:
        return [(period, ("flow", "stock", "distinct"))]
    months = [month for month in period.each_month() if month <= last]
    return [*((month, ("flow",)) for month in months), (last, ("stock",)), (period, ("distinct",))]


class _Inside:
    """What lay in an area on the period's last day."""

    def __init__(self, area_id: int, level: int, period: Period) -> None:
        self.area_id, self.level, self.period = area_id, level, period
        self.paths: dict[tuple[int, date], tuple[int, ...]] = {}

    def path(self, area: int, on: date) -> tuple[int, ...]:
        """Ids from the nation to an area by the tree of a day; of one that did not exist yet, today's."""
        if (area, on) not in self.paths:
            self.learn([area], on)
        return self.paths[area, on]

    def learn(self, areas: Iterable[int], on: date) -> None:
        """Read the paths of many areas at once."""
        asked = {area for area in areas if (area, on) not in self.paths}
        found = places.paths(asked, on)
        found |= {area: view.path for area, view in places.areas(asked - found.keys()).items()}
        self.paths |= {(area, on): path for area, path in found.items()}

    def holds(self, area: int) -> bool:
        """Whether an area lies here on the period's last day."""
        path = self.path(area, self.period.last_day)
        return len(path) > self.level and path[self.level] == self.area_id

    def posts(self) -> Iterator[tuple[list[UUID], Whereabouts]]:
        """Some at a time: posts that lie here today, and those whose rows were summed into a village that does."""
        villages = places.below_ids(self.area_id, VILLAGE)
        ids = {*registry.posts_in(self.area_id), *posts_counted_in(villages, self.period)}
        where = whereabouts(ids)
        for part, _ in _parts(self.period):
            places_then = (where.at(post_id, part.last_day) for post_id in ids)
            self.learn((place[0] for place in places_then if place is not None), part.last_day)
        listed = sorted(ids)
        for start in range(0, len(listed), AT_ONCE):
            yield listed[start : start + AT_ONCE], where

    def areas(self, live: _Sums) -> set[int]:
        """The areas to compare: those that hold a post, and those with any stored row, then or now in here."""
        found = {area for area in live.cells if isinstance(area, int)}
        if self.level == NATION:
            return found | areas_counted(self.period)
        tier = [self.area_id]
        while tier:
            found.update(tier)
            tier = [child for area in tier for child in places.child_ids(area, self.period.last_day)]
        found.update(area for level in range(self.level, VILLAGE + 1) for area in places.below_ids(self.area_id, level))
        self.learn(found, self.period.last_day)
        return {area for area in found if self.holds(area)}

    def add_teams(self, live: _Sums) -> None:
        """A team counts in its own area and in all above it, at the end of a month."""
        areas = [area for level in range(self.level, VILLAGE + 1) for area in places.below_ids(self.area_id, level)]
        if self.period.months == 1:
            for area in offices.teams_formed(areas, self.period.last_day):
                live.add(self.path(area, self.period.last_day), {(TEAM, ""): 1})


def _recount_post(
    post_id: UUID,
    inside: _Inside,
    where: Whereabouts,
    parts: list[tuple[Period, tuple[str, ...]]],
    others: Cells,
    live: _Sums,
) -> Cells:
    """All cells of one post; each part goes up the path of its own last day."""
    records = _answered(post_id, inside.period.last_day)
    whole: Cells = {}
    for part, kinds in parts:
        cells = recounted(records, part.first_day, part.last_day, kinds) | others
        whole = _plus(whole, cells)
        place = where.at(post_id, part.last_day)
        if place is not None:
            live.add(inside.path(place[0], part.last_day), cells)
    return whole


def _states_of_reports(posts: Collection[UUID], period: Period, where: Whereabouts) -> dict[UUID, Cells]:
    """The state of the reports of posts, from what they sent; nothing of a post from which none is expected."""
    expected = expectation(where=where)
    sent = sent_reports(posts, {period.key})
    told = {post: Told(one.state, one.nihil, one.late, one.field_states) for (post, _), one in sent.items()}
    return {post: report_states(told.get(post)) for post in posts if expected.of(post, period)}


def _others(table: SlotTable, wide: WideRows, post_id: UUID, period: Period, states: Mapping[UUID, Cells]) -> Cells:
    """Beside the records of a month: the state of its report, and the institution as it stands in the post's row."""
    if period.months > 1:
        return {}
    institution = wide.live(post_id, period, LEMBAGA)
    cells = {(code, split): int(institution[at]) for code, split, at in table.cells(LEMBAGA)}
    # A month before the first one that was ever counted has no rows until something happens in it.
    told = states.get(post_id, {}) if wide.counted(post_id, period, LAPORAN) else {}
    return cells | {(code, split): 0 for code, split, _ in table.cells(LAPORAN)} | told


def _plus(one: Cells, other: Cells) -> Cells:
    return {cell: one.get(cell, 0) + other.get(cell, 0) for cell in {**one, **other}}


def _answered(post_id: UUID, up_to: date) -> list[Answered]:
    rows = facts.answers_of_post(post_id, up_to)
    persons = people.snapshots({row[5] for row in rows if row[5]})
    found = []
    for id, service, version, on, answers, person_id, household_id, place, disability in rows:
        person = persons.get(person_id) if person_id else None
        told = facts_of(service, version, answers, on)
        sex, born = (person.sex, person.birth_date) if person else ("", None)
        found.append(Answered(id, service, on, told, sex, born, disability, person_id, household_id, place))
    return found


def _zeros(table: SlotTable, period: Period) -> Cells:
    summed = (*field_codes(), *((LAPORAN, LEMBAGA) if period.months == 1 else ()))
    return {(code, split): 0 for group in summed for code, split, _ in table.cells(group)}


def _compare(table: SlotTable, wide: WideRows, unit: Unit, period: Period, cells: Cells) -> Iterator[Difference]:
    rows = {group: wide.live(unit, period, group) for group in groups()}
    for cell, amount in cells.items():
        place = table.places.get(cell)
        stored = int(rows[place[0]][place[1]]) if place else 0
        if stored != amount:
            yield _difference(unit, LIVE, cell, stored, amount)


def _compare_reported(
    table: SlotTable, wide: WideRows, unit: Unit, period: Period, cells: Cells
) -> Iterator[Difference]:
    for code in field_codes():
        row = wide.own_reported(unit, period, code)
        for indicator, split, position in table.cells(code):
            told, counted = 0 if row is None else int(row[position]), cells.get((indicator, split), 0)
            if told != counted:
                yield _difference(unit, REPORTED, (indicator, split), told, counted)


def _add_accepted(table: SlotTable, inside: _Inside, sums: _Sums) -> None:
    """What each post told as accepted last, and what each area should have accepted: the sum of the snapshots of
    what lay directly below it on the day."""
    listed = accepted_snapshots(inside.period)
    where = whereabouts({post_id for post_id, *_rest in listed if post_id})
    inside.learn({area_id for _, area_id, *_rest in listed if area_id}, inside.period.last_day)
    for post_id, area_id, group, accepted in listed:
        place = where.at(post_id, inside.period.last_day) if post_id else None
        parent = place[0] if place else inside.path(area_id or 0, inside.period.last_day)[-2]
        told_here: list[Unit] = [parent] if inside.holds(parent) else []
        told_here += [post_id] if post_id else []
        row = unpack(accepted, table.width(group)).tolist()
        sums.add(told_here, {(code, split): row[at] for code, split, at in table.cells(group)})


def _difference(unit: Unit, which: str, cell: tuple[str, str], stored: int, counted: int) -> Difference:
    post_id, area_id = (unit, None) if isinstance(unit, UUID) else (None, unit)
    return Difference(post_id, area_id, which, cell[0], cell[1], stored, counted)
