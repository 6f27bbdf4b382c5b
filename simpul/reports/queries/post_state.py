"""What a post is and what it has reported in a period: the cells that do not come from records. Internal."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.reports.models import Submission
from simpul.reports.queries.settings import RuleBook, rule_book
from simpul.reports.rules.counting import Rows
from simpul.reports.rules.packing import Row, empty
from simpul.reports.rules.slots import KADER, LAPORAN, LEMBAGA, RECORDED, SlotTable, field_codes
from simpul.reports.rules.states import SERVICES, Report, report_cells

ACTIVE = "aktif"


@dataclass(frozen=True)
class Whereabouts:
    """Where some posts lay and in which state, on any day; the paths of their villages, today's."""

    spans: Mapping[UUID, list[registry.PostSpanView]]
    paths: Mapping[int, tuple[int, ...]]
    book: RuleBook

    def at(self, post_id: UUID, on: date) -> tuple[int, str] | None:
        """Village and state on that day. Before its first day a post lay where it then began, not yet active."""
        spans = self.spans.get(post_id)
        if not spans:
            return None
        for span in spans:
            if span.valid_from <= on and (span.valid_to is None or span.valid_to > on):
                return span.village_id, span.state
        nearest = spans[0] if on < spans[0].valid_from else spans[-1]
        return nearest.village_id, ""

    def expected(self, post_id: UUID, period: Period) -> bool:
        """Whether a report of this period is expected: active on its last day, in a village with such periods."""
        place = self.at(post_id, period.last_day)
        if place is None or place[1] != ACTIVE:
            return False
        return self.book.of(self.paths.get(place[0], ()), period.last_day).months == period.months


def whereabouts(post_ids: Iterable[UUID]) -> Whereabouts:
    """Three statements for any number of posts."""
    spans = registry.spans_of(post_ids)
    villages = {span.village_id for found in spans.values() for span in found}
    paths = {area: view.path for area, view in places.areas(villages).items()}
    return Whereabouts(spans, paths, rule_book())


def institution_rows(
    table: SlotTable, period: Period, posts: Collection[UUID], fields: Mapping[UUID, Rows]
) -> dict[UUID, Row]:
    """The institution's cells of posts at the end of a month; `fields`: the field rows of that month."""
    found = registry.institution(posts, period.last_day)
    return {post: _institution_row(table, found.get(post), fields[post]) for post in posts}


def _institution_row(table: SlotTable, of: registry.Institution | None, fields: Rows) -> Row:
    row = empty(table.width(LEMBAGA))
    if of is None or not of.active:
        return row
    values = {
        ("lembaga.pos_aktif", ""): 1,
        ("lembaga.pos_sk", ""): of.with_decree,
        ("lembaga.pos_sk_pengurus", ""): of.with_officers_decree,
        ("lembaga.pos_nomor", ""): of.with_number,
        ("lembaga.pos_enam_bidang", ""): len(recorded_fields(table, fields)) == len(field_codes()),
        ("lembaga.kader_terlatih", ""): of.kader_trained,
        (KADER, ""): of.kader_active,
        **{(KADER, code): number for code, number in of.kader_by_field.items()},
    }
    for (indicator, split), value in values.items():
        if (position := table.position(indicator, split)) is not None:
            row[position] = value
    return row


def recorded_fields(table: SlotTable, fields: Rows) -> set[str]:
    """The fields that hold at least one record, by their rows of a month."""
    found = set()
    for code, row in fields.items():
        position = table.position(f"{code}.{RECORDED}")
        if position is not None and row[position]:
            found.add(code)
    return found


def reports_of(posts: Collection[UUID], periods: Collection[int]) -> dict[tuple[UUID, int], Report]:
    """What posts have sent for these periods."""
    rows = Submission.objects.filter(kind=SERVICES, post_id__in=posts, period__in=periods)
    return {
        (post, period): Report(state, nihil, late, states)
        for post, period, state, nihil, late, states in rows.values_list(
            "post_id", "period", "state", "nihil", "late", "field_states"
        )
        if post is not None
    }


def report_row(table: SlotTable, report: Report | None, *, expected: bool) -> Row:
    """The cells of a post's report; from a post of which none is expected nothing counts."""
    row = empty(table.width(LAPORAN))
    if expected:
        for state, split in report_cells(report, field_codes()):
            if (position := table.position(f"{LAPORAN}.{state}", split)) is not None:
                row[position] = 1
    return row
