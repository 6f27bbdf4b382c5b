"""Invitations: a letter and a link, to an area, a post, an office or a person; withdrawn, renewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.participants.commands.calling import SEATS_AT_MOST, managed
from simpul.participants.models import Invitation, Quota
from simpul.participants.queries.ground import Ground
from simpul.participants.rules.links import link_token, token_hash
from simpul.participants.rules.naming import dialled
from simpul.people.queries import snapshots
from simpul.places import queries as places
from simpul.registry.queries.posts import post_labels, post_scopes
from simpul.standards.participants import holding_on


@dataclass(frozen=True)
class NewInvitation:
    """To whom: an area, a post, a person, or an office in words alone. `seats` None: the quota says it, or nothing.

    `phone`: somebody in words alone who is one person, with the number to which the link goes.
    """

    addressee: str = ""
    area_id: int | None = None
    post_id: UUID | None = None
    person_id: UUID | None = None
    phone: str = ""
    seats: int | None = None
    letter_number: str = ""
    letter_on: date | None = None
    id: UUID | None = None


@command("participants.invite")
def invite(*, by: Actor, at: datetime, batch_id: UUID, new: NewInvitation) -> UUID:
    """Invite; the letter and the link are made from what is kept."""
    ground = managed(by, at, batch_id)
    if new.id is not None and Invitation.objects.filter(id=new.id, by=by.id).exists():
        return new.id
    if new.seats is not None and not 1 <= new.seats <= SEATS_AT_MOST:
        raise Refusal("kuota-salah", field="seats", paling=SEATS_AT_MOST)
    id = new.id or new_id()
    made = Invitation.objects.create(
        id=id,
        batch_id=batch_id,
        area_id=new.area_id,
        post_id=new.post_id,
        person_id=new.person_id,
        addressee=_addressee(ground, new),
        phone=_phone(new),
        seats=new.seats if new.seats is not None else _seats(batch_id, new),
        letter_number=worded(new.letter_number, "letter_number", 80, may_be_empty=True),
        letter_on=new.letter_on or ground.today,
        token_hash=token_hash(token_of(id, 1)),
        expires_at=_expires(ground, at),
        by=by.id,
        at=at,
    )
    changed("invitation", made.id, after={"batch": str(batch_id), "area": new.area_id, "seats": made.seats})
    return made.id


@command("participants.invite_areas")
def invite_areas(
    *,
    by: Actor,
    at: datetime,
    batch_id: UUID,
    area_ids: Sequence[int],
    letter_number: str = "",
    seats: int | None = None,
) -> list[UUID]:
    """An invitation for each of these areas that has none yet."""
    live = Invitation.objects.filter(batch_id=batch_id, void_because="", area_id__in=list(area_ids))
    known = set(live.values_list("area_id", flat=True))
    wanted = [one for one in dict.fromkeys(area_ids) if one not in known]
    return [
        invite(
            by=by,
            at=at,
            batch_id=batch_id,
            new=NewInvitation(area_id=one, letter_number=letter_number, seats=seats),
        )
        for one in wanted
    ]


@command("participants.withdraw_invitation")
def withdraw_invitation(*, by: Actor, at: datetime, invitation_id: UUID, reason: str) -> None:
    """The invitation holds no more, nor does its link. Who signed up by it stays."""
    found = _held(by, at, invitation_id)
    found.void_because = worded(reason, "reason", 300)
    found.save(update_fields=["void_because"])
    changed("invitation", found.id, after={"void_because": found.void_because}, reason=found.void_because)


@command("participants.renew_link")
def renew_link(*, by: Actor, at: datetime, invitation_id: UUID) -> None:
    """A new link in place of one that went to the wrong people, or whose time is over; the old one holds no more."""
    found = _held(by, at, invitation_id)
    ground = managed(by, at, found.batch_id)
    found.turn += 1
    found.token_hash = token_hash(token_of(found.id, found.turn))
    found.expires_at = _expires(ground, at)
    found.save(update_fields=["turn", "token_hash", "expires_at"])
    changed("invitation", found.id, after={"turn": found.turn, "expires_at": found.expires_at.isoformat()})


def token_of(id: UUID, turn: int) -> str:
    """Internal: the secret part of the link of an invitation."""
    return link_token(settings.SECRET_KEY.encode(), id, turn)


def _held(by: Actor, at: datetime, invitation_id: UUID) -> Invitation:
    found = Invitation.objects.select_for_update().filter(id=invitation_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    managed(by, at, found.batch_id)
    if found.void_because:
        raise Refusal("undangan-sudah-ditarik")
    return found


def _addressee(ground: Ground, new: NewInvitation) -> str:
    """The words on the letter; the name of the place or the person where none were given."""
    path, name = _whom(new)
    if path and not ground.covers(path):
        raise Refusal("kuota-di-luar", field="area", tempat=name, wilayah=ground.area.full_name or ground.area.name)
    if not tidy(new.addressee) and not name:
        raise Refusal("undangan-tanpa-tujuan", field="addressee")
    return worded(tidy(new.addressee) or name, "addressee", 160)


def _whom(new: NewInvitation) -> tuple[tuple[int, ...], str]:
    """Where they lie, and what they are called."""
    if new.area_id is not None:
        place = places.area(new.area_id)
        return place.path, place.full_name or place.name
    if new.post_id is not None:
        scopes = post_scopes([new.post_id])
        if new.post_id not in scopes:
            raise Refusal("tidak-ditemukan", field="post")
        return scopes[new.post_id].area, post_labels([new.post_id])[new.post_id]
    if new.person_id is not None:
        found = snapshots([new.person_id]).get(new.person_id)
        if found is None:
            raise Refusal("tidak-ditemukan", field="person")
        return places.area(found.village_id).path, found.name
    return (), ""


def _phone(new: NewInvitation) -> str:
    number = dialled(new.phone)
    if tidy(new.phone) and not number:
        raise Refusal("telepon-tidak-terbaca", field="phone")
    return number


def _seats(batch_id: UUID, new: NewInvitation) -> int | None:
    """One for a person; for a place its quota, if it has one."""
    if new.person_id is not None or tidy(new.phone):
        return 1
    if new.area_id is None and new.post_id is None:
        return None
    of_whom: dict[str, Any] = {"batch_id": batch_id, "area_id": new.area_id, "post_id": new.post_id}
    found = Quota.objects.filter(**of_whom)
    return found.values_list("seats", flat=True).first()


def _expires(ground: Ground, at: datetime) -> datetime:
    """The link holds its days, and never longer than the event."""
    ends = at + timedelta(days=holding_on(ground.today).link_days)
    if ground.last_day is None:
        return ends
    left = max((ground.last_day - ground.today).days + 1, 1)
    return min(ends, at + timedelta(days=left))
