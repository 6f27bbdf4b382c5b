"""Parts of a village begin, are renamed, end: work of the village's own staff."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from simpul.audit.commands import changed, command
from simpul.kernel.actor import VILLAGE, Actor, Scope
from simpul.kernel.ids import new_id
from simpul.kernel.names import name_key, tidy
from simpul.kernel.refusals import Refusal
from simpul.places.models import Area, Hamlet


@command("places.add_hamlet")
def add_hamlet(
    *,
    by: Actor,
    at: datetime,
    village_id: int,
    kind: str,
    name: str,
    valid_from: date,
    local_code: str = "",
    parent_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """A part of a village of any local kind (banjar, dusun, RT, …); `parent_id` for an RT that lies in an RW."""
    village = _village(by, village_id)
    if parent_id is not None:
        parent = Hamlet.objects.filter(id=parent_id, valid_to__isnull=True).first()
        if parent is None or parent.village_id != village_id:
            raise Refusal("dusun-induk-salah", field="parent_id")
    made = Hamlet(id=id or new_id(), village=village, parent_id=parent_id, valid_from=valid_from)
    _describe(made, kind=kind, name=name, local_code=local_code)
    made.save(force_insert=True)
    changed("hamlet", made.id, after=_plain(made))
    return made.id


@command("places.edit_hamlet")
def edit_hamlet(
    *, by: Actor, at: datetime, id: UUID, kind: str, name: str, local_code: str = "", reason: str = ""
) -> None:
    """Another kind, name or local code for the same part of a village."""
    found = _own(by, id)
    before = _plain(found)
    _describe(found, kind=kind, name=name, local_code=local_code)
    found.save(update_fields=["kind", "name", "name_key", "local_code"])
    changed("hamlet", id, before=before, after=_plain(found), reason=reason)


@command("places.end_hamlet")
def end_hamlet(*, by: Actor, at: datetime, id: UUID, on: date, reason: str = "") -> None:
    """The part of the village no longer exists from `on`; parts inside it must have ended before."""
    found = _own(by, id)
    if on <= found.valid_from:
        raise Refusal("dusun-tanggal-salah", field="on", since=found.valid_from)
    if Hamlet.objects.filter(parent_id=id).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on)).exists():
        raise Refusal("dusun-masih-berisi", field="on")
    before = _plain(found)
    found.valid_to = on
    found.save(update_fields=["valid_to"])
    changed("hamlet", id, before=before, after=_plain(found), reason=reason)


def _village(by: Actor, village_id: int) -> Area:
    village = Area.objects.select_for_update().filter(id=village_id, ended_on__isnull=True).first()
    if village is None:
        raise Refusal("tidak-ditemukan")
    by.require("hamlet.manage", Scope(area=village.path))
    if village.level != VILLAGE:
        raise Refusal("dusun-bukan-di-desa", field="village_id")
    return village


def _own(by: Actor, id: UUID) -> Hamlet:
    """The hamlet, locked; whoever may not manage it there is not told whether it exists."""
    found = Hamlet.objects.select_for_update().filter(id=id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    by.require("hamlet.manage", Scope(area=Area.objects.get(id=found.village_id).path))
    if found.valid_to is not None:
        raise Refusal("dusun-sudah-berakhir")
    return found


def _describe(hamlet: Hamlet, *, kind: str, name: str, local_code: str) -> None:
    hamlet.kind, hamlet.name, hamlet.local_code = tidy(kind), tidy(name), tidy(local_code)
    hamlet.name_key = name_key(hamlet.name)
    if (
        not hamlet.kind
        or len(hamlet.kind) > 20
        or not hamlet.name_key
        or max(len(hamlet.name), len(hamlet.name_key)) > 120
    ):
        raise Refusal("dusun-nama-kosong", field="name")
    if len(hamlet.local_code) > 20 or _twin(hamlet):
        raise Refusal("dusun-sudah-ada", field="name")


def _twin(hamlet: Hamlet) -> bool:
    others = Hamlet.objects.filter(village_id=hamlet.village_id, valid_to__isnull=True).exclude(id=hamlet.id)
    same = Q(kind__iexact=hamlet.kind, name_key=hamlet.name_key, parent_id=hamlet.parent_id)
    if hamlet.parent_id is None:
        same = Q(kind__iexact=hamlet.kind, name_key=hamlet.name_key, parent_id__isnull=True)
    if hamlet.local_code:
        same |= Q(local_code=hamlet.local_code)
    return others.filter(same).exists()


def _plain(hamlet: Hamlet) -> dict:
    return {
        "village": hamlet.village_id,
        "parent": str(hamlet.parent_id) if hamlet.parent_id else None,
        "kind": hamlet.kind,
        "name": hamlet.name,
        "local_code": hamlet.local_code,
        "valid_to": hamlet.valid_to.isoformat() if hamlet.valid_to else None,
    }
