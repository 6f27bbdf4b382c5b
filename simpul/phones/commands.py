"""Enrolling a phone by a code, shutting it out, readmitting it, ending its credential."""

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.accounts.queries import held_by
from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.phones.models import EnrolCode, Phone, WrongCode
from simpul.phones.rules import (
    CODE_HOLDS,
    LONGEST_LABEL,
    code_from,
    hashed,
    is_seal,
    may_enrol,
    read_code,
    shown_code,
    since_when,
    version_of,
    waits,
)


@dataclass(frozen=True)
class NewCode:
    """A code as it is shown once, and until when it may be used."""

    code: str
    user_id: UUID
    expires_at: datetime


@dataclass(frozen=True)
class Enrolled:
    """The credential of a phone: told once, never again."""

    phone_id: UUID
    secret: str
    user_id: UUID

    @property
    def token(self) -> str:
        return f"{self.phone_id}.{self.secret}"


@command("phones.make_code")
def make_code(*, by: Actor, at: datetime, user_id: UUID) -> NewCode:
    """A code for a phone of that account, for a day; codes made for it before hold no more."""
    if not _manages(by, at, user_id):
        raise Refusal("tidak-berhak", action="phone.manage")
    EnrolCode.objects.filter(user_id=user_id, used_at=None, expires_at__gt=at).update(expires_at=at)
    code = code_from(os.urandom(5))
    made = EnrolCode.objects.create(
        code_hash=hashed(code), user_id=user_id, by=by.id, at=at, expires_at=at + CODE_HOLDS
    )
    changed("enrol_code", made.id, after={"user": str(user_id), "expires_at": made.expires_at.isoformat()})
    return NewCode(shown_code(code), user_id, made.expires_at)


@command("phones.enrol")
def enrol(*, by: Actor, at: datetime, code: str, label: str, phone_id: UUID | None = None) -> Enrolled:
    """Trade a code for a credential; the code is the authority, whoever brings it (the door asks as the system).

    `phone_id`: the vault that takes the code goes on as the same phone, with a new secret; it must be of the same
    account. A phone that was shut out stays so.
    """
    typed = read_code(code)
    found = typed and EnrolCode.objects.select_for_update().filter(code_hash=hashed(typed)).first()
    if not found or found.used_at is not None or found.expires_at <= at:
        raise Refusal("kode-telepon-salah", field="code")
    secret = secrets.token_urlsafe(32)
    phone = _known(found, phone_id) if phone_id else _new(found, at)
    phone.label = _label(label) or phone.label or "HP"
    phone.secret_hash, phone.ended_at = hashed(secret), None
    phone.save()
    found.used_at, found.phone = at, phone
    found.save(update_fields=["used_at", "phone"])
    changed("phone", phone.id, after={"user": str(phone.user_id), "label": phone.label, "code_by": str(found.by)})
    return Enrolled(phone.id, secret, phone.user_id)


def _known(code: EnrolCode, phone_id: UUID) -> Phone:
    phone = Phone.objects.select_for_update(of=("self",)).filter(id=phone_id).first()
    if phone is None or phone.user_id != code.user_id:
        raise Refusal("kode-untuk-orang-lain", field="code")
    if phone.shut_out_at is not None:
        raise Refusal("telepon-ditutup")
    return phone


def _new(code: EnrolCode, at: datetime) -> Phone:
    return Phone(id=new_id(), user_id=code.user_id, label="", enrolled_at=at, enrolled_by=code.by)


def _label(text: str) -> str:
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:LONGEST_LABEL]


@command("phones.shut_out")
def shut_out(*, by: Actor, at: datetime, phone_id: UUID, reason: str) -> None:
    """Nothing comes in from that phone any more; what it holds stays on it. Shut out already: nothing happens."""
    phone, kept = _managed(by, at, phone_id), _reason(reason)
    if phone.shut_out_at is not None:
        return
    phone.shut_out_at, phone.shut_out_by, phone.shut_out_reason = at, by.id, kept
    phone.save(update_fields=["shut_out_at", "shut_out_by", "shut_out_reason"])
    changed("phone", phone.id, before={"shut_out": False}, after={"shut_out": True}, reason=kept)


