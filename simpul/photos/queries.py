"""Photos as people see them, and how much of one has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.photos.models import Photo
from simpul.photos.rules import file_of, parts_of
from simpul.registry.queries import post_scopes


@dataclass(frozen=True)
class PhotoView:
    """A photo that the actor may see; `read()` gives the JPEG."""

    id: UUID
    post_id: UUID
    field: str
    sealed: bool
    size: int
    at: datetime

    def read(self, *, small: bool = False) -> bytes:
        """The picture; Refusal `tidak-ditemukan` when its file is gone (a backup without the folder of photos)."""
        try:
            return (_folder() / file_of(self.id, small=small)).read_bytes()
        except FileNotFoundError as error:
            raise Refusal("tidak-ditemukan") from error


def photo(*, by: Actor, id: UUID) -> PhotoView:
    """One photo; Refusal `tidak-ditemukan` when there is none that this actor may see."""
    found = photos(by=by, ids=[id])
    if id not in found:
        raise Refusal("tidak-ditemukan")
    return found[id]


def photos(*, by: Actor, ids: Iterable[UUID]) -> dict[UUID, PhotoView]:
    """Those of these photos that have arrived and that this actor may see: as records of that field at that post."""
    rows = list(Photo.objects.filter(id__in=list(ids)))
    posts = post_scopes({row.post_id for row in rows})
    return {row.id: _view(row) for row in rows if _may_see(by, row, posts[row.post_id])}


def arrived(ids: Iterable[UUID]) -> set[UUID]:
    """Internal: which of these photos are here, whoever may see them."""
    return set(Photo.objects.filter(id__in=list(ids)).values_list("id", flat=True))


def have(*, by: Actor, id: UUID) -> tuple[int, bool]:
    """(bytes that have come, whether it is whole) of a photo that the actor is sending; nothing of anybody else's."""
    if found := Photo.objects.filter(id=id, by=by.id).first():
        return found.size, True
    parts = (_folder() / parts_of(by.id)).glob(f"{id}.*")
    return max((part.stat().st_size for part in parts), default=0), False


def _may_see(by: Actor, row: Photo, post: Scope) -> bool:
    scope = Scope(area=post.area, post=post.post, field=row.field)
    return by.may("record.read", scope) and (not row.sealed or by.may("record.read_sealed", scope))


def _view(row: Photo) -> PhotoView:
    return PhotoView(row.id, row.post_id, row.field, row.sealed, row.size, row.at)


def _folder() -> Path:
    return Path(settings.PHOTO_DIR)
