"""What commands of training share: the programme or batch, held until the command ends, and codes that are known."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from simpul import standards
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.places import queries as places
from simpul.plans.commands.grounds import today_in
from simpul.standards.budgets import Named, entry
from simpul.training.models import Batch, Programme
from simpul.training.queries.seeing import WRITE
from simpul.training.rules.states import CANCELLED


def require_organising(by: Actor, area_id: int) -> None:
    """Only the office of that very area writes its programmes; Refusal `tidak-berhak`."""
    by.require(WRITE, places.scope_of(area_id), exact=True)


def locked_programme(by: Actor, programme_id: UUID) -> Programme:
    """Internal: the programme, held until the command ends; Refusal `program-batal` once called off."""
    found = Programme.objects.select_for_update().filter(id=programme_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    require_organising(by, found.area_id)
    if found.state == CANCELLED:
        raise Refusal("program-batal")
    return found


def locked_batch(by: Actor, batch_id: UUID, *, called_off: bool = False) -> Batch:
    """Internal: the batch with its programme, held until the command ends; Refusal `angkatan-batal`."""
    found = Batch.objects.select_for_update(of=("self",)).select_related("programme").filter(id=batch_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    require_organising(by, found.programme.area_id)
    if found.state == CANCELLED and not called_off:
        raise Refusal("angkatan-batal")
    return found


def known(entries: tuple[Named, ...], code: str, area_id: int, at: datetime, field: str) -> str:
    """The code, if it is in force where and when; Refusal `pilihan-tidak-dikenal` for this input."""
    if entry(entries, code, today_in(area_id, at)) is None:
        raise Refusal("pilihan-tidak-dikenal", field=field)
    return code


def known_fields(codes: Iterable[str], field: str = "fields") -> list[str]:
    """Codes of the six fields in their order; Refusal `bidang-tidak-dikenal`."""
    wanted = set(codes)
    order = [one.code for one in standards.fields()]
    if wanted - set(order):
        raise Refusal("bidang-tidak-dikenal", field=field)
    return [code for code in order if code in wanted]


def sound_link(link: str, field: str = "link") -> str:
    """An address of the web, or none; Refusal `tautan-salah`."""
    clean = worded(link, field, 300, may_be_empty=True)
    if clean and (not clean.startswith(("https://", "http://")) or " " in clean):
        raise Refusal("tautan-salah", field=field)
    return clean


def plain_day(day: date | None) -> str | None:
    """A day as it is kept in the audit."""
    return day.isoformat() if day else None
