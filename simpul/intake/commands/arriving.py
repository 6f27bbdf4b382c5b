"""Writing arrivals: the door's own bookkeeping, in the transaction of the act; what is held is told to its maker."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from simpul.audit.commands import changed, command
from simpul.intake.commands.envelopes import Answer, Envelope, post_named
from simpul.intake.models import Arrival, Receipt
from simpul.intake.rules import ACCEPTED, HELD, WITHDRAWN, receipt_code
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.phones.commands import lock_phone, take_receipt_number
from simpul.phones.queries import Known
from simpul.registry.queries import true_posts


@dataclass
class Desk:
    """One push at the door: who, by which phone, when; its receipt once there is one."""

    by: Actor
    at: datetime
    phone: Known
    because: str = ""  # why everything of this push is held: the phone was shut out
    receipt: Receipt | None = None
    known: dict[UUID, Arrival] = field(default_factory=dict)
    numbers: dict[UUID, int] = field(default_factory=dict)  # of receipts given before
    posts: dict[UUID, UUID] = field(default_factory=dict)  # those that are read as another now (docs/adr/0075)

    def look(self, run: Sequence[Envelope]) -> None:
        """Under the phone's lock: what is known of these intentions and of those that they name."""
        lock_phone(self.phone.id)
        ids = {id for one in run for id in (one.id, one.instead_of, *one.needs) if id}
        self.known = found_with_successors(ids)
        given = {one.receipt_id for one in self.known.values() if one.receipt_id}
        self.numbers = dict(Receipt.objects.filter(id__in=given).values_list("id", "number")) if given else {}
        self.posts = true_posts({id for one in run if (id := post_named(one.payload))})

    def payload(self, one: Envelope) -> Mapping[str, Any]:
        """What is carried out: work for a post that was entered twice is work for the one that it is."""
        named = post_named(one.payload) if self.posts else None
        return {**one.payload, "post_id": str(self.posts[named])} if named in self.posts else one.payload

    def number_of(self, arrival: Arrival) -> int | None:
        return self.numbers.get(arrival.receipt_id) if arrival.receipt_id else None


def found_with_successors(ids: Collection[UUID]) -> dict[UUID, Arrival]:
    """These arrivals, and those that came in the place of withdrawn ones."""
    known: dict[UUID, Arrival] = {}
    wanted = set(ids)
    while wanted:
        known |= Arrival.objects.in_bulk(wanted)
        wanted = {one.replaced_by for one in known.values() if one.replaced_by} - known.keys() - wanted
    return known


def state_of(known: Mapping[UUID, Arrival], id: UUID) -> str | None:
    """The state of an intention, or of the one that came in its place; None when it is unknown here."""
    seen: set[UUID] = set()
    while (one := known.get(id)) is not None and one.replaced_by is not None and id not in seen:
        seen.add(id)
        id = one.replaced_by
    return one.state if one is not None else None


def arrival_of(desk: Desk, one: Envelope, state: str, **more: Any) -> Arrival:
    """A row for one intention, not yet written."""
    return Arrival(
        id=one.id,
        by=desk.by.id,
        by_name=desk.by.name,
        phone_id=desk.phone.id,
        receipt_id=_receipt(desk).id,
        name=one.name,
        digest=one.digest,
        state=state,
        needs=[str(id) for id in one.needs],
        device_time=one.device_time,
        at=desk.at,
        **more,
    )


def _receipt(desk: Desk) -> Receipt:
    if desk.receipt is None:
        number = take_receipt_number(desk.phone.id)
        code = receipt_code(os.urandom(4))
        desk.receipt = Receipt(phone_id=desk.phone.id, number=number, code=code, at=desk.at)
    desk.receipt.count += 1
    return desk.receipt


def write_receipt(desk: Desk) -> None:
    """The receipt with its count so far, at the end of the transaction that gave it."""
    if desk.receipt is not None:
        desk.receipt.save()


def write_accepted(desk: Desk, accepted: Sequence[tuple[Envelope, Any]]) -> None:
    """The arrivals of what was just carried out, in the transaction of the acts."""
    rows = [arrival_of(desk, one, ACCEPTED, outcome=outcome) for one, outcome in accepted]
    if rows:
        Arrival.objects.bulk_create(rows)


@command("intake.hold")
def hold(*, by: Actor, at: datetime, rows: Sequence[Arrival]) -> None:
    """Keep these for a person to decide; their maker's phones are told."""
    Arrival.objects.bulk_create(rows)
    for row in rows:
        changed("arrival", row.id, after={"state": HELD, "code": row.code}, feed=row.by)


@command("intake.put_away")
def put_away(*, by: Actor, at: datetime, ids: Mapping[UUID, UUID | None]) -> None:
    """Their maker does not want these carried out any more; each with the id of what comes in its place (or None).

    One that has not arrived is remembered, should a copy of it still be under way. Refusal `sudah-diterima` when one
    was carried out, `tidak-ditemukan` when it is somebody else's. Declined or withdrawn already: nothing happens.
    """
    known = {one.id: one for one in Arrival.objects.select_for_update().filter(id__in=list(ids)).order_by("id")}
    for id, successor in ids.items():
        one = known.get(id)
        if one is not None and one.by != by.id:
            raise Refusal("tidak-ditemukan")
        if one is not None and one.state == ACCEPTED:
            raise Refusal("sudah-diterima")
        if one is None:
            one = Arrival(id=id, by=by.id, by_name=by.name, name="", at=at)
        elif one.state != HELD and (successor is None or one.replaced_by is not None):
            continue
        _withdraw(one, successor, new=id not in known)


def _withdraw(one: Arrival, successor: UUID | None, *, new: bool) -> None:
    one.state, one.payload = one.state if one.state not in ("", HELD) else WITHDRAWN, None
    one.replaced_by = successor or one.replaced_by
    one.save(force_insert=new)
    changed("arrival", one.id, after={"state": one.state}, feed=one.by)


def repeated(desk: Desk, one: Envelope, known: Arrival) -> Answer:
    """The answer to an intention that came before: the same as then, or what was decided since."""
    if known.by != desk.by.id or (known.digest and known.digest != one.digest):
        refusal = Refusal("sudah-ada-lain")
        return Answer(one.id, "refused", refusal.code, refusal.sentence)
    number = desk.number_of(known)
    if known.state == ACCEPTED:
        return Answer(one.id, ACCEPTED, outcome=known.outcome, receipt=number)
    if known.state == WITHDRAWN:
        refusal = Refusal("sudah-ditarik")
        return Answer(one.id, "refused", refusal.code, refusal.sentence)
    if known.state == HELD:
        return Answer(one.id, HELD, known.code, known.sentence, outcome=known.outcome, receipt=number)
    declined = Refusal("ditolak-desa", alasan=known.reason)
    return Answer(one.id, HELD, declined.code, declined.sentence, receipt=number)


@command("intake.withdraw_intention")
def withdraw_intention(*, by: Actor, at: datetime, id: UUID) -> None:
    """The maker does not want an intention carried out that was refused or is held; `sudah-diterima` if it was."""
    put_away(by=by, at=at, ids={id: None})
