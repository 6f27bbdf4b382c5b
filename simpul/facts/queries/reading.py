"""Single records and lists of them. What takes `by` shows only what that actor may read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.facts.models import Record
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.registry import queries as registry

# SQLite takes at most some 32,000 values in one statement.
_AT_A_TIME = 5_000
_VIEW = (
    "id", "post_id", "field", "service", "version", "sealed", "person_id", "household_id", "place", "on", "sex",
    "age_days", "answers", "recorded_by", "recorded_at", "late", "void", "void_reason", "revision", "open_day_id",
)  # fmt: skip
# Asked at every record: built once, for building a query takes longer than the database takes to answer it.
_PAYLOADS = Record.objects.order_by().values_list("id", "digest", "recorded_by")
_NEWEST = (
    Record.objects.order_by("on", "id").filter(void=False).values_list("person_id", "service", "on", "answers", "id")
)


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record as people read it: answers are typed values by question code."""

    id: UUID
    post_id: UUID
    field: str
    service: str
    version: int
    sealed: bool
    person_id: UUID | None
    household_id: UUID | None
    place: str
    on: date
    sex: str
    age_days: int | None
    answers: dict[str, Any]
    recorded_by: UUID
    recorded_at: datetime
    late: bool
    void: bool
    void_reason: str
    revision: int
    open_day_id: UUID | None


@dataclass(frozen=True, slots=True)
class Stored:
    """A record with what a subject needs to correct it. Internal."""

    id: UUID
    post_id: UUID
    scope: Scope
    service: str
    version: int
    sealed: bool
    person_id: UUID | None
    on: date
    sex: str
    age_days: int | None
    disability: bool
    answers: dict[str, Any]
    revision: int
    void: bool


def record(*, by: Actor, id: UUID) -> RecordView:
    """One record; Refusal `tidak-ditemukan` when there is none that this actor may read."""
    found = _views(Record.objects.filter(id=id))
    if not found or not _may_read(by, found[0], registry.post_scope(found[0].post_id)):
        raise Refusal("tidak-ditemukan")
    return found[0]


def records_of_day(*, by: Actor, post_id: UUID, on: date, service: str | None = None) -> list[RecordView]:
    """What was recorded at a post on a day (one service, or all) and is not void, oldest first."""
    found = Record.objects.filter(post_id=post_id, period=Period.of(on).key, on=on, void=False)
    return _readable_at(by, post_id, found.filter(service=service) if service else found)


def records_of_period(*, by: Actor, post_id: UUID, service: str, period: Period) -> list[RecordView]:
    """The register of one service at a post in a period, void ones included, by date."""
    months = period.key if period.months == 1 else None
    found = Record.objects.filter(post_id=post_id, service=service, on__range=(period.first_day, period.last_day))
    keys = [months] if months else [month.key for month in period.each_month()]
    return _readable_at(by, post_id, found.filter(period__in=keys))


def records_of_person(
    *, by: Actor, person_id: UUID, service: str | None = None, before: date | None = None, limit: int = 50
) -> list[RecordView]:
    """A person's records that this actor may read, newest first; `before` a day for the next page."""
    found = Record.objects.filter(person_id=person_id)
    if service:
        found = found.filter(service=service)
    if before:
        found = found.filter(on__lt=before)
    views = _views(found.order_by("-on", "-id"))
    scopes = registry.post_scopes({view.post_id for view in views})
    return [view for view in views if _may_read(by, view, scopes[view.post_id])][:limit]


def records_of_persons(
    *, by: Actor, person_ids: Collection[UUID], services: Collection[str], since: date, until: date
) -> list[RecordView]:
    """What these persons were given of these services from a day to a day, as far as this actor may read it; not void.

    A few thousand persons at most; oldest first.
    """
    wanted = Record.objects.filter(service__in=services, on__range=(since, until), void=False).order_by("on", "id")
    ids = list(dict.fromkeys(person_ids))
    views = [
        view
        for start in range(0, len(ids), _AT_A_TIME)
        for view in _views(wanted.filter(person_id__in=ids[start : start + _AT_A_TIME]))
    ]
    scopes = registry.post_scopes({view.post_id for view in views})
    return [view for view in views if _may_read(by, view, scopes[view.post_id])]


def _may_read(by: Actor, view: RecordView, post: Scope) -> bool:
    """Whether the actor may read this record of that post; a sealed one needs its own right."""
    scope = Scope(area=post.area, post=post.post, field=view.field)
    return by.may("record.read", scope) and (not view.sealed or by.may("record.read_sealed", scope))


def stored_record(id: UUID, *, lock: bool = False) -> Stored:
    """Internal: one record for its correction, locked for this transaction if asked; `tidak-ditemukan` if none."""
    rows = Record.objects.select_for_update(of=("self",)) if lock else Record.objects.all()
    found = _stored(rows.filter(id=id))
    if not found:
        raise Refusal("tidak-ditemukan")
    return found[0]


def stored_of_person(person_id: UUID) -> list[Stored]:
    """Internal: every record of a person, locked for this transaction."""
    return _stored(Record.objects.select_for_update(of=("self",)).filter(person_id=person_id).order_by("id"))


def known_payloads(ids: Collection[UUID]) -> dict[UUID, tuple[str, UUID]]:
    """Internal: of these ids those that exist, with the digest of what first came under it and who sent it."""
    wanted = list(ids)
    return {
        id: (digest, by)
        for start in range(0, len(wanted), _AT_A_TIME)
        for id, digest, by in _PAYLOADS.filter(id__in=wanted[start : start + _AT_A_TIME])
    }


def newest_of_persons(
    person_ids: Collection[UUID], services: Collection[str], since: date, until: date
) -> list[tuple[UUID, str, date, dict[str, Any], UUID]]:
    """Internal: (person, service, day, answers, record id) of these persons from a day to a day, oldest first."""
    return list(_NEWEST.filter(person_id__in=person_ids, service__in=services, on__range=(since, until)))


def _readable_at(by: Actor, post_id: UUID, found: QuerySet[Record]) -> list[RecordView]:
    scope = registry.post_scope(post_id)
    by.require("record.read", scope)
    return [view for view in _views(found.order_by("on", "id")) if _may_read(by, view, scope)]


def _views(found: QuerySet[Record]) -> list[RecordView]:
    return [RecordView(*row) for row in found.values_list(*_VIEW)]


def _stored(found: QuerySet[Record]) -> list[Stored]:
    rows: Iterable[Record] = list(found)
    scopes = registry.post_scopes({row.post_id for row in rows})
    return [
        Stored(
            id=row.id,
            post_id=row.post_id,
            scope=Scope(area=scopes[row.post_id].area, post=row.post_id, field=row.field),
            service=row.service,
            version=row.version,
            sealed=row.sealed,
            person_id=row.person_id,
            on=row.on,
            sex=row.sex,
            age_days=row.age_days,
            disability=row.disability,
            answers=row.answers,
            revision=row.revision,
            void=row.void,
        )
        for row in rows
    ]
