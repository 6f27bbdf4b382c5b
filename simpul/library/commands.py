"""Adding regulations and materials to the library of an area, correcting them, taking them back."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.library import queries
from simpul.library.models import LIVE, Entry
from simpul.library.queries import RIGHT
from simpul.library.rules import RELATIONS, TRUSTS, span_fault
from simpul.papers import commands as papers
from simpul.places import queries as places
from simpul.standards import fields as spm_fields
from simpul.standards.regulations import library_kind

_VILLAGE_KINDS = ("", "desa", "kelurahan")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody tells about an entry; "" and None for what they do not know.

    `in_force_to`: the first day on which it no longer holds; `relation` to `of_key`: see rules.RELATIONS.
    """

    kind: str
    title: str
    number: str = ""
    field: str = ""
    village_kind: str = ""
    enacted_on: date | None = None
    in_force_from: date | None = None
    in_force_to: date | None = None
    relation: str = ""
    of_key: str = ""
    link: str = ""
    source: str = ""
    trust: str = "medium"


@dataclass(frozen=True)
class NewFile:
    """A PDF or photo with its name."""

    name: str
    data: bytes


@command("library.add_entry")
def add_entry(
    *, by: Actor, at: datetime, area_id: int, told: Told, file: NewFile | None = None, id: UUID | None = None
) -> UUID:
    """Add a regulation or material that holds in an area and below; the same id again changes nothing.

    An agency adds what is of its own fields; Refusal `pustaka-bidang-lain` for another, or for none.
    """
    by.require(RIGHT, places.scope_of(area_id))
    if id is not None and Entry.objects.filter(id=id, by=by.id).exists():
        return id
    row = Entry(id=id or new_id(), area_id=area_id, by=by.id, by_name=by.name[:200], at=at)
    _write(row, told, by, at, file)
    row.save(force_insert=True)
    changed("library", row.id, after=_plain(row))
    return row.id


@command("library.correct_entry")
def correct_entry(*, by: Actor, at: datetime, id: UUID, version: int, told: Told, file: NewFile | None = None) -> None:
    """Correct an entry, or say until when it held; without a file the one that it has stays."""
    row = _managed(by, id)
    if row.version != version:
        raise Refusal("sudah-diubah-orang-lain")
    before = _plain(row)
    _write(row, told, by, at, file)
    row.version += 1
    row.save()
    changed("library", row.id, before=before, after=_plain(row))


@command("library.void_entry")
def void_entry(*, by: Actor, at: datetime, id: UUID, reason: str) -> None:
    """Take back an entry that was a mistake; one that has ended is corrected instead, and stays readable."""
    row = _managed(by, id)
    row.void_because = worded(reason, "reason", 300)
    row.save(update_fields=["void_because"])
    changed("library", row.id, after={"void_because": row.void_because}, reason=row.void_because)


def _managed(by: Actor, id: UUID) -> Entry:
    row = Entry.objects.select_for_update(of=("self",)).filter(LIVE, id=id).first()
    if row is None:
        raise Refusal("tidak-ditemukan")
    if not queries.may_write(by, row.area_id, row.field):
        raise Refusal("tidak-berhak", action=RIGHT)
    return row


def _write(row: Entry, told: Told, by: Actor, at: datetime, file: NewFile | None) -> None:
    """What is told, checked, onto the row; the file is kept first, for it may be refused."""
    _check(row, told, by, at)
    for one in fields(Told):
        setattr(row, one.name, getattr(told, one.name))
    row.title = worded(told.title, "title", 200)
    row.number = worded(told.number, "number", 120, may_be_empty=True)
    row.source = worded(told.source, "source", 200, may_be_empty=True)
    same = Entry.objects.filter(LIVE, area_id=row.area_id, kind=row.kind, number=row.number).exclude(id=row.id)
    if row.number and same.exists():
        raise Refusal("pustaka-nomor-sudah-ada", field="number")
    if file is not None:
        # Who keeps the library brings its files; a law is no paper about persons, which others may not open.
        row.paper_id = papers.add_paper(by=SYSTEM, at=at, area_id=row.area_id, name=file.name, data=file.data)


def _check(row: Entry, told: Told, by: Actor, at: datetime) -> None:
    if library_kind(told.kind) is None:
        raise Refusal("pustaka-jenis-salah", field="kind")
    if told.field and told.field not in {one.code for one in spm_fields()}:
        raise Refusal("pustaka-jenis-salah", field="field")
    if not queries.may_write(by, row.area_id, told.field):
        raise Refusal("pustaka-bidang-lain", field="field")
    if told.village_kind not in _VILLAGE_KINDS or told.trust not in TRUSTS:
        raise Refusal("pustaka-jenis-salah", field="trust" if told.village_kind in _VILLAGE_KINDS else "village_kind")
    if fault := span_fault(told.in_force_from, told.in_force_to):
        raise Refusal(fault, field="in_force_to")
    if told.link and not told.link.startswith(("https://", "http://")):
        raise Refusal("pustaka-tautan-salah", field="link")
    _check_relation(row, told, by, at)


def _check_relation(row: Entry, told: Told, by: Actor, at: datetime) -> None:
    if bool(told.relation) != bool(told.of_key) or told.relation not in ("", *RELATIONS):
        raise Refusal("pustaka-hubungan-kurang", field="of_key")
    if told.of_key == str(row.id):
        raise Refusal("pustaka-hubungan-sendiri", field="of_key")
    if told.of_key:
        queries.entry(by=by, key=told.of_key, on=at.date())


def _plain(row: Entry) -> dict[str, Any]:
    told = {one.name: getattr(row, one.name) for one in fields(Told)}
    days = {name: value.isoformat() for name, value in told.items() if isinstance(value, date)}
    return {**told, **days, "area": row.area_id, "paper": str(row.paper_id or "")}
