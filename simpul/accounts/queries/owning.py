"""Offices whose holder is known by name alone (docs/adr/0023): which of them are the account's."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from simpul.accounts.models import Holding, OwnedOffice
from simpul.accounts.queries.users import user
from simpul.heads.queries import heads_in
from simpul.kernel.actor import Actor
from simpul.places.queries import areas
from simpul.standards import field
from simpul.upkeep.queries import OwnOffice, named_seats


@dataclass(frozen=True)
class NamedOffice:
    """An office of an area, held today by somebody known by name alone. `own`: told as this account's."""

    id: UUID
    holder: str
    title: str
    place: str
    own: bool


def named_offices(*, by: Actor, user_id: UUID, on: date) -> list[NamedOffice]:
    """What can be told as the account's, the head of each area first; for those who look after the account."""
    return offices_in_reach(user(by=by, user_id=user_id, on=on).id, on)


def offices_in_reach(user_id: UUID, on: date) -> list[NamedOffice]:
    """Internal: the offices of the very areas in which the account holds a role: whoever could not give that role
    does not reach the office either."""
    held = Holding.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), user_id=user_id, area__isnull=False)
    area_ids = list(held.order_by("area_id").values_list("area_id", flat=True).distinct())
    own, known = set(_owned(user_id)), areas(area_ids)
    heads = [(one.id, one.area_id, one.name, one.title) for one in heads_in(area_ids, on)]
    seats = [(one.office.id, one.area_id, one.office.name, _title(one)) for one in named_seats(area_ids, on)]
    return [
        NamedOffice(id, holder, title, known[area_id].full_name, id in own)
        for id, area_id, holder, title in [*heads, *seats]
    ]


def own_offices(*, by: Actor) -> list[UUID]:
    """The offices, of today and before, that were told as the actor's own account's."""
    return _owned(by.id)


def _owned(user_id: UUID) -> list[UUID]:
    return list(OwnedOffice.objects.filter(user_id=user_id).order_by("office").values_list("office", flat=True))


def _title(seat: OwnOffice) -> str:
    """ "Ketua Tim Pembina", "Kepala Bidang Sosial Tim Pembina"."""
    served = field(seat.office.field).name if seat.office.field else ""
    return " ".join(part for part in (seat.office.position_name, served, _("Tim Pembina")) if part)
