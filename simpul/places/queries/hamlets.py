"""Parts of a village: banjar, dusun, lingkungan, RW, RT and whatever they are called there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from simpul.kernel.refusals import Refusal
from simpul.places.models import Hamlet
from simpul.standards.areas import hamlet_kinds


@dataclass(frozen=True, slots=True)
class HamletView:
    """A part of a village; `label` as people say it ("Banjar Tegal", "RT 02")."""

    id: UUID
    village_id: int
    parent_id: UUID | None
    kind: str
    name: str
    local_code: str
    label: str
    valid_from: date
    valid_to: date | None


def hamlets(village_id: int, on: date | None = None) -> list[HamletView]:
    """The parts of a village that exist (`on` given: existed on that day), by kind and name."""
    found = Hamlet.objects.filter(village_id=village_id)
    if on is None:
        found = found.filter(valid_to__isnull=True)
    else:
        found = found.filter(valid_from__lte=on).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on))
    return [_view(one) for one in found.order_by("kind", "name", "id")]


def hamlet(hamlet_id: UUID) -> HamletView:
    """One part of a village, ended or not; Refusal `tidak-ditemukan` when there is none."""
    found = Hamlet.objects.filter(id=hamlet_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return _view(found)


def hamlets_by_id(ids: Iterable[UUID]) -> dict[UUID, HamletView]:
    """Parts of villages by id; unknown ids are left out."""
    return {found.id: _view(found) for found in Hamlet.objects.filter(id__in=list(ids))}


def usual_hamlet_kinds() -> tuple[str, ...]:
    """Kinds to offer in a form; any other word may be typed."""
    return hamlet_kinds()


def _view(found: Hamlet) -> HamletView:
    label = f"{found.kind[:1].upper()}{found.kind[1:]} {found.name}"
    return HamletView(
        found.id,
        found.village_id,
        found.parent_id,
        found.kind,
        found.name,
        found.local_code,
        label,
        found.valid_from,
        found.valid_to,
    )
