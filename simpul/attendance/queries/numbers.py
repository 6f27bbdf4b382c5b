"""Invited, registered, present on day n, completed and stated: numbers side by side, for the whole and by area."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.arrangements import queries as arrangements
from simpul.attendance.queries.views import AreaNumbers, BatchNumbers, Numbers, StatedNumber
from simpul.attendance.queries.whereabouts import ALL_DAYS, rule_of, whereabouts, whole_of
from simpul.attendance.rules.completing import COMPLETION, through
from simpul.kernel.actor import REGENCY, VILLAGE, Actor
from simpul.participants.queries.ground import Ground, ground_of
from simpul.participants.queries.seeing import seen
from simpul.participants.queries.sets import invited_paths, on_the_list, quota_paths
from simpul.participants.rules.states import SEATED, WAITING
from simpul.participants.rules.sums import Path, asked_within, seats_within
from simpul.places import queries as places
from simpul.places.queries import AreaView

_ROW = ("id", "group", "state", "village__l0", "village__l1", "village__l2", "village__l3", "village__l4")
_NOWHERE = -1  # no area: nothing is asked of it, nothing kept for it


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    group: str
    state: str
    path: list[int | None]


def batch_numbers(*, by: Actor, at: datetime, batch_id: UUID, below: int | None = None) -> BatchNumbers:
    """The numbers of a batch, or of its part in the area `below`, and of each area just below; of what the actor sees.

    Without `below` the areas are those just below the host area.
    """
    ground = ground_of(batch_id, at)
    counted = _Counted(by, ground, below)
    return BatchNumbers(
        batch_id=batch_id,
        days=ground.days,
        whole=counted.numbers(below, counted.rows),
        areas=tuple(counted.areas(places.area(below) if below is not None else ground.host)),
        stated=tuple(_stated(by, ground, counted)),
        rule=COMPLETION.said(counted.rule),
        rule_source=counted.held.source.ref if counted.held else "",
    )


class _Counted:
    """Everything that is counted of a batch, read once: the list, the marks, quotas and invitations."""

    def __init__(self, by: Actor, ground: Ground, below: int | None) -> None:
        self.ground = ground
        found = on_the_list(batch_id=ground.batch_id).filter(seen(by, ground))
        rows = (_Row(id, group, state, path) for id, group, state, *path in found.values_list(*_ROW).order_by("place"))
        self.rows = [row for row in rows if below is None or below in row.path]
        self.held = rule_of(ground)
        self.rule = self.held.content if self.held else ALL_DAYS
        self.days, sessions = whereabouts([ground.batch_id])
        there: Mapping[UUID, Collection[object]] = self.days if self.rule.of == "hari" else sessions
        whole = whole_of(ground, self.rule)
        self.recorded = {day for were in self.days.values() for day in were}
        self.done = {id for id, were in there.items() if through(self.rule, were, whole).done}
        self.quotas = quota_paths(ground.batch_id)
        self.invited = invited_paths(ground.batch_id)

    def areas(self, top: AreaView) -> Iterator[AreaNumbers]:
        """Each area just below, by code; last those who did not tell where they are from."""
        split: dict[int | None, list[_Row]] = {}
        for row in self.rows:
            split.setdefault(row.path[top.level + 1] if top.level < VILLAGE else None, []).append(row)
        told = {
            path[top.level + 1] for path in (*self.quotas, *(path for path, _ in self.invited)) if _below(path, top)
        }
        wanted = {one for one in (*split, *told) if isinstance(one, int)}
        for one in sorted(places.areas(wanted).values(), key=_by_code):
            yield AreaNumbers(one.id, one.code, one.label, one.level, self.numbers(one.id, split.get(one.id, [])))
        if top.level < VILLAGE and (untold := split.get(None)):
            yield AreaNumbers(None, "", "", VILLAGE, self.numbers(_NOWHERE, untold))

    def numbers(self, top: int | None, rows: Sequence[_Row]) -> Numbers:
        """The numbers of those rows, which lie in that area."""
        seated = [row for row in rows if row.state == SEATED]
        present = Counter(day for row in rows for day in self.days.get(row.id, ()))
        return Numbers(
            invited=asked_within(self.invited, top),
            quota=seats_within(self.quotas, top),
            registered=len(seated),
            waiting=sum(row.state == WAITING for row in rows),
            by_group=dict(Counter(row.group for row in seated)),
            present=tuple(present[day] if day in self.recorded else None for day in self.ground.days),
            completed=sum(row.id in self.done for row in seated) if self.recorded else None,
        )


def _stated(by: Actor, ground: Ground, counted: "_Counted") -> Iterator[StatedNumber]:
    """What was told of the batch, each beside what was counted of the same."""
    for one in arrangements.stated(by=by, programme_id=ground.programme_id, batch_id=ground.batch_id):
        rows = [row for row in counted.rows if one.area_id is None or one.area_id in row.path]
        found = _counted_as(one.counted, rows, counted.numbers(one.area_id, rows), len(ground.days))
        difference = None if found is None else one.number - found
        yield StatedNumber(one.what_name, one.number, one.said_by, one.source, one.on, one.area_name, found, difference)


def _counted_as(what: str, rows: Sequence[_Row], numbers: Numbers, days: int) -> int | None:
    """What was counted of that kind of figure (standards/training.toml); None where nothing is."""
    seated = [row.path for row in rows if row.state == SEATED]
    return {
        "peserta": numbers.registered,
        "kader": numbers.by_group.get("kader", 0),
        "undangan": numbers.invited,
        "desa": len({path[VILLAGE] for path in seated} - {None}),
        "kabupaten": len({path[REGENCY] for path in seated} - {None}),
        "hari": days,
    }.get(what)


def _below(path: Path, top: AreaView) -> bool:
    """Whether it lies in an area just below `top`."""
    return len(path) > top.level + 1 and path[top.level] == top.id


def _by_code(one: AreaView) -> str:
    return one.code
