"""Photos in parts, and rescue files: what travels as bytes."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from simpul.intake.commands import rescue
from simpul.kernel.refusals import Refusal
from simpul.phones import commands as phones
from simpul.photos import queries
from simpul.photos.commands import Aim, put_part
from simpul.sync import shapes
from simpul.sync.door import ANYONE, caller, moment, needs

router = Router()


@router.put("/photos/{id}", response=shapes.PhotoState, **needs())
def put_photo(request: HttpRequest, id: UUID, part: Query[shapes.PhotoPart]) -> Any:
    """The bytes from `offset`; the answer tells where to go on. At most 256 KB a part, 4 MB a photo."""
    known = caller(request)
    aim = Aim(part.post, part.field, part.sealed)
    data = request.body
    return put_part(by=known.actor, at=known.at, id=id, aim=aim, size=part.size, offset=part.offset, data=data)


@router.get("/photos/{id}/state", response=shapes.PhotoState, **needs())
def photo_state(request: HttpRequest, id: UUID) -> Any:
    """How much of a photo of mine has come."""
    known = caller(request)
    have, done = queries.have(by=known.actor, id=id)
    return {"have": have, "done": done}


@router.get("/photos/{id}", **needs())
def get_photo(request: HttpRequest, id: UUID, small: bool = False) -> HttpResponse:
    """The picture as JPEG, for who may read such records at that post."""
    found = queries.photo(by=caller(request).actor, id=id)
    return HttpResponse(found.read(small=small), content_type="image/jpeg")


@router.post("/rescue", response=shapes.RescueOut, **needs(ANYONE))
def hand_in(request: HttpRequest) -> Any:
    """A rescue file. Ten files that are none from one address wait a quarter of an hour."""
    at, address = moment(request), request.META.get("REMOTE_ADDR", "")
    phones.refuse_too_many_codes(address=address, at=at)
    try:
        return asdict(rescue(at=at, content=request.body))
    except Refusal as refusal:
        if refusal.code == "berkas-penyelamat-salah":
            phones.note_wrong_code(address=address, at=at)
        raise
