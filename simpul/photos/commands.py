"""Taking in a photo: part by part from a phone, whole from the web. The only writer of the folder of photos."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from simpul.accounts.queries import actor_of_late
from simpul.audit.commands import changed, command, inside_a_command
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.keeping import write_whole
from simpul.kernel.refusals import Refusal
from simpul.photos.models import Photo
from simpul.photos.rules import (
    PART_AT_MOST,
    PARTS_KEPT,
    SENT_AT_MOST,
    WHOLE_AT_MOST,
    Pictures,
    file_of,
    new_bytes,
    part_of,
    pictures,
    refuse_size,
)
from simpul.registry.queries import post_scope
from simpul.standards.phone import phone_rules


@dataclass(frozen=True)
class Aim:
    """What a photo belongs to: it is shown to those who may read such records there."""

    post_id: UUID
    field: str
    sealed: bool = False


@dataclass(frozen=True)
class Have:
    """How many bytes have come, and whether the photo is whole and kept."""

    have: int
    done: bool


def put_part(*, by: Actor, at: datetime, id: UUID, aim: Aim, size: int, offset: int, data: bytes) -> Have:
    """Add the bytes from `offset`; the last part makes the photo.

    Sent twice, or before what lies in between, a part changes nothing: the answer tells where to go on. Bytes on the
    way are no act of a person, so only the whole photo is audited.
    """
    _require(by, at, aim)
    if known := _known(by, id):
        return known
    refuse_size(size, SENT_AT_MOST)
    if offset < 0 or len(data) > PART_AT_MOST:
        raise Refusal("isi-tidak-terbaca", bagian="offset")
    path = _folder() / part_of(id, by.id, size)
    have = _add(path, offset, data, size)
    if have < size:
        return Have(have, done=False)
    try:
        made = pictures(path.read_bytes())
    except Refusal:
        path.unlink(missing_ok=True)  # sent again it starts anew
        raise
    keep(by=by, at=at, id=id, aim=aim, made=made)
    path.unlink(missing_ok=True)
    return Have(size, done=True)


def keep_whole(*, by: Actor, at: datetime, id: UUID, aim: Aim, data: bytes) -> None:
    """A photo that came in one piece. Kept already: nothing happens."""
    if not _known(by, id):
        refuse_size(len(data), WHOLE_AT_MOST)
        keep(by=by, at=at, id=id, aim=aim, made=pictures(data))


def forget_parts(*, at: datetime) -> int:
    """Remove what was begun and not gone on with for long; how many. Housekeeping of the worker, no act of a person."""
    old = [
        path
        for path in (_folder() / "parts").glob("*/*")
        if datetime.fromtimestamp(path.stat().st_mtime, tz=at.tzinfo) < at - PARTS_KEPT
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _require(by: Actor, at: datetime, aim: Aim) -> None:
    """Who writes such records there, or did until lately: a photo comes last, after its kader may have moved on."""
    post = post_scope(aim.post_id)
    scope = Scope(area=post.area, post=post.post, field=aim.field)
    if not by.may("record.write", scope):
        today = day_at(at, "WIB")
        actor_of_late(by.id, today, phone_rules(today).lost_right_days).require("record.write", scope)


def _known(by: Actor, id: UUID) -> Have | None:
    photo = Photo.objects.filter(id=id).first()
    if photo is None:
        return None
    if photo.by != by.id:
        raise Refusal("tidak-ditemukan")
    return Have(photo.size, done=True)


def _add(path: Path, offset: int, data: bytes, size: int) -> int:
    """Write what is new behind what is there, down to the disk; how many bytes are there now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    # Not appended: of the same part twice at once, both write the same bytes to the same place.
    with path.open("r+b") as file:
        file.write(new_bytes(file.seek(0, os.SEEK_END), offset, data, size))
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


@command("photos.keep")
def keep(*, by: Actor, at: datetime, id: UUID, aim: Aim, made: Pictures) -> None:
    """Keep a photo that has come whole. Kept already: nothing happens."""
    _require(by, at, aim)
    values = {
        "post_id": aim.post_id,
        "field": aim.field,
        "sealed": aim.sealed,
        "size": len(made.full),
        "sha256": hashlib.sha256(made.full).hexdigest(),
        "by": by.id,
        "at": at,
    }
    # The row first: of two that bring the same photo, the second waits for it and then leaves the files alone.
    photo, new = Photo.objects.get_or_create(id=id, defaults=values)
    if not new:
        return
    _write(id, made)
    changed("photo", photo.id, after={"field": aim.field, "size": photo.size}, feed=aim.post_id)


def _write(id: UUID, made: Pictures) -> None:
    for data, small in ((made.full, False), (made.small, True)):
        write_whole(_folder() / file_of(id, small=small), data)


def _folder() -> Path:
    return Path(settings.PHOTO_DIR)


def hand_over_post(*, by: Actor, at: datetime, loser: UUID, winner: UUID) -> dict[str, list[str]]:
    """The photos of a post that was entered twice are the other's; which ones. Called by duplicates only."""
    ids = [str(one) for one in Photo.objects.filter(post_id=loser).order_by("id").values_list("id", flat=True)]
    hand_back_post(by=by, at=at, loser=winner, winner=loser, moved={"photos": ids})
    return {"photos": ids}


def hand_back_post(
    *, by: Actor, at: datetime, loser: UUID, winner: UUID, moved: Mapping[str, Sequence[str]]
) -> list[str]:
    """The photos that went from `loser` to `winner` go back."""
    if not inside_a_command():
        raise RuntimeError("photos are moved by the commands of duplicates")
    Photo.objects.filter(id__in=moved["photos"], post_id=winner).update(post_id=loser)
    if moved["photos"]:
        changed("photos", str(loser), after={"of": str(winner), "count": len(moved["photos"])}, feed=loser)
    return []