@command("phones.readmit")
def readmit(*, by: Actor, at: datetime, phone_id: UUID, reason: str) -> None:
    """The phone was found again: its credential holds as before."""
    phone, kept = _managed(by, at, phone_id), _reason(reason)
    if phone.shut_out_at is None:
        return
    phone.shut_out_at, phone.shut_out_by, phone.shut_out_reason = None, None, ""
    phone.save(update_fields=["shut_out_at", "shut_out_by", "shut_out_reason"])
    changed("phone", phone.id, before={"shut_out": True}, after={"shut_out": False}, reason=kept)


@command("phones.end_credential")
def end_credential(*, by: Actor, at: datetime, phone_id: UUID, reason: str) -> None:
    """The secret of the phone holds no more; the same vault goes on with a new code, its unsent work kept."""
    phone, kept = _managed(by, at, phone_id), _reason(reason)
    if phone.ended_at is not None:
        return
    phone.ended_at = at
    phone.save(update_fields=["ended_at"])
    changed("phone", phone.id, before={"ended": False}, after={"ended": True}, reason=kept)


def _managed(by: Actor, at: datetime, phone_id: UUID) -> Phone:
    """The phone, locked, for whoever looks after it; for all others there is none."""
    phone = Phone.objects.select_for_update(of=("self",)).filter(id=phone_id).first()
    if phone is None or not _manages(by, at, phone.user_id):
        raise Refusal("tidak-ditemukan")
    return phone


def _manages(by: Actor, at: datetime, user_id: UUID) -> bool:
    # Jakarta's day is the earliest of the three, so no role that still holds somewhere is left out.
    return may_enrol(by, user_id, held_by([user_id], day_at(at, "WIB"))[user_id])


def _reason(text: str) -> str:
    kept = " ".join(text.split())
    if not kept:
        raise Refusal("alasan-wajib", field="reason")
    return kept[:300]


def note_seen(
    *, phone_id: UUID, at: datetime, client_version: str, unsent: int | None = None, seal: str | None = None
) -> None:
    """The phone called, of that version, with so many unsent, its rescue files known by that seal.

    Its own note, no act of a person: not audited.
    """
    seen: dict[str, object] = {"last_seen": at}
    if version_of(client_version):
        seen["client_version"] = client_version
    if unsent is not None and 0 <= unsent < 2**31:
        seen["unsent"] = unsent
    if seal is not None and is_seal(seal):
        seen["seal"] = seal
    Phone.objects.filter(id=phone_id).update(**seen)


def lock_phone(phone_id: UUID) -> None:
    """Hold a phone until the transaction ends: two calls of the same phone follow each other."""
    Phone.objects.select_for_update(of=("self",)).filter(id=phone_id).values_list("id").first()


def take_receipt_number(phone_id: UUID) -> int:
    """The next number of a receipt for this phone, under its lock: the door's own counter, not audited."""
    phone = Phone.objects.select_for_update(of=("self",)).only("receipts").get(id=phone_id)
    Phone.objects.filter(id=phone_id).update(receipts=phone.receipts + 1)
    return phone.receipts + 1


def note_wrong_code(*, address: str, at: datetime) -> None:
    """A code that is none was tried from that address. A note of the door, not audited; old ones go."""
    WrongCode.objects.filter(at__lte=since_when(at)).delete()
    WrongCode.objects.create(address=address[:64], at=at)


def refuse_too_many_codes(*, address: str, at: datetime) -> None:
    """Refusal `terlalu-sering` when that address has tried too many wrong codes."""
    if waits(WrongCode.objects.filter(address=address[:64], at__gt=since_when(at)).count()):
        raise Refusal("terlalu-sering")
