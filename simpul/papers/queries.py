"""Papers as people see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.papers.models import Paper
from simpul.papers.rules import file_of
from simpul.places.queries import areas


@dataclass(frozen=True)
class PaperView:
    """A paper that the actor may see; `kind` is pdf or jpg, `read()` gives its bytes."""

    id: UUID
    area_id: int
    name: str
    kind: str
    size: int
    at: datetime

    def read(self) -> bytes:
        """The file; Refusal `tidak-ditemukan` when it is gone (a backup without the folder of papers)."""
        try:
            return (Path(settings.PAPER_DIR) / file_of(self.id, self.kind)).read_bytes()
        except FileNotFoundError as error:
            raise Refusal("tidak-ditemukan") from error


def paper(*, by: Actor, id: UUID) -> PaperView:
    """One paper; Refusal `tidak-ditemukan` when there is none that this actor may see."""
    found = papers(by=by, ids=[id])
    if id not in found:
        raise Refusal("tidak-ditemukan")
    return found[id]


def papers(*, by: Actor, ids: Iterable[UUID]) -> dict[UUID, PaperView]:
    """Those of these papers that this actor may see."""
    rows = list(Paper.objects.filter(id__in=list(ids)))
    known = areas({row.area_id for row in rows})
    return {row.id: _view(row) for row in rows if by.may("paper.read", Scope(area=known[row.area_id].path))}


def areas_of(ids: Iterable[UUID]) -> dict[UUID, int]:
    """Internal: the area of each of these papers; unknown ids are left out."""
    return dict(Paper.objects.filter(id__in=list(ids)).values_list("id", "area_id"))


def _view(row: Paper) -> PaperView:
    return PaperView(row.id, row.area_id, row.name, row.kind, row.size, row.at)
