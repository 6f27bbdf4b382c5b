"""SK: what was decreed for posts and teams."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.offices.models import Decree, PostDecree
from simpul.offices.queries.institution import FOUNDING, OFFICERS, TEAM
from simpul.places import queries as places
from simpul.registry.queries.posts import post_scopes
from simpul.registry.rules import months_touched, term_fault

RIGHTS = {FOUNDING: "appointment.manage", OFFICERS: "appointment.manage", TEAM: "team.manage"}


@command("offices.record_decree")
def record_decree(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    purpose: str,
    number: str,
    on: date,
    signer_name: str,
    signer_office: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    post_ids: Iterable[UUID] = (),
    id: UUID | None = None,
) -> UUID:
    """Write down an SK of an area for `pendirian`, `pengurus` or `tim_pembina`, and the posts of which it speaks.

    `signer_office` "": the head of the area. In force from `valid_from` (None: `on`) to `valid_to` (excluded).
    """
    if purpose not in RIGHTS:
        raise Refusal("sk-keperluan-tidak-dikenal", field="purpose")
    by.require(RIGHTS[purpose], places.scope_of(area_id))
    if id is not None and Decree.objects.filter(id=id).exists():
        return id
    decree = Decree(
        id=id or new_id(),
        area_id=area_id,
        purpose=purpose,
        number=" ".join(number.split())[:100],
        on=on,
        signer_name=" ".join(signer_name.split())[:200],
        signer_office=signer_office.strip()[:100] or _head_of(area_id, on),
        valid_from=valid_from or on,
        valid_to=valid_to,
    )
    _require_sound(decree)
    decree.save(force_insert=True)
    changed("decree", decree.id, after=_plain(decree))
    _attach(decree, list(post_ids), at)
    return decree.id


@command("offices.attach_decree")
def attach_decree(*, by: Actor, at: datetime, decree_id: UUID, post_ids: Iterable[UUID]) -> None:
    """Say of which further posts an SK speaks."""
    decree = Decree.objects.select_for_update().filter(id=decree_id).first()
    if decree is None:
        raise Refusal("tidak-ditemukan")
    by.require(RIGHTS[decree.purpose], places.scope_of(decree.area_id))
    _attach(decree, list(post_ids), at)


def _require_sound(decree: Decree) -> None:
    if not decree.number or not decree.signer_name:
        raise Refusal("sk-nomor-kosong", field="signer_name" if decree.number else "number")
    if Decree.objects.filter(area_id=decree.area_id, number=decree.number, on=decree.on).exists():
        raise Refusal("sk-sudah-ada", field="number")
    if fault := term_fault(decree.valid_from, decree.valid_to):
        raise Refusal(fault, field="valid_to")


def _head_of(area_id: int, on: date) -> str:
    """The office that signs in an area: "Lurah Penarukan", "Perbekel Bila", in the words of the place."""
    return f"{places.head_title(area_id, on)} {places.area(area_id).name}".strip()[:100]


def _attach(decree: Decree, post_ids: list[UUID], at: datetime) -> None:
    known = set(PostDecree.objects.filter(decree=decree).values_list("post_id", flat=True))
    fresh = [post_id for post_id in dict.fromkeys(post_ids) if post_id not in known]
    if not fresh:
        return
    scopes = post_scopes(fresh)
    if any(post_id not in scopes or decree.area_id not in scopes[post_id].area for post_id in fresh):
        raise Refusal("sk-wilayah-lain", field="post_ids")
    PostDecree.objects.bulk_create([PostDecree(post_id=post_id, decree=decree) for post_id in fresh])
    today = day_at(at, places.zone(decree.area_id, decree.on))
    touched = months_touched(max(decree.on, decree.valid_from), today)
    for post_id in fresh:
        changed("post", post_id, after={"decree": str(decree.id)}, feed=post_id, periods=touched)


def _plain(decree: Decree) -> dict[str, object]:
    return {
        "area": decree.area_id,
        "purpose": decree.purpose,
        "number": decree.number,
        "on": decree.on.isoformat(),
        "signer_office": decree.signer_office,
        "valid_from": decree.valid_from.isoformat(),
        "valid_to": decree.valid_to.isoformat() if decree.valid_to else None,
    }
