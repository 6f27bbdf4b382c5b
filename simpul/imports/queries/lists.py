"""Lists that were brought in, and what they hold as long as their file is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings

from simpul.imports.models import Answer, Heading, Import
from simpul.imports.queries.kinds import KINDS, kind_of
from simpul.imports.rules.sealing import unseal
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.sheets.rules.columns import Header, Line
from simpul.sheets.rules.kinds import Kind, Planned, Setting
from simpul.sheets.rules.opening import Sheet, open_list

ACTION = "import.run"


@dataclass(frozen=True)
class ImportView:
    """One list. `done` of `rows` are through; `counts`: rows by result; `has_file`: it can be looked into again."""

    id: UUID
    kind: str
    area_id: int | None
    name: str
    state: str
    rows: int
    done: int
    counts: dict[str, int]
    told: dict[str, str]
    by_name: str
    at: datetime
    has_file: bool


@dataclass(frozen=True)
class Preview:
    """What would come of a list: each row as planned; `lines`: the cells by row; `rest`: rows not looked at."""

    header: Header
    planned: Sequence[Planned]
    lines: Mapping[int, Line]
    rest: int


def list_of(by: Actor, import_id: UUID, *, lock: bool = False) -> Import:
    """Internal: the list, if the actor may bring in lists where it belongs; Refusal `tidak-ditemukan`."""
    found = (Import.objects.select_for_update() if lock else Import.objects).filter(id=import_id).first()
    if found is None or not (by.is_system if found.area_id is None else by.may(ACTION, scope_of(found.area_id))):
        raise Refusal("tidak-ditemukan")
    return found


def scope_of(area_id: int) -> Scope:
    """Internal: the place of an area."""
    return Scope(area=places.area(area_id).path)


def imports_in(*, by: Actor, area_id: int, limit: int = 50) -> list[ImportView]:
    """The lists of an area, newest first."""
    by.require(ACTION, scope_of(area_id))
    return [_view(one) for one in Import.objects.defer("sealed").filter(area_id=area_id)[:limit]]


def import_view(*, by: Actor, import_id: UUID) -> ImportView:
    """One list."""
    return _view(list_of(by, import_id))


def sheet_of(*, by: Actor, import_id: UUID) -> Sheet:
    """The list, opened; Refusal `judul-kolom-tidak-ada` where no sheet has the columns that are needed."""
    found = list_of(by, import_id)
    if found.sealed is None:
        raise Refusal("berkas-daftar-sudah-dihapus")
    data = unseal(found.sealed, settings.NIK_KEY, found.id)
    kind = kind_of(found.kind)
    return open_list(data, found.name, kind.columns, headings_of(found.area_id, kind), correctable=True)


def rows_of(*, by: Actor, import_id: UUID) -> int:
    """How many rows the list has."""
    found = list_of(by, import_id)
    return sum(1 for _ in kind_of(found.kind).read(sheet_of(by=by, import_id=import_id).lines))


def preview(*, by: Actor, at: datetime, import_id: UUID, limit: int | None = None) -> Preview:
    """What would come of the list, or of its first `limit` rows; nothing is written."""
    found, sheet = list_of(by, import_id), sheet_of(by=by, import_id=import_id)
    kind = kind_of(found.kind)
    lines = list(islice(sheet.lines, limit))
    planner, rows = kind.planner(setting_of(by, at, found)), kind.read(lines)
    planned: list[Planned] = []
    while part := list(islice(rows, kind.part)):
        planned += planner.plan(part)
    return Preview(sheet.header, planned, {line.row: line for line in lines}, rest=sum(1 for _ in sheet.lines))


def setting_of(by: Actor, at: datetime, found: Import) -> Setting:
    """Internal: with what the rows of this list are planned and brought in."""
    return setting_at(by, at, found.area_id, found.told)


def setting_at(by: Actor, at: datetime, area_id: int | None, told: Mapping[str, str]) -> Setting:
    """Internal: with what rows of a list about this area are planned and brought in."""
    on = at.date() if area_id is None else day_at(at, places.zone(area_id, at.date()))
    return Setting(by, at, on, area_id, answers_of(area_id), told)


def headings_of(area_id: int | None, kind: Kind[Any, Any]) -> dict[str, str]:
    """Internal: what people of the area said headings mean in lists of this kind."""
    if area_id is None:
        return {}
    return dict(Heading.objects.filter(area_id=area_id, kind=kind.code).values_list("key", "field"))


def answers_of(area_id: int | None) -> dict[str, int]:
    """Internal: what people of the area said paths of names mean."""
    if area_id is None:
        return {}
    return dict(Answer.objects.filter(area_id=area_id).values_list("names", "village_id"))


def kinds_at(by: Actor, area: places.AreaView) -> list[Kind[Any, Any]]:
    """Internal: the kinds of lists that the actor may bring into this area."""
    scope = Scope(area=area.path)
    if not by.may(ACTION, scope):
        return []
    return [kind for kind in KINDS.values() if all(by.may(one, scope, exact=kind.exact) for one in kind.actions)]


def may_import(by: Actor, area: places.AreaView) -> bool:
    """Internal: whether the actor may bring any list into this area."""
    return bool(kinds_at(by, area))


def _view(one: Import) -> ImportView:
    return ImportView(
        id=one.id,
        kind=one.kind,
        area_id=one.area_id,
        name=one.name,
        state=one.state,
        rows=one.rows,
        done=one.done,
        counts=one.counts,
        told=one.told,
        by_name=one.by_name,
        at=one.at,
        has_file="sealed" not in one.get_deferred_fields() and one.sealed is not None,
    )
