"""Programmes and their batches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.places.queries import AreaView
from simpul.plans.queries import within
from simpul.standards.budgets import name_of
from simpul.standards.training import training_table
from simpul.training.models import Batch, Day, Programme
from simpul.training.queries.seeing import names, organises, seen_area, seen_programme
from simpul.training.rules.states import CANCELLED, DRAFT, HELD


@dataclass(frozen=True)
class ProgrammeView:
    """A programme. `area_id`: who organises it. `fields`: those it claims; `batches`: how many, called-off ones not."""

    id: UUID
    area_id: int
    area_name: str
    area_code: str
    kind: str
    kind_name: str
    name: str
    theme: str
    objectives: str
    year: int
    fields: tuple[str, ...]
    state: str
    reason: str
    origin: UUID | None
    batches: int = 0


@dataclass(frozen=True)
class DayView:
    """A day of a batch; `on` None: its date is not told."""

    id: UUID
    number: int
    on: date | None


@dataclass(frozen=True)
class BatchView:
    """A batch with its days. `area_id`: the organiser; `host_id`: where it is held. "" or None: not told.

    `month_from`, `month_to`: first days of the months between which it is meant, while it has no dates.
    """

    id: UUID
    programme_id: UUID
    programme_name: str
    kind: str
    year: int
    fields: tuple[str, ...]
    area_id: int
    number: int
    name: str
    host_id: int
    host_name: str
    host_code: str
    mode: str
    mode_name: str
    venue: str
    link: str
    starts_on: date | None
    ends_on: date | None
    month_from: date | None
    month_to: date | None
    opener: str
    opener_post: str
    state: str
    reason: str
    days: tuple[DayView, ...]

    @property
    def held(self) -> bool:
        return self.state == HELD


def programmes(*, by: Actor, area_id: int, year: int | None = None) -> list[ProgrammeView]:
    """What is organised in an area, held in it, or held for an area that it lies in; the latest year first."""
    area = seen_area(by, area_id)
    found = Programme.objects.filter(_of(area)).distinct()
    return _views(found if year is None else found.filter(year=year))


def years(*, by: Actor, area_id: int) -> list[int]:
    """The years in which there is any programme of this area, the latest first."""
    found = Programme.objects.filter(_of(seen_area(by, area_id)))
    return sorted(set(found.order_by().values_list("year", flat=True)), reverse=True)


def programme(*, by: Actor, programme_id: UUID) -> ProgrammeView:
    """One programme; Refusal `tidak-ditemukan`."""
    seen_programme(by, Programme.objects.filter(id=programme_id).first())
    return _views(Programme.objects.filter(id=programme_id))[0]


def batches(*, by: Actor, programme_id: UUID) -> list[BatchView]:
    """The batches of a programme by number; drafts only for those who organise it."""
    _programme, area = seen_programme(by, Programme.objects.filter(id=programme_id).first())
    found = Batch.objects.filter(programme_id=programme_id)
    return batch_views(found if organises(by, area) else found.exclude(state=DRAFT))


def batch(*, by: Actor, batch_id: UUID) -> BatchView:
    """One batch; Refusal `tidak-ditemukan`."""
    held = Batch.objects.select_related("programme").filter(id=batch_id).first()
    _programme, area = seen_programme(by, held.programme if held else None)
    if held is None or (held.state == DRAFT and not organises(by, area)):
        raise Refusal("tidak-ditemukan")
    return batch_views([held])[0]


def organised_batch(*, by: Actor, batch_id: UUID) -> BatchView:
    """A batch that the actor organises, to change something in it; Refusal `tidak-ditemukan`, `tidak-berhak`."""
    found = batch(by=by, batch_id=batch_id)
    if not organises(by, names([found.area_id])[found.area_id]):
        raise Refusal("tidak-berhak", action="training.write")
    return found


def organised_programme(*, by: Actor, programme_id: UUID) -> ProgrammeView:
    """A programme that the actor organises, to change something in it; Refusal `tidak-ditemukan`, `tidak-berhak`."""
    found = programme(by=by, programme_id=programme_id)
    if not organises(by, names([found.area_id])[found.area_id]):
        raise Refusal("tidak-berhak", action="training.write")
    return found


def events(*, by: Actor, area_id: int, year: int) -> list[BatchView]:
    """Batches of a year held in an area (or below it), or for an area that it lies in; no drafts, none called off."""
    area = seen_area(by, area_id)
    return batch_views(Batch.objects.filter(_hosted(area), programme__year=year).exclude(state__in=(DRAFT, CANCELLED)))


def batches_by_id(ids: Iterable[UUID]) -> Mapping[UUID, BatchView]:
    """Internal: these batches; unknown ids are left out."""
    return {one.id: one for one in batch_views(Batch.objects.filter(id__in=list(ids)))}


def batches_of_origin(origin: UUID) -> list[BatchView]:
    """Internal: what came of the decision of a meeting."""
    return batch_views(Batch.objects.filter(programme__origin=origin).exclude(state=CANCELLED))


def day_of(day_id: UUID) -> tuple[UUID, DayView] | None:
    """Internal: the batch and the day of that id; None for none."""
    found = Day.objects.filter(id=day_id).first()
    return (found.batch_id, DayView(found.id, found.number, found.on)) if found else None


def batch_views(found: QuerySet[Batch] | list[Batch]) -> list[BatchView]:
    """Internal: batches with their days, in four queries."""
    if isinstance(found, QuerySet):
        found = list(found.select_related("programme").order_by("programme_id", "number", "id"))
    days: dict[UUID, list[DayView]] = {}
    for day in Day.objects.filter(batch_id__in=[one.id for one in found]):
        days.setdefault(day.batch_id, []).append(DayView(day.id, day.number, day.on))
    areas = names(one.host_id for one in found)
    return [_batch(one, areas[one.host_id], tuple(days.get(one.id, ()))) for one in found]


def _batch(one: Batch, host: AreaView, days: tuple[DayView, ...]) -> BatchView:
    told = ("number", "name", "host_id", "mode", "venue", "link", "starts_on", "ends_on", "month_from", "month_to")
    rest = ("opener", "opener_post", "state", "reason")
    return BatchView(
        id=one.id,
        programme_id=one.programme_id,
        programme_name=one.programme.name,
        kind=one.programme.kind,
        year=one.programme.year,
        fields=tuple(one.programme.fields),
        area_id=one.programme.area_id,
        host_name=host.full_name or host.name,
        host_code=host.code,
        mode_name=name_of(training_table().modes, one.mode),
        days=days,
        **{name: getattr(one, name) for name in (*told, *rest)},
    )


def _views(found: QuerySet[Programme]) -> list[ProgrammeView]:
    counted = found.annotate(held=Count("batches", filter=~Q(batches__state=CANCELLED), distinct=True))
    listed = list(counted.order_by("-year", "name_key", "id"))
    areas = names(one.area_id for one in listed)
    told = ("id", "area_id", "kind", "name", "theme", "objectives", "year", "state", "reason", "origin")
    return [
        ProgrammeView(
            area_name=areas[one.area_id].full_name or areas[one.area_id].name,
            area_code=areas[one.area_id].code,
            kind_name=name_of(training_table().kinds, one.kind),
            fields=tuple(one.fields),
            batches=vars(one)["held"],
            **{name: getattr(one, name) for name in told},
        )
        for one in listed
    ]


def _of(area: AreaView) -> Q:
    return Q(**within(area)) | _hosted(area, "batches__") if area.level else Q()


def _hosted(area: AreaView, prefix: str = "") -> Q:
    return Q(**within(area, f"{prefix}host__")) | Q(**{f"{prefix}host_id__in": area.path}) if area.level else Q()
