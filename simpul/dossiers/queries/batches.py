"""Batches of a regency, with what goes into the letter, the matrix and the parcel of papers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from simpul.dossiers.models import Batch, Dossier, Item
from simpul.dossiers.queries.dossiers import DossierLine, line
from simpul.dossiers.rules import VERIFIED
from simpul.kernel.actor import REGENCY, Actor
from simpul.kernel.refusals import Refusal
from simpul.papers.queries import PaperView, papers
from simpul.places import queries as places
from simpul.registry.rules import post_label


@dataclass(frozen=True)
class BatchLine:
    """A post in a batch, with its place by code and name, and its number once it has come."""

    post_id: UUID
    label: str
    village_code: str
    village_name: str
    district_name: str
    number: str


@dataclass(frozen=True)
class BatchView:
    """A batch; `letter` is "" while it is open. `lines` by code of village and name of post."""

    id: UUID
    area_id: int
    name: str
    signer_office: str
    signer_name: str
    letter: str
    letter_on: date | None
    lines: tuple[BatchLine, ...]

    @property
    def numbered(self) -> int:
        return sum(1 for one in self.lines if one.number)


@dataclass(frozen=True)
class PostPapers:
    """The papers of one post, each with the code of its line in the list."""

    post: BatchLine
    papers: tuple[tuple[str, PaperView], ...]


def ready(*, by: Actor, area_id: int) -> list[DossierLine]:
    """Verified dossiers of a regency that lie in no batch yet; none for who could not submit them."""
    if not by.may("dossier.submit", places.scope_of(area_id)):
        return []
    free = Dossier.objects.filter(state=VERIFIED, batch=None, post__number="", post__village__l2=area_id)
    return [line(one) for one in free.select_related("post__village").order_by("post__village__code", "post__name")]


def batches(*, by: Actor, area_id: int) -> list[BatchView]:
    """The batches of a regency, the newest first."""
    by.require("dossier.submit", places.scope_of(area_id))
    return [_view(one) for one in Batch.objects.filter(area_id=area_id)]


def batch(*, by: Actor, batch_id: UUID) -> BatchView:
    """One batch; Refusal `tidak-ditemukan` for none and for one of another area."""
    found = Batch.objects.filter(id=batch_id).first()
    if found is None or not by.may("dossier.submit", places.scope_of(found.area_id)):
        raise Refusal("tidak-ditemukan")
    return _view(found)


def batch_papers(*, by: Actor, batch_id: UUID) -> list[PostPapers]:
    """The papers of each post of a batch that the actor may see."""
    lines = batch(by=by, batch_id=batch_id).lines
    rows = list(Item.objects.filter(dossier__batch_id=batch_id).values_list("dossier__post_id", "code", "paper_id"))
    seen = papers(by=by, ids=[paper_id for _, _, paper_id in rows])
    of_post: dict[UUID, list[tuple[str, PaperView]]] = {}
    for post_id, code, paper_id in rows:
        if paper_id in seen:
            of_post.setdefault(post_id, []).append((code, seen[paper_id]))
    return [PostPapers(one, tuple(of_post.get(one.post_id, ()))) for one in lines]


def _view(found: Batch) -> BatchView:
    rows = Dossier.objects.filter(batch=found).select_related("post__village")
    posts = [row.post for row in rows.order_by("post__village__code", "post__name")]
    districts = places.areas({post.village.path[REGENCY + 1] for post in posts})
    lines = tuple(
        BatchLine(
            post_id=post.id,
            label=post_label(post.name),
            village_code=post.village.code,
            village_name=post.village.name,
            district_name=districts[post.village.path[REGENCY + 1]].name,
            number=post.number,
        )
        for post in posts
    )
    return BatchView(
        id=found.id,
        area_id=found.area_id,
        name=found.name,
        signer_office=found.signer_office,
        signer_name=found.signer_name,
        letter=found.letter,
        letter_on=found.letter_on,
        lines=lines,
    )
