"""Records as a phone keeps a copy of them: those of a post that the actor may read, as plain rows."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.facts.models import Record
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.period import Period

_COLUMNS = (
    "id", "post_id", "service", "version", "on", "person_id", "household_id", "place", "answers", "open_day_id",
    "recorded_by", "void", "revision",
)  # fmt: skip


Day = date  # inside RecordCopy the name `on` is a column


class RecordCopy(NamedTuple):
    """A record as a phone keeps it."""

    id: UUID
    post_id: UUID
    service: str
    version: int
    on: Day
    person_id: UUID | None
    household_id: UUID | None
    place: str
    answers: dict[str, Any]
    open_day_id: UUID | None
    recorded_by: UUID
    void: bool
    revision: int


def record_copies(
    *, by: Actor, post: Scope, since: Period, after: UUID | None = None, limit: int | None = None
) -> list[RecordCopy]:
    """Records of a post from a month on, void ones too, by id; `after`: the last id of the page before."""
    return _copies(_beyond(_readable(by, post).filter(period__gte=since.key), after).order_by("id")[:limit])


def record_copies_by_id(*, by: Actor, post: Scope, ids: Collection[UUID]) -> list[RecordCopy]:
    """Of these records those of the post that the actor may read, of any month."""
    return _copies(_readable(by, post).filter(id__in=list(ids)).order_by("id"))


def records_left(*, by: Actor, post: Scope, since: Period, after: UUID | None = None) -> int:
    """How many `record_copies` would still give."""
    return _beyond(_readable(by, post).filter(period__gte=since.key), after).count()


def record_ids_between(*, by: Actor, post: Scope, first: Period, until: Period) -> list[UUID]:
    """Records of the months from `first` up to `until` (excluded): those that a phone need not keep any more."""
    found = _readable(by, post).filter(period__gte=first.key, period__lt=until.key)
    return list(found.order_by("id").values_list("id", flat=True))


def _readable(by: Actor, post: Scope) -> QuerySet[Record]:
    fields, sealed = by.fields("record.read", post), by.fields("record.read_sealed", post)
    found = Record.objects.filter(post_id=cast(UUID, post.post))
    if fields is not None:
        found = found.filter(field__in=fields)
    return found if sealed is None else found.filter(Q(sealed=False) | Q(field__in=sealed))


def _beyond(found: QuerySet[Record], after: UUID | None) -> QuerySet[Record]:
    return found if after is None else found.filter(id__gt=after)


def _copies(found: QuerySet[Record]) -> list[RecordCopy]:
    return [RecordCopy._make(row) for row in found.values_list(*_COLUMNS)]
