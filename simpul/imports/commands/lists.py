"""A list from the moment it is brought until it is done: kept, corrected by people, started, taken back."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings

from simpul.audit.commands import changed, command
from simpul.imports.models import Answer, Heading, Import
from simpul.imports.queries.kinds import kind_of
from simpul.imports.queries.lists import ACTION, headings_of, list_of, scope_of
from simpul.imports.rules.sealing import seal
from simpul.imports.rules.states import DONE, LOOKED_AT, RUNNING, TAKING_BACK
from simpul.kernel.actor import VILLAGE, Actor
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.sheets.rules.columns import heading_key
from simpul.sheets.rules.opening import open_list
from simpul.standards.lists import ListKind

LONGEST_NAME = 200
LARGEST = 10 * 1024 * 1024
# So long a file is kept for those who mend its rows; it holds NIK.
KEPT = timedelta(days=30)


@command("imports.keep_list")
def keep_list(
    *,
    by: Actor,
    at: datetime,
    id: UUID,
    kind: str,
    area_id: int | None,
    name: str,
    data: bytes | None,
    told: Mapping[str, str] | None = None,
) -> UUID:
    """A list that somebody brought. `data` None: only the operator, who keeps the file himself; `told`: see Import."""
    kept = kind_of(kind)
    if area_id is not None:
        by.require(ACTION, scope_of(area_id))
        for action in kept.actions:
            by.require(action, scope_of(area_id), exact=kept.exact)
    elif not by.is_system:
        raise Refusal("tidak-berhak", action=ACTION)
    if data is not None and len(data) > LARGEST:
        raise Refusal("daftar-terlalu-besar", field="file", paling=f"{LARGEST // (1024 * 1024)} MB")
    if data is not None:
        open_list(data, name, kept.columns, headings_of(area_id, kept), correctable=True)
    Import.objects.create(
        id=id,
        kind=kind,
        area_id=area_id,
        name=name[-LONGEST_NAME:],
        state=LOOKED_AT,
        sealed=seal(data, settings.NIK_KEY, id) if data is not None else None,
        turned_by=by.id,
        by_name=by.name,
        told=_sound(kept.columns, told or {}),
        at=at,
    )
    changed("import", id, after={"kind": kind, "area": area_id})
    return id


@command("imports.name_columns")
def name_columns(*, by: Actor, at: datetime, import_id: UUID, columns: Mapping[str, str]) -> None:
    """What headings mean (`field` of the kind, "" for a column to leave aside), remembered for the list's area."""
    found = list_of(by, import_id)
    if set(columns.values()) - {"", *kind_of(found.kind).columns.names()} or found.area_id is None:
        raise Refusal("tidak-ditemukan")
    for heading, field in columns.items():
        key = heading_key(heading)
        Heading.objects.update_or_create(area_id=found.area_id, kind=found.kind, key=key, defaults={"field": field})
    changed("import", found.id, after={"columns": dict(columns)})


@command("imports.answer_place")
def answer_place(*, by: Actor, at: datetime, import_id: UUID, names: str, village_id: int) -> None:
    """Which village a path of names means (`names`: PlaceNames.hashed), remembered for the list's area."""
    found = list_of(by, import_id)
    village = places.area(village_id)
    if found.area_id is None or village.level != VILLAGE or found.area_id not in village.path:
        raise Refusal("orang-perlu-desa", field="village_id")
    Answer.objects.update_or_create(area_id=found.area_id, names=names[:64], defaults={"village_id": village_id})
    changed("import", found.id, after={"names": names[:64], "village": village_id})


@command("imports.tell_list")
def tell_list(*, by: Actor, at: datetime, import_id: UUID, told: Mapping[str, str]) -> None:
    """What holds for all rows of a list that is not under way (`asked` of its kind: field -> text, "" for nothing)."""
    found = list_of(by, import_id, lock=True)
    kept = _sound(kind_of(found.kind).columns, told)
    if found.state not in (LOOKED_AT, DONE):
        raise Refusal("impor-tidak-berjalan")
    before, found.told = found.told, kept
    found.save(update_fields=["told"])
    changed("import", found.id, before={"told": before}, after={"told": found.told})


def _sound(kind: ListKind, told: Mapping[str, str]) -> dict[str, str]:
    """What was said once, without what says nothing; Refusal for a question that the kind does not ask, or no day."""
    asked = {one.field: one.type for one in kind.asked}
    kept = {field: text.strip()[:LONGEST_NAME] for field, text in told.items() if text.strip()}
    if set(told) - set(asked):
        raise Refusal("tidak-ditemukan")
    for field, text in kept.items():
        try:
            if asked[field] == "day":
                date.fromisoformat(text)
        except ValueError:
            raise Refusal("tidak-ditemukan", field=field) from None
    return kept


@command("imports.start_list")
def start_list(*, by: Actor, at: datetime, import_id: UUID, rows: int) -> None:
    """Begin to bring in; `rows`: how many there are. Started again after its end, the rows that were mended come."""
    _turn(by, import_id, {LOOKED_AT, DONE}, RUNNING, rows=rows, done=0, counts={})


@command("imports.finish_list")
def finish_list(*, by: Actor, at: datetime, import_id: UUID) -> None:
    """Every row is through."""
    _turn(by, import_id, {RUNNING}, DONE)


@command("imports.take_back_list")
def take_back_list(*, by: Actor, at: datetime, import_id: UUID) -> None:
    """Begin to take back everything that the list made and nobody has touched since (`take_back_part` does it)."""
    _turn(by, import_id, {DONE, RUNNING}, TAKING_BACK)


def _turn(by: Actor, import_id: UUID, before: set[str], state: str, **more: object) -> None:
    found = list_of(by, import_id, lock=True)
    if found.state not in before:
        raise Refusal("impor-tidak-berjalan")
    Import.objects.filter(id=found.id).update(state=state, turned_by=by.id, **more)
    changed("import", found.id, before={"state": found.state}, after={"state": state})


def forget_files(at: datetime) -> int:
    """Forget files that nobody has mended for long; how many. The worker's own tidying, no act of anybody."""
    return Import.objects.filter(sealed__isnull=False, at__lt=at - KEPT).update(sealed=None)
