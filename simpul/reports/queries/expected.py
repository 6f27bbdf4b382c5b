"""From which posts a report of a period is expected, and what each has sent: the cells of reports. Internal."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.registry.rules import ACTIVE
from simpul.reports.models import Snapshot, Submission
from simpul.reports.queries.settings import RuleBook, rule_book
from simpul.reports.rules.states import SERVICES, Report, report_cells
from simpul.tally.queries.whereabouts import Whereabouts, whereabouts
from simpul.tally.rules.slots import LAPORAN, SlotTable, field_codes
from simpul.wide.packing import Row, empty


@dataclass(frozen=True)
class Expectation:
    """Where posts lie, the paths of their villages (today's), and the rules there."""

    where: Whereabouts
    paths: Mapping[int, tuple[int, ...]]
    book: RuleBook

    def of(self, post_id: UUID, period: Period) -> bool:
        """Whether a report of this period is expected: active on its last day, in a village with such periods."""
        place = self.where.at(post_id, period.last_day)
        if place is None or place[1] != ACTIVE:
            return False
        return self.book.of(self.paths.get(place[0], ()), period.last_day).months == period.months


def expectation(posts: Iterable[UUID] = (), where: Whereabouts | None = None) -> Expectation:
    """Three statements for any number of posts; two when it is known already where they lie."""
    where = where or whereabouts(posts)
    views = places.areas({span.village_id for spans in where.spans.values() for span in spans})
    return Expectation(where, {area: view.path for area, view in views.items()}, rule_book())


def report_rows(
    table: SlotTable, where: Whereabouts, asked: Collection[tuple[UUID, int]]
) -> dict[tuple[UUID, int], Row]:
    """The row of the group laporan for each (post, key of a period)."""
    expected = expectation(where=where)
    sent = sent_reports({post for post, _ in asked}, {key for _, key in asked})
    return {
        (post, key): _report_row(table, sent.get((post, key)), expected=expected.of(post, Period.from_key(key)))
        for post, key in asked
    }


def sent_reports(posts: Collection[UUID], periods: Collection[int]) -> dict[tuple[UUID, int], Report]:
    """The report of each post for each of these periods (keys), as it was sent last."""
    rows = Submission.objects.filter(kind=SERVICES, post_id__in=posts, period__in=periods)
    return {
        (post, period): Report(state, nihil, late, states)
        for post, period, state, nihil, late, states in rows.values_list(
            "post_id", "period", "state", "nihil", "late", "field_states"
        )
        if post is not None
    }


def _report_row(table: SlotTable, report: Report | None, *, expected: bool) -> Row:
    """From a post of which no report is expected nothing counts, so that completeness never passes 100 %."""
    row = empty(table.width(LAPORAN))
    if expected:
        for state, split in report_cells(report, field_codes()):
            if (position := table.position(f"{LAPORAN}.{state}", split)) is not None:
                row[position] = 1
    return row


def accepted_snapshots(period: Period) -> list[tuple[UUID | None, int | None, str, bytes]]:
    """Internal to the recount: (post, area, field, packed cells) of every report of a period as accepted last."""
    rows = Snapshot.objects.filter(
        submission__kind=SERVICES, submission__period=period.key, accepted__isnull=False, group__in=field_codes()
    )
    found = rows.values_list("submission__post_id", "submission__area_id", "group", "accepted")
    return [(post, area, group, bytes(cells or b"")) for post, area, group, cells in found.iterator(2_000)]


def periods_reported(post_id: UUID) -> list[Period]:
    """Internal: the periods of which a report of this post lies with its village, or was accepted once."""
    rows = Submission.objects.filter(post_id=post_id).values_list("period", "state", "snapshots__accepted")
    return [Period.from_key(n) for n in sorted({n for n, state, told in rows if state != "dikembalikan" or told})]
