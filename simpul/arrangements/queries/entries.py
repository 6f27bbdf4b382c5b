"""Committee, costs, photos, what was stated."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.arrangements.models import CommitteeMember, Cost, Photo, StatedFigure
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.refusals import Refusal
from simpul.papers import queries as papers
from simpul.papers.queries import PaperView
from simpul.standards.budgets import name_of
from simpul.standards.training import training_table
from simpul.training.queries import batch, programme
from simpul.training.queries.seeing import names


@dataclass(frozen=True)
class MemberView:
    """Somebody of the committee; `batch_id` None: of the whole programme."""

    id: UUID
    batch_id: UUID | None
    role: str
    role_name: str
    name: str
    post: str


@dataclass(frozen=True)
class CostView:
    """Who pays what; `amount` in rupiah, None: not told."""

    id: UUID
    item: str
    payer: str
    amount: int | None
    line_id: UUID | None


@dataclass(frozen=True)
class PhotoView:
    """A photo of a batch; its file by `photo_file`."""

    id: UUID
    caption: str


@dataclass(frozen=True)
class StatedView:
    """A number that somebody stated. `counted`: what Simpul counts beside it (standards/training.toml), "" nothing.

    `batch_id` None: of the whole programme; `area_id` None: of all areas together.
    """

    id: UUID
    batch_id: UUID | None
    what: str
    what_name: str
    counted: str
    area_id: int | None
    area_name: str
    number: int
    said_by: str
    source: str
    on: date | None


@dataclass(frozen=True)
class Surroundings:
    """Everything around one batch; `committee` with that of its programme."""

    committee: tuple[MemberView, ...]
    costs: tuple[CostView, ...]
    photos: tuple[PhotoView, ...]
    stated: tuple[StatedView, ...]


def surroundings(*, by: Actor, batch_id: UUID) -> Surroundings:
    """Everything around a batch at once; Refusal `tidak-ditemukan`."""
    one = batch(by=by, batch_id=batch_id)
    return Surroundings(
        committee=tuple(_committee(one.programme_id, batch_id)),
        costs=tuple(_costs(batch_id)),
        photos=tuple(_photos(batch_id)),
        stated=tuple(_stated(one.programme_id, batch_id)),
    )


def committee(*, by: Actor, programme_id: UUID, batch_id: UUID | None = None) -> list[MemberView]:
    """The committee of a programme and, if asked for one, of this batch; in the order of the roles."""
    programme(by=by, programme_id=programme_id)
    return _committee(programme_id, batch_id)


def _committee(programme_id: UUID, batch_id: UUID | None) -> list[MemberView]:
    roles = training_table().committee
    order = {one.code: place for place, one in enumerate(roles)}
    found = CommitteeMember.objects.filter(Q(batch=None) | Q(batch_id=batch_id), programme_id=programme_id)
    listed = sorted(found, key=lambda one: order.get(one.role, len(order)))
    return [MemberView(m.id, m.batch_id, m.role, name_of(roles, m.role), m.name, m.post) for m in listed]


def costs(*, by: Actor, batch_id: UUID) -> list[CostView]:
    """Who pays what of a batch."""
    batch(by=by, batch_id=batch_id)
    return _costs(batch_id)


def _costs(batch_id: UUID) -> list[CostView]:
    found = Cost.objects.filter(batch_id=batch_id)
    return [CostView(one.id, one.item, one.payer, one.amount, one.line_id) for one in found]


def photos(*, by: Actor, batch_id: UUID) -> list[PhotoView]:
    """The photos of a batch."""
    batch(by=by, batch_id=batch_id)
    return _photos(batch_id)


def _photos(batch_id: UUID) -> list[PhotoView]:
    return [PhotoView(one.id, one.caption) for one in Photo.objects.filter(batch_id=batch_id)]


def stated(*, by: Actor, programme_id: UUID, batch_id: UUID | None = None) -> list[StatedView]:
    """What was stated of a programme; of one batch: only of that batch."""
    programme(by=by, programme_id=programme_id)
    return _stated(programme_id, batch_id)


def _stated(programme_id: UUID, batch_id: UUID | None) -> list[StatedView]:
    found = StatedFigure.objects.filter(programme_id=programme_id)
    listed = list(found.filter(batch_id=batch_id) if batch_id else found)
    areas, figures = names(one.area_id for one in listed if one.area_id), training_table().figures
    counted = {one.code: one.counted for one in figures}
    return [
        StatedView(
            id=one.id,
            batch_id=one.batch_id,
            what=one.what,
            what_name=name_of(figures, one.what),
            counted=counted.get(one.what, ""),
            area_id=one.area_id,
            area_name=areas[one.area_id].label if one.area_id else "",
            number=one.number,
            said_by=one.said_by,
            source=one.source,
            on=one.on,
        )
        for one in listed
    ]


def photo_file(*, by: Actor, photo_id: UUID) -> PaperView:
    """The file of a photo, for everybody who sees its batch; Refusal `tidak-ditemukan`."""
    return _file(by, Photo.objects.filter(id=photo_id).values_list("batch_id", "paper_id").first())


def _file(by: Actor, found: tuple[UUID, UUID | None] | None) -> PaperView:
    """Participants have no right to papers of an area: the batch is what gives them this one."""
    if found is None or found[1] is None:
        raise Refusal("tidak-ditemukan")
    batch(by=by, batch_id=found[0])
    return papers.paper(by=SYSTEM, id=found[1])
