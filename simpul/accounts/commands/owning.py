"""Whose an account is: a registered person, and offices whose holder is known by name alone."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from simpul.accounts.commands.giving import known_person, load_managed
from simpul.accounts.models import OwnedOffice, User
from simpul.accounts.queries import offices_in_reach
from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import day_at
from simpul.kernel.refusals import Refusal


@command("accounts.link_person")
def link_person(*, by: Actor, at: datetime, user_id: UUID, person_id: UUID | None) -> None:
    """Say whose account it is: a resident, to whom it then shows their own office, trainings and incentives; or nobody.

    Refusals: tidak-ditemukan (also a resident of elsewhere), orang-punya-akun.
    """
    owner = load_managed(by, at, user_id)
    before, wanted = owner.person_id, known_person(by, person_id)
    if wanted and User.objects.filter(person_id=wanted, is_active=True).exclude(id=owner.id).exists():
        raise Refusal("orang-punya-akun", field="person_id")
    owner.person_id = wanted
    owner.save(update_fields=["person_id"])
    changed("user", owner.id, before={"person_id": _told(before)}, after={"person_id": _told(wanted)})


def _told(id: UUID | None) -> str:
    return str(id) if id else ""


@command("accounts.link_offices")
def link_offices(*, by: Actor, at: datetime, user_id: UUID, office_ids: Collection[UUID]) -> None:
    """Say which offices of today, in the areas where the account holds a role, are its own: these and no others.

    They are of people known by name alone (docs/adr/0023). Offices that are over stay the account's. An office gives
    no right. Refusals: tidak-ditemukan (also an office of elsewhere), jabatan-punya-akun.
    """
    owner = load_managed(by, at, user_id)
    reach = offices_in_reach(owner.id, day_at(at, "WIB"))
    before, wanted = {one.id for one in reach if one.own}, set(office_ids)
    if not wanted <= {one.id for one in reach}:
        raise Refusal("tidak-ditemukan", field="office_ids")
    _free(wanted - before)
    OwnedOffice.objects.filter(user=owner, office__in=before - wanted).delete()
    OwnedOffice.objects.bulk_create(OwnedOffice(user=owner, office=id) for id in sorted(wanted - before))
    changed("user", owner.id, before={"offices": _ids(before)}, after={"offices": _ids(wanted)})


def _free(office_ids: Collection[UUID]) -> None:
    """A closed account gives its offices up; an open one keeps them."""
    told = OwnedOffice.objects.filter(office__in=office_ids)
    if told.filter(user__is_active=True).exists():
        raise Refusal("jabatan-punya-akun", field="office_ids")
    told.delete()


def _ids(office_ids: Collection[UUID]) -> list[str]:
    return sorted(str(id) for id in office_ids)
