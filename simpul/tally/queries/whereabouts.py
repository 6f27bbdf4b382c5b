"""Where posts lay on any day, and the institution's cells of a month. Internal."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.kernel.period import Period
from simpul.offices import queries as offices
from simpul.registry import queries as registry
from simpul.tally.rules.counting import Rows, recorded_fields
from simpul.tally.rules.slots import KADER, LEMBAGA, SlotTable, field_codes
from simpul.upkeep.queries.schooling import Trained, kader_trained
from simpul.wide.packing import Row, empty


@dataclass(frozen=True)
class Whereabouts:
    """Where some posts lay and in which state, on any day."""

    spans: Mapping[UUID, list[registry.PostSpanView]]

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


def whereabouts(post_ids: Iterable[UUID]) -> Whereabouts:
    """One statement for any number of posts."""
    return Whereabouts(registry.spans_of(post_ids))


def institution_rows(
    table: SlotTable, period: Period, posts: Collection[UUID], fields: Mapping[UUID, Rows]
) -> dict[UUID, Row]:
    """The institution's cells of posts at the end of a month; `fields`: the field rows of that month."""
    found, trained = offices.institution(posts, period.last_day), kader_trained(posts, period.last_day)
    return {post: _institution_row(table, found.get(post), fields[post], trained[post]) for post in posts}


def _institution_row(table: SlotTable, of: offices.Institution | None, fields: Rows, trained: Trained) -> Row:
    row = empty(table.width(LEMBAGA))
    if of is None or not of.active:
        return row
    values = {
        ("lembaga.pos_aktif", ""): 1,
        ("lembaga.pos_sk", ""): of.with_decree,
        ("lembaga.pos_sk_pengurus", ""): of.with_officers_decree,
        ("lembaga.pos_nomor", ""): of.with_number,
        ("lembaga.pos_enam_bidang", ""): len(recorded_fields(table, fields)) == len(field_codes()),
        ("lembaga.kader_terlatih", ""): trained.whole,
        ("lembaga.kader_bimtek", ""): trained.counted,
        (KADER, ""): of.kader_active,
        **{(KADER, code): number for code, number in of.kader_by_field.items()},
    }
    for (indicator, split), value in values.items():
        if (position := table.position(indicator, split)) is not None:
            row[position] = value
    return row
