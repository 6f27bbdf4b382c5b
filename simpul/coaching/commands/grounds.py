"""What commands of coaching share: the visit, held until the command ends, for the office that makes it."""

from uuid import UUID

from simpul.coaching.models import Visit
from simpul.coaching.queries.seeing import WRITE
from simpul.coaching.rules.visits import CALLED_OFF, PLANNED, SIGNED
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.standards import fields
from simpul.standards.budgets import Named

LONG = 5_000


def held(visit_id: UUID) -> Visit:
    """Internal: the visit, locked; asks no right. Refusals `tidak-ditemukan`, `kunjungan-batal`."""
    found = Visit.objects.select_for_update().filter(id=visit_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    if found.state == CALLED_OFF:
        raise Refusal("kunjungan-batal")
    return found


def draft(by: Actor, visit_id: UUID) -> Visit:
    """Internal: the visit, locked, for its team; Refusal `kunjungan-sudah-disahkan` once it is signed off."""
    found = held(visit_id)
    by.require(WRITE, places.scope_of(found.area_id), exact=True)
    if found.state != PLANNED:
        raise Refusal("kunjungan-sudah-disahkan")
    return found


def signed(visit_id: UUID) -> Visit:
    """Internal: the visit, locked, once it is signed off; asks no right."""
    found = held(visit_id)
    if found.state != SIGNED:
        raise Refusal("kunjungan-belum-disahkan")
    return found


def chosen(code: str, entries: tuple[Named, ...], field: str) -> str:
    """The code, if it is one of the entries; Refusal `pilihan-pembinaan-salah`."""
    if code not in {one.code for one in entries}:
        raise Refusal("pilihan-pembinaan-salah", field=field)
    return code


def field_or_none(code: str) -> str:
    """A field, or "" for the institution; Refusal `bidang-tidak-dikenal`."""
    if code and code not in {one.code for one in fields()}:
        raise Refusal("bidang-tidak-dikenal", field="field")
    return code
