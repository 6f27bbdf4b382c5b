"""Which phone calls, and which phones a post or a village looks after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hmac import compare_digest
from uuid import UUID

from simpul.accounts import queries as accounts
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.phones.models import Phone
from simpul.phones.rules import hashed, may_enrol, read_token


@dataclass(frozen=True)
class Known:
    """The phone that calls, as the door knows it."""

    id: UUID
    user_id: UUID
    label: str


@dataclass(frozen=True)
class PhoneView:
    """A phone in a list. `state`: aktif, masuk-ulang (needs a new code), ditutup."""

    id: UUID
    user_id: UUID
    user_name: str
    label: str
    state: str
    enrolled_at: datetime
    last_seen: datetime | None
    unsent: int | None
    client_version: str
    shut_out_at: datetime | None
    shut_out_reason: str


@dataclass(frozen=True)
class Owner:
    """An account for which the actor may hand out a phone, with its roles in words."""

    user_id: UUID
    name: str
    roles: tuple[str, ...]


def authenticate(token: str) -> Known:
    """The phone of a credential. Refusal `masuk-ulang` for none that holds, `telepon-ditutup` for one shut out."""
    read = read_token(token)
    phone = Phone.objects.filter(id=read[0]).first() if read else None
    if phone is None or read is None or not compare_digest(phone.secret_hash, hashed(read[1])):
        raise Refusal("masuk-ulang")
    if phone.shut_out_at is not None:
        raise Refusal("telepon-ditutup")
    if phone.ended_at is not None:
        raise Refusal("masuk-ulang")
    return Known(phone.id, phone.user_id, phone.label)


def phone_of_rescue(phone_id: UUID, seal: str) -> tuple[Known, str]:
    """Internal: the phone that a rescue file names, and the code for which all of the file is held ("": for none).

    Anybody can seal something to this server. Only what was sealed with the key of that vault, of which the phone told
    while its credential held, is as good as what the phone sends itself. `berkas-penyelamat-salah` for no phone.
    """
    phone = Phone.objects.filter(id=phone_id).first()
    if phone is None:
        raise Refusal("berkas-penyelamat-salah")
    because = "telepon-ditutup" if phone.shut_out_at else "" if seal and phone.seal == seal else "berkas-belum-dikenal"
    return Known(phone.id, phone.user_id, phone.label), because


def own_phone(*, by: Actor, phone_id: UUID) -> Known:
    """A phone of the actor's own; Refusal `tidak-ditemukan` for none and for that of somebody else."""
    phone = Phone.objects.filter(id=phone_id, user_id=by.id).first()
    if phone is None:
        raise Refusal("tidak-ditemukan")
    return Known(phone.id, phone.user_id, phone.label)


def labels(phone_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Internal: what these phones are called."""
    return dict(Phone.objects.filter(id__in=list(phone_ids)).values_list("id", "label"))


def owners(*, by: Actor, on: date, post_id: UUID | None = None, area_id: int | None = None) -> list[Owner]:
    """The accounts with a role at that post (or in that area and below) for which the actor may hand out a phone."""
    _require_somewhere(by)
    holders = accounts.role_holders(on=on, post_id=post_id, area_id=area_id)
    held = accounts.held_by(holders, on)
    names = accounts.names_of(holders)
    return [
        Owner(user_id, names[user_id], tuple(one.label for one in held[user_id]))
        for user_id in sorted(names, key=lambda id: names[id])
        if may_enrol(by, user_id, held[user_id])
    ]


def phones(*, by: Actor, on: date, post_id: UUID | None = None, area_id: int | None = None) -> list[PhoneView]:
    """The phones of those accounts, by name of the kader; one's own among them."""
    names = {owner.user_id: owner.name for owner in owners(by=by, on=on, post_id=post_id, area_id=area_id)}
    found = Phone.objects.filter(user_id__in=list(names))
    return sorted((_view(one, names[one.user_id]) for one in found), key=lambda one: (one.user_name, one.enrolled_at))


def phone(*, by: Actor, on: date, phone_id: UUID) -> PhoneView:
    """One phone; Refusal `tidak-ditemukan` for none and for one that the actor does not look after."""
    found = Phone.objects.filter(id=phone_id).first()
    if found is None or not may_enrol(by, found.user_id, accounts.held_by([found.user_id], on)[found.user_id]):
        raise Refusal("tidak-ditemukan")
    return _view(found, accounts.names_of([found.user_id])[found.user_id])


def _require_somewhere(by: Actor) -> None:
    if not by.is_system and not by.where("phone.manage"):
        raise Refusal("tidak-berhak", action="phone.manage")


def _view(one: Phone, name: str) -> PhoneView:
    state = "ditutup" if one.shut_out_at else "masuk-ulang" if one.ended_at else "aktif"
    return PhoneView(
        id=one.id,
        user_id=one.user_id,
        user_name=name,
        label=one.label,
        state=state,
        enrolled_at=one.enrolled_at,
        last_seen=one.last_seen,
        unsent=one.unsent,
        client_version=one.client_version,
        shut_out_at=one.shut_out_at,
        shut_out_reason=one.shut_out_reason,
    )
