"""Materials of a batch or a session; and taking away what was written down by mistake."""

from datetime import datetime
from uuid import UUID

from django.db.models import ProtectedError

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.library import queries as library
from simpul.places import queries as places
from simpul.plans.commands.grounds import paper_of
from simpul.standards.training import training_table
from simpul.training.commands.grounds import known, locked_batch, locked_programme, sound_link
from simpul.training.models import Material, OwnModule, Session, Speaking

Entry = Material | OwnModule | Session | Speaking
KINDS: dict[str, type[Entry]] = {"acara": Session, "bahan": Material, "materi": OwnModule, "narasumber": Speaking}


@command("training.add_material")
def add_material(
    *,
    by: Actor,
    at: datetime,
    batch_id: UUID,
    title: str = "",
    variant: str,
    session_id: UUID | None = None,
    paper_id: UUID | None = None,
    link: str = "",
    library_key: str = "",
    id: UUID | None = None,
) -> UUID:
    """Add something to read: a file of the organising area, a link, or an entry of the library that everybody there
    reads. `variant`: for desa, kelurahan or both; without `title` an entry keeps its own.
    """
    batch = locked_batch(by, batch_id)
    if id is not None and Material.objects.filter(id=id, by=by.id).exists():
        return id
    address, area_id = sound_link(link), batch.programme.area_id
    if sum((bool(address), paper_id is not None, bool(library_key))) != 1:
        raise Refusal("bahan-wajib", field="file")
    if session_id is not None and not Session.objects.filter(id=session_id, day__batch=batch).exists():
        raise Refusal("tidak-ditemukan", field="session")
    named = _named(by, at, area_id, library_key)
    made = Material.objects.create(
        id=id or new_id(),
        batch=batch,
        session_id=session_id,
        title=worded(title or named, "title", 160),
        variant=known(training_table().variants, variant, area_id, at, "variant"),
        paper_id=paper_of(paper_id, area_id),
        link=address,
        library_key=library_key,
        by=by.id,
        at=at,
    )
    changed("training_material", made.id, after={"batch": str(batch_id), "name": made.title, "variant": variant})
    return made.id


def _named(by: Actor, at: datetime, area_id: int, library_key: str) -> str:
    """What the library calls its entry, at most 160 long; Refusal `bahan-pustaka-lain` for one of areas below."""
    if not library_key:
        return ""
    found = library.entry(by=by, key=library_key, on=at.date())
    if found.area_id not in places.area(area_id).path:
        raise Refusal("bahan-pustaka-lain", field="library_key")
    return ": ".join(filter(None, (found.number, found.title)))[:160]


@command("training.remove_entry")
def remove_entry(*, by: Actor, at: datetime, kind: str, id: UUID) -> None:
    """Take away an entry of KINDS that was written down by mistake; Refusal `acara-dipakai` while others rest on it."""
    found = KINDS[kind]._default_manager.filter(id=id).first() if kind in KINDS else None
    if found is None:
        raise Refusal("tidak-ditemukan")
    _hold(by, found)
    try:
        found.delete()
    except ProtectedError as error:
        raise Refusal("acara-dipakai") from error
    changed(f"training_{kind}", id, before={"name": getattr(found, "title", "") or getattr(found, "name", "")})


def _hold(by: Actor, found: Entry) -> None:
    """Hold what the entry belongs to, if the actor may write it."""
    if isinstance(found, Session):
        locked_batch(by, found.day.batch_id)
    elif isinstance(found, OwnModule):
        locked_programme(by, found.programme_id)
    else:
        locked_batch(by, found.batch_id)
