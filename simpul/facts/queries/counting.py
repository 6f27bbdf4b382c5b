"""Rows for counting, in bulk: plain tuples, no model instances. Internal to subjects above; they hold people's data."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from simpul.facts.models import Record
from simpul.kernel.period import Period

_COLUMNS = (
    "id", "service", "on", "facts", "sex", "age_days", "disability", "person_id", "household_id", "place", "void",
)  # fmt: skip


Day = date  # inside RecordRow the name `date` is a column


class RecordRow(NamedTuple):
    """A record as counting sees it (simpul.standards.counting.Record); `sex` "" when it is about no person."""

    id: UUID
    service: str
    date: Day
    facts: dict[str, Any]
    sex: str
    age_days: int | None
    disability: bool
    person_id: UUID | None
    household_id: UUID | None
    place: str
    void: bool

    @property
    def on(self) -> Day:
        return self.date

    @property
    def subject_id(self) -> UUID | str:
        """Whom or what the record is about: the latest one of each counts in a stock."""
        return subject_of(self.person_id, self.household_id, self.place, self.id)


def subject_of(person_id: UUID | None, household_id: UUID | None, place: str, record_id: UUID) -> UUID | str:
    """The person, else the household, else the place by its name as people spell it, else the record itself."""
    return person_id or household_id or " ".join(place.casefold().split()) or record_id


def records_of_post(
    post_id: UUID,
    from_day: date,
    to_day: date,
    fields: Collection[str] | None = None,
    *,
    with_void: bool = False,
) -> list[RecordRow]:
    """Records of a post from a day to a day (both included), of these fields (None: all), by date and id."""
    months = Period.of(from_day).key, Period.of(to_day).key
    found = Record.objects.filter(post_id=post_id, period__range=months, on__range=(from_day, to_day))
    if fields is not None:
        found = found.filter(field__in=fields)
    if not with_void:
        found = found.filter(void=False)
    return _rows(found.order_by("on", "id").values_list(*_COLUMNS))


def latest_of_post(post_id: UUID, up_to: date, services: Collection[str]) -> list[RecordRow]:
    """Of these services, the latest record of each subject up to a day (included): what a stock counts.

    Two on the same day: the larger id, made later. Void records do not count.
    """
    found = Record.objects.filter(
        post_id=post_id, period__lte=Period.of(up_to).key, on__lte=up_to, service__in=services, void=False
    ).order_by("on", "id")
    newest: dict[tuple[str, UUID | str], tuple] = {}
    for row in found.values_list(*_COLUMNS).iterator(chunk_size=2_000):
        newest[row[1], subject_of(row[7], row[8], row[9], row[0])] = row
    return _rows(newest.values())


def answers_of_post(post_id: UUID, up_to: date) -> list[tuple]:
    """Internal to the recount: records of a post up to a day (included) that are not void, as they were entered.

    Rows of (id, service, version, on, answers, person_id, household_id, place, disability).
    """
    found = Record.objects.filter(post_id=post_id, period__lte=Period.of(up_to).key, on__lte=up_to, void=False)
    columns = ("id", "service", "version", "on", "answers", "person_id", "household_id", "place", "disability")
    return list(found.order_by("on", "id").values_list(*columns))


def _rows(values: Iterable[tuple]) -> list[RecordRow]:
    return [RecordRow._make(value) for value in values]
