"""What an office receives: the reports of the posts or areas directly below it, sent or still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.reports.models import Submission
from simpul.reports.queries.expected import expectation
from simpul.reports.queries.settings import rule_of
from simpul.reports.rules.states import MISSING, SERVICES, due_on
from simpul.tally.queries import slots
from simpul.tally.queries.seen import seen
from simpul.tally.queries.wide import WideRows
from simpul.tally.rules.slots import LAPORAN


@dataclass(frozen=True)
class InboxLine:
    """A report, or that there is none: state belum, terkirim, diterima or dikembalikan; nihil and terlambat beside
    it. `expected` False: it came although none was expected (a post that is not active)."""

    post_id: UUID | None
    area_id: int | None
    label: str
    state: str
    expected: bool
    submission_id: UUID | None = None
    nihil: bool = False
    terlambat: bool = False
    revision: int = 0
    sent_at: datetime | None = None
    field_states: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Inbox:
    """The lines in the order of their labels, the last day in time, and the area's own report if it was sent."""

    area_id: int
    period: Period
    due_on: date
    months: int
    lines: tuple[InboxLine, ...]
    own: InboxLine | None
    may_decide: bool
    may_send: bool

    def count(self, state: str) -> int:
        """How many of the expected are in that state."""
        return sum(line.state == state for line in self.lines if line.expected)


def inbox(*, by: Actor, area_id: int, period: Period, kind: str = SERVICES) -> Inbox:
    """The reports of a kind that this area receives for a period. `months`: how long its periods are; another length of
    `period` has no reports here."""
    where = seen(by, area_id=area_id)
    area = places.area(area_id)
    rule = rule_of(area.path, period.last_day, kind)
    expected = _expected(area, period, kind)
    rows = Submission.objects.filter(kind=kind, period=period.key, receiver_id=area_id)
    sent: dict[UUID | int, Submission] = {row.post_id or row.area_id or 0: row for row in rows}
    labels = {**expected, **_labels(set(sent) - set(expected))}
    lines = [_line(unit, label, sent.get(unit), unit in expected) for unit, label in labels.items()]
    own = Submission.objects.filter(kind=kind, period=period.key, area_id=area_id).first()
    return Inbox(
        area_id=area_id,
        period=period,
        due_on=due_on(period, rule.due_day),
        months=rule.months,
        lines=tuple(sorted(lines, key=lambda line: (line.label, str(line.post_id or line.area_id)))),
        own=_line(area_id, area.label, own, True) if area.level else None,
        may_decide=by.may("report.decide", where.scope, exact=True),
        may_send=by.may("report.send", where.scope, exact=True) and area.level > 0,
    )


def _expected(area: places.AreaView, period: Period, kind: str) -> dict[UUID | int, str]:
    """From whom a report is expected; other kinds come from every area below, and from no post."""
    if kind == SERVICES:
        return _posts(area.id, period) if area.level == VILLAGE else _areas(area.id, period)
    return {child.id: child.label for child in places.children(area.id, on=period.last_day)}


def _posts(village_id: int, period: Period) -> dict[UUID | int, str]:
    posts = registry.active_posts([village_id], period.last_day).get(village_id, [])
    expected = expectation(posts)
    labels = registry.post_labels(post for post in posts if expected.of(post, period))
    return {id: label for id, label in labels.items()}


def _areas(area_id: int, period: Period) -> dict[UUID | int, str]:
    """The areas below in which a report of at least one post is expected."""
    children = places.children(area_id, on=period.last_day) or places.children(area_id)
    table = slots.table()
    position = table.position(f"{LAPORAN}.diharapkan")
    wide = WideRows(table, [child.id for child in children], [period], [LAPORAN])
    return {
        child.id: child.label
        for child in children
        if position is not None and wide.live(child.id, period, LAPORAN)[position]
    }


def _labels(units: set[UUID | int]) -> dict[UUID | int, str]:
    areas = places.areas(unit for unit in units if isinstance(unit, int))
    posts = registry.post_labels(unit for unit in units if isinstance(unit, UUID))
    labels: dict[UUID | int, str] = {id: view.label for id, view in areas.items()}
    return labels | {id: label for id, label in posts.items()}


def _line(unit: UUID | int, label: str, row: Submission | None, expected: bool) -> InboxLine:
    post_id, area_id = (unit, None) if isinstance(unit, UUID) else (None, unit)
    if row is None:
        return InboxLine(post_id, area_id, label, MISSING, expected)
    return InboxLine(
        post_id, area_id, label, row.state, expected, row.id, row.nihil, row.late, row.revision, row.sent_at,
        row.field_states,
    )  # fmt: skip
