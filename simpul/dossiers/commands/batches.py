"""Batches: verified dossiers of a regency, the letter that goes with them, and the numbers that come back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.dossiers.commands.dossiers import move
from simpul.dossiers.models import Batch, Dossier
from simpul.dossiers.rules import SUBMITTED, VERIFIED
from simpul.kernel.actor import REGENCY, Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import gettext_noop
from simpul.places import queries as places
from simpul.registry import commands as registry
from simpul.registry.commands import Outcome
from simpul.registry.commands.shapes import refused


@dataclass(frozen=True)
class Signer:
    """Who signs a letter: the office as it stands under the place and day, the name ("" leaves a dotted line)."""

    office: str
    name: str = ""


CHAIR_SIGNS = Signer(gettext_noop("Ketua Tim Pembina Posyandu"))


@dataclass(frozen=True)
class NumberRow:
    """The number that Kemendagri gave to a post."""

    post_id: UUID
    number: str


@command("dossiers.make_batch")
def make_batch(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    name: str,
    post_ids: Iterable[UUID],
    signer: Signer = CHAIR_SIGNS,
    id: UUID | None = None,
) -> UUID:
    """Gather verified dossiers of a regency that lie in no batch. Made already under this id: nothing happens."""
    area = places.area(area_id)
    by.require("dossier.submit", places.scope_of(area_id), exact=True)
    if area.level != REGENCY:
        raise Refusal("kiriman-dari-kabupaten")
    if id is not None and Batch.objects.filter(id=id, area_id=area_id).exists():
        return id
    wanted = set(post_ids)
    free = Dossier.objects.select_for_update().filter(
        post_id__in=wanted, state=VERIFIED, batch=None, post__village__l2=area_id, post__number=""
    )
    dossiers = list(free)
    if not wanted or len(dossiers) != len(wanted):
        raise Refusal("kiriman-berkas-salah", field="post_ids")
    batch = Batch(id=id or new_id(), area_id=area_id, name=tidy(name)[:100])
    _sign(batch, signer)
    batch.save(force_insert=True)
    Dossier.objects.filter(id__in=[one.id for one in dossiers]).update(batch=batch)
    changed("batch", batch.id, after={"area": area_id, "name": batch.name, "posts": sorted(map(str, wanted))})
    return batch.id


@command("dossiers.set_signer")
def set_signer(*, by: Actor, at: datetime, batch_id: UUID, signer: Signer) -> None:
    """Who signs the letter of a batch, as long as it has not been handed upward."""
    batch = _locked(by, batch_id)
    if batch.letter:
        raise Refusal("kiriman-sudah-diajukan")
    before = {"office": batch.signer_office, "name": batch.signer_name}
    _sign(batch, signer)
    batch.save()
    changed("batch", batch.id, before=before, after={"office": batch.signer_office, "name": batch.signer_name})


@command("dossiers.submit_batch")
def submit_batch(*, by: Actor, at: datetime, batch_id: UUID, letter: str, on: date) -> None:
    """Write down the letter with which the batch was handed to Kemendagri."""
    batch = _locked(by, batch_id)
    if batch.letter:
        raise Refusal("kiriman-sudah-diajukan")
    if not letter.strip():
        raise Refusal("kiriman-tanpa-surat", field="letter")
    if on > day_at(at, "WIT"):
        raise Refusal("tanggal-belum-tiba", field="on", on=on)
    dossiers = list(batch.dossiers.select_for_update().filter(state=VERIFIED))
    if not dossiers:
        raise Refusal("kiriman-berkas-salah")
    batch.letter, batch.letter_on = " ".join(letter.split())[:100], on
    batch.save()
    changed("batch", batch.id, after={"letter": batch.letter, "on": on.isoformat()})
    for dossier in dossiers:
        move(dossier, SUBMITTED, at)


@command("dossiers.record_numbers")
def record_numbers(
    *, by: Actor, at: datetime, batch_id: UUID, rows: Sequence[NumberRow], on: date | None = None
) -> list[Outcome]:
    """Write down the numbers that came back, one outcome for each row: format, village and uniqueness are checked by
    the registry. A row refused leaves the others as they are."""
    batch = _locked(by, batch_id)
    if not batch.letter:
        raise Refusal("kiriman-belum-diajukan")
    waiting = dict(batch.dossiers.values_list("post_id", "post__number"))
    told: dict[UUID, str] = {}
    return [_record(by, at, row, waiting, told, on) for row in rows]


def _record(
    by: Actor, at: datetime, row: NumberRow, waiting: dict[UUID, str], told: dict[UUID, str], on: date | None
) -> Outcome:
    """`told`: the numbers of the rows before, so that two rows never give one post two numbers."""
    number = row.number.strip()
    try:
        if told.setdefault(row.post_id, number) != number:
            raise Refusal("kiriman-nomor-dua-kali", nomor=told[row.post_id])
        if row.post_id not in waiting or not number:
            raise Refusal("kiriman-nomor-asing")
        if waiting[row.post_id] == number:
            return Outcome(row.post_id, "same")
        registry.record_number(by=by, at=at, post_id=row.post_id, number=number, on=on)
    except Refusal as refusal:
        return refused(row.post_id, refusal)
    return Outcome(row.post_id, "accepted")


def _sign(batch: Batch, signer: Signer) -> None:
    batch.signer_office, batch.signer_name = tidy(signer.office)[:100], tidy(signer.name)[:200]
    if not batch.signer_office:
        raise Refusal("kiriman-tanpa-penanda-tangan", field="office")


def _locked(by: Actor, batch_id: UUID) -> Batch:
    batch = Batch.objects.select_for_update().filter(id=batch_id).first()
    if batch is None:
        raise Refusal("tidak-ditemukan")
    by.require("dossier.submit", places.scope_of(batch.area_id), exact=True)
    return batch
