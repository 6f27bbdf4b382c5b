"""Sessions of a batch, and modules of a programme's own."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.standards.training import curriculum, training_table
from simpul.training.commands.grounds import known, known_fields, locked_batch, locked_programme, sound_link
from simpul.training.models import Batch, OwnModule, Session
from simpul.training.queries.modules import module_of

DAY_LONG = 24 * 60


@command("training.add_module")
def add_module(
    *,
    by: Actor,
    at: datetime,
    programme_id: UUID,
    name: str,
    kind: str,
    way: str,
    fields: Iterable[str] = (),
    id: UUID | None = None,
) -> UUID:
    """Add a module of the programme's own beside those of the curriculum."""
    programme = locked_programme(by, programme_id)
    if id is not None and OwnModule.objects.filter(id=id, by=by.id).exists():
        return id
    title = worded(name, "name", 200)
    if OwnModule.objects.filter(programme=programme, name=title).exists():
        raise Refusal("materi-sudah-ada", field="name")
    made = OwnModule.objects.create(
        id=id or new_id(),
        programme=programme,
        name=title,
        kind=known(curriculum().kinds, kind, programme.area_id, at, "kind"),
        way=known(curriculum().ways, way, programme.area_id, at, "way"),
        fields=known_fields(fields),
        by=by.id,
        at=at,
    )
    changed("training_module", made.id, after={"programme": str(programme_id), "name": title})
    return made.id


@command("training.add_session")
def add_session(
    *,
    by: Actor,
    at: datetime,
    batch_id: UUID,
    day_id: UUID,
    module: str = "",
    title: str = "",
    kind: str = "",
    way: str = "",
    mode: str = "",
    fields: Iterable[str] | None = None,
    starts: int | None = None,
    ends: int | None = None,
    room: str = "",
    link: str = "",
    id: UUID | None = None,
) -> UUID:
    """Add a session. What is left out follows from its module, its mode from the batch; minutes from midnight."""
    batch = locked_batch(by, batch_id)
    if id is not None and Session.objects.filter(id=id, by=by.id).exists():
        return id
    told = _told(batch, at, module, title, kind, way, mode, fields)
    made = Session.objects.create(
        id=id or new_id(), **told, **_where(batch, day_id, starts, ends, room, link), by=by.id, at=at
    )
    changed("training_session", made.id, after=_plain(made))
    return made.id


@command("training.change_session")
def change_session(
    *,
    by: Actor,
    at: datetime,
    session_id: UUID,
    day_id: UUID,
    module: str = "",
    title: str = "",
    kind: str = "",
    way: str = "",
    mode: str = "",
    fields: Iterable[str] | None = None,
    starts: int | None = None,
    ends: int | None = None,
    room: str = "",
    link: str = "",
) -> None:
    """Put a session right, or move it to another day of its batch."""
    found = Session.objects.select_related("day").filter(id=session_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    batch, before = locked_batch(by, found.day.batch_id), _plain(found)
    told = _told(batch, at, module, title, kind, way, mode, fields)
    for key, value in {**told, **_where(batch, day_id, starts, ends, room, link)}.items():
        setattr(found, key, value)
    found.save()
    changed("training_session", found.id, before=before, after=_plain(found))


def _told(
    batch: Batch, at: datetime, module: str, title: str, kind: str, way: str, mode: str, fields: Iterable[str] | None
) -> dict[str, object]:
    found = module_of(batch.programme_id, module) if module else None
    if module and found is None:
        raise Refusal("materi-tidak-dikenal", field="module")
    area_id, table = batch.programme.area_id, curriculum()
    return {
        "module": module,
        "title": worded(title or (found.name if found else ""), "title", 200),
        "kind": known(table.kinds, kind or (found.kind if found else table.kinds[0].code), area_id, at, "kind"),
        "way": known(table.ways, way or (found.way if found else table.ways[0].code), area_id, at, "way"),
        "mode": known(training_table().modes, mode or batch.mode, area_id, at, "mode"),
        "fields": known_fields((found.fields if found else ()) if fields is None else fields),
    }


def _where(batch: Batch, day_id: UUID, starts: int | None, ends: int | None, room: str, link: str) -> dict[str, object]:
    if not batch.days.filter(id=day_id).exists():
        raise Refusal("hari-angkatan-lain", field="day")
    untold = starts is None and ends is None
    if not untold and not (starts is not None and ends is not None and 0 <= starts < ends <= DAY_LONG):
        raise Refusal("jam-acara-salah", field="ends")
    place = worded(room, "room", 120, may_be_empty=True)
    return {"day_id": day_id, "starts": starts, "ends": ends, "room": place, "link": sound_link(link)}


def _plain(one: Session) -> dict[str, object]:
    return {
        "name": one.title,
        "day": str(one.day_id),
        "starts": one.starts,
        "ends": one.ends,
        "room": one.room,
        "fields": list(one.fields),
    }
