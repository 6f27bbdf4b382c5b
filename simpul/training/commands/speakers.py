"""Speakers at a batch or a session."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.names import name_key
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.training.commands.grounds import known_fields, locked_batch
from simpul.training.models import Session, Speaker, Speaking


@command("training.add_speaker")
def add_speaker(
    *,
    by: Actor,
    at: datetime,
    batch_id: UUID,
    agency: str,
    name: str = "",
    post: str = "",
    fields: Iterable[str] = (),
    session_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Record who speaks: an agency, perhaps by name and post, about which fields, at which session if it is told.

    The same name of the same agency is one speaker in the register of the organising area.
    """
    batch = locked_batch(by, batch_id)
    if id is not None and Speaking.objects.filter(id=id, by=by.id).exists():
        return id
    if session_id is not None and not Session.objects.filter(id=session_id, day__batch=batch).exists():
        raise Refusal("tidak-ditemukan", field="session")
    speaker = _speaker(by, at, batch.programme.area_id, agency, name, post)
    same = Speaking.objects.filter(batch=batch, speaker=speaker)
    if (same.filter(session_id=session_id) if session_id else same.filter(session=None)).exists():
        raise Refusal("narasumber-sudah-dicatat", field="name")
    about = known_fields(fields)
    made = Speaking.objects.create(
        id=id or new_id(), batch=batch, session_id=session_id, speaker=speaker, fields=about, by=by.id, at=at
    )
    changed("speaking", made.id, after={"batch": str(batch_id), "speaker": str(speaker.id), "fields": about})
    return made.id


def _speaker(by: Actor, at: datetime, area_id: int, agency: str, name: str, post: str) -> Speaker:
    """The speaker of that name and agency, known or new; a post that is told now is the one that holds."""
    person = worded(name, "name", 120, may_be_empty=True)
    office = worded(agency, "agency", 160, may_be_empty=True)
    if not person and not office:
        raise Refusal("narasumber-wajib", field="agency")
    title = worded(post, "post", 120, may_be_empty=True)
    keys = {"agency_key": name_key(office)[:160], "name_key": name_key(person)[:120]}
    given = {"name": person, "agency": office, "post": title, "by": by.id, "at": at}
    found, new = Speaker.objects.get_or_create(area_id=area_id, **keys, defaults=given)
    if not new and title and found.post != title:
        found.post = title
        found.save()
    return found
