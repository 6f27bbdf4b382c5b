"""Invitations: for the committee with their links, for the one who holds a link what it says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q

from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.participants.models import TAKING_PART, Invitation, Knock, Participant
from simpul.participants.queries.ground import MANAGE, Ground, ground_of
from simpul.participants.queries.views import InvitationView
from simpul.participants.rules.links import link_token, token_hash
from simpul.standards.participants import pace_on

LONGEST_TOKEN = 64


@dataclass(frozen=True, slots=True)
class Welcome:
    """What somebody sees who opens a link: the event, and where those whom it invites are from; of nobody else."""

    ground: Ground
    addressee: str
    area_id: int | None
    post_id: UUID | None
    to_person: bool


def invitations(*, by: Actor, at: datetime, batch_id: UUID) -> list[InvitationView]:
    """The invitations of a batch, for those who look after its list."""
    _managed(by, at, batch_id)
    found = Invitation.objects.filter(batch_id=batch_id)
    return [_view(one, at, registered) for one, registered in zip(found, _registered(batch_id, found), strict=True)]


def invitation(*, by: Actor, at: datetime, invitation_id: UUID) -> InvitationView:
    """One invitation."""
    found = Invitation.objects.filter(id=invitation_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    _managed(by, at, found.batch_id)
    return _view(found, at, _registered(found.batch_id, [found])[0])


def link_of(*, by: Actor, at: datetime, invitation_id: UUID) -> str:
    """The secret part of the link, to be sent on; Refusal `undangan-tidak-berlaku` where it holds no more."""
    found = Invitation.objects.filter(id=invitation_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    _managed(by, at, found.batch_id)
    if found.void_because or found.expires_at <= at:
        raise Refusal("undangan-tidak-berlaku")
    return link_token(settings.SECRET_KEY.encode(), found.id, found.turn)


def welcome(*, at: datetime, token: str) -> Welcome:
    """Open to whoever holds the link: what it invites to. Refusal `undangan-tidak-berlaku`."""
    found = invitation_of_token(token, at)
    ground = ground_of(found.batch_id, at)
    return Welcome(ground, found.addressee, found.area_id, found.post_id, bool(found.person_id or found.phone))


def invitation_of_token(token: str, at: datetime) -> Invitation:
    """Internal: the invitation whose link this is; Refusal `undangan-tidak-berlaku` for wrong, withdrawn, expired."""
    found = (
        Invitation.objects.filter(token_hash=token_hash(token.strip().lower()[:LONGEST_TOKEN]))
        .select_related("area")
        .first()
    )
    if found is None or found.void_because or found.expires_at <= at:
        raise Refusal("undangan-tidak-berlaku")
    return found


def refuse_too_many(*, address: str, at: datetime) -> None:
    """Refusal `terlalu-sering-mendaftar` when that network address has sent too many registrations."""
    pace = pace_on(at.date())
    since = at - timedelta(minutes=pace.minutes)
    if Knock.objects.filter(address=address[:64], at__gt=since).count() >= pace.registrations:
        raise Refusal("terlalu-sering-mendaftar", menit=pace.minutes)


def _managed(by: Actor, at: datetime, batch_id: UUID) -> None:
    if not ground_of(batch_id, at).may(by, MANAGE):
        raise Refusal("tidak-ditemukan")


def _registered(batch_id: UUID, found: Iterable[Invitation]) -> list[int]:
    counted = dict(
        Participant.objects.filter(TAKING_PART, Q(invitation__isnull=False), batch_id=batch_id)
        .order_by()
        .values_list("invitation_id")
        .annotate(n=Count("id"))
    )
    return [counted.get(one.id, 0) for one in found]


def _view(one: Invitation, at: datetime, registered: int) -> InvitationView:
    to = "area" if one.area_id else "post" if one.post_id else "person" if one.person_id else "office"
    return InvitationView(
        id=one.id,
        batch_id=one.batch_id,
        to=to,
        area_id=one.area_id,
        post_id=one.post_id,
        person_id=one.person_id,
        addressee=one.addressee,
        phone=one.phone,
        seats=one.seats,
        letter_number=one.letter_number,
        letter_on=one.letter_on,
        expires_at=one.expires_at,
        void_because=one.void_because,
        live=not one.void_because and one.expires_at > at,
        registered=registered,
    )
