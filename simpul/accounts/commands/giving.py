"""Accounts and roles: made, given, ended. Nobody gives a right outside their own area, or to themself."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from simpul.accounts.models import Agency, Holding, User
from simpul.accounts.queries import as_held, held_by, held_in
from simpul.accounts.rules import Held, check_holding, login_name, may_give, may_manage
from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import day_at
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.people.queries import snapshots
from simpul.places.queries import area
from simpul.registry.queries import post_scope
from simpul.standards import fields as spm_fields


@command("accounts.create_user")
def create_user(
    *,
    by: Actor,
    at: datetime,
    username: str,
    name: str,
    password: str,
    home_id: int,
    person_id: UUID | None = None,
    is_demo: bool = False,
) -> UUID:
    """A new account without any role, looked after by the area `home_id`. Its owner changes the first password."""
    by.require("account.manage", Scope(area=area(home_id).path))
    made = User(
        id=new_id(),
        username=_free_name(username),
        name=_full_name(name),
        home_id=home_id,
        person_id=known_person(by, person_id),
        is_demo=_demo_allowed(is_demo),
        must_change_password=not is_demo,
    )
    made.password = _checked_hash(made, password)
    made.save(force_insert=True)
    changed("user", made.id, after={"username": made.username, "name": made.name, "home_id": home_id})
    return made.id


def _free_name(username: str) -> str:
    name = login_name(username)
    if name is None:
        raise Refusal("nama-masuk-salah", field="username")
    if User.objects.filter(username=name).exists():
        raise Refusal("nama-masuk-dipakai", field="username")
    return name


def _full_name(name: str) -> str:
    kept = " ".join(name.split())
    if not 1 <= len(kept) <= 200 or not kept.isprintable():
        raise Refusal("nama-akun-salah", field="name")
    return kept


def known_person(by: Actor, person_id: UUID | None) -> UUID | None:
    """Internal: an account may be tied to a resident of a village whose accounts the actor looks after."""
    if person_id is not None:
        person = snapshots([person_id]).get(person_id)
        if person is None or not by.may("account.manage", Scope(area=area(person.village_id).path)):
            raise Refusal("tidak-ditemukan", field="person_id")
    return person_id


def _demo_allowed(is_demo: bool) -> bool:
    if is_demo and not settings.DEMO:
        raise Refusal("akun-demo")
    return is_demo


def _checked_hash(owner: User, password: str) -> str:
    """The hash of a password that is long and uncommon enough and not the owner's name."""
    try:
        validate_password(password, owner)
    except ValidationError as error:
        raise Refusal("kata-sandi-lemah", field="password", sebab=" ".join(error.messages)) from error
    owner.set_password(password)
    return owner.password


def load_managed(by: Actor, at: datetime, user_id: UUID, *, own: bool = False) -> User:
    """Internal: the account, locked; only one that lies wholly in the actor's area (or one's own, where allowed)."""
    found = User.objects.select_for_update(of=("self",)).select_related("home").filter(id=user_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    home = found.home.path if found.home else None
    # Jakarta's day is the earliest of the three, so no role that still holds somewhere is left out.
    held = held_by([found.id], day_at(at, "WIB"))[found.id]
    if not (own and found.id == by.id) and not may_manage(by, home, held):
        raise Refusal("tidak-ditemukan")
    return found


@command("accounts.hold_role")
def hold_role(
    *,
    by: Actor,
    at: datetime,
    user_id: UUID,
    role: str,
    valid_from: date,
    area_id: int | None = None,
    post_id: UUID | None = None,
    field: str = "",
    agency_id: UUID | None = None,
    valid_to: date | None = None,
    exception_reason: str = "",
    exception_until: date | None = None,
) -> UUID:
    """Give a role in an area or a post from a day (to a day, excluded). Returns the id of the holding."""
    one = Holding(
        user_id=user_id,
        role=role,
        area_id=area_id,
        post_id=post_id,
        field=field,
        agency=_agency(agency_id, area_id),
        valid_from=valid_from,
        valid_to=valid_to,
        exception_reason=exception_reason.strip(),
        exception_until=exception_until,
    )
    new = held_in(one, _path(area_id, post_id))
    _require_giving(by, new, user_id)
    owner = load_managed(by, at, user_id)
    _check(new, owner, one.exception_reason)
    one.save(force_insert=True)
    changed("user", owner.id, after={"holding": _plain(one)}, reason=one.exception_reason)
    return one.id


def _require_giving(by: Actor, new: Held, user_id: UUID) -> None:
    if user_id == by.id:
        raise Refusal("hak-diri-sendiri")
    if not may_give(by, new):
        raise Refusal("tidak-berhak", action="account.manage")


def _path(area_id: int | None, post_id: UUID | None) -> tuple[int, ...]:
    if post_id is not None and area_id is None:
        return post_scope(post_id).area
    if area_id is not None and post_id is None:
        return area(area_id).path
    raise Refusal("peran-perlu-tempat", field="place")


def _agency(agency_id: UUID | None, area_id: int | None) -> Agency | None:
    if agency_id is None:
        return None
    found = Agency.objects.filter(id=agency_id).first()
    if found is None or found.area_id != area_id:
        raise Refusal("opd-bukan-di-sini", field="agency")
    return found


def _check(new: Held, owner: User, reason: str) -> None:
    if new.field and new.field not in {one.code for one in spm_fields()}:
        raise Refusal("bidang-tidak-dikenal", field="field")
    if new.valid_to is not None and new.valid_to <= new.valid_from:
        raise Refusal("akhir-sebelum-awal", field="valid_to")
    fault = check_holding(new, held_by([owner.id])[owner.id], reason=reason)
    if fault:
        raise Refusal(fault.code, field=fault.field)


def _plain(one: Holding) -> dict:
    return {
        "id": str(one.id),
        "role": one.role,
        "area_id": one.area_id,
        "post_id": str(one.post_id) if one.post_id else None,
        "field": one.field,
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat() if one.valid_to else None,
    }


@command("accounts.end_role")
def end_role(*, by: Actor, at: datetime, holding_id: UUID, on: date, reason: str = "") -> None:
    """The role is not held from `on`. A role that would end before it began never was, and goes."""
    found = Holding.objects.select_for_update(of=("self",)).select_related("area", "post__village", "agency")
    one = found.filter(id=holding_id).first()
    if one is None or not by.may("account.manage", as_held(one).scope):
        raise Refusal("tidak-ditemukan")
    if not may_give(by, as_held(one)):
        raise Refusal("tidak-berhak", action="account.manage")
    if one.valid_to is not None and one.valid_to <= on:
        raise Refusal("peran-sudah-berakhir")
    before = _plain(one)
    if on <= one.valid_from:
        one.delete()
        changed("user", one.user_id, before={"holding": before}, reason=reason)
        return
    one.valid_to = on
    one.save(update_fields=["valid_to"])
    changed("user", one.user_id, before={"holding": before}, after={"holding": _plain(one)}, reason=reason)


@command("accounts.set_password")
def set_password(*, by: Actor, at: datetime, user_id: UUID, new: str, current: str | None = None) -> None:
    """A new password: one's own with the current one, or a first one for somebody in the actor's area.

    Every session of the account that was opened with the old password ends (its hash is part of the session).
    """
    owner = load_managed(by, at, user_id, own=True)
    own = owner.id == by.id
    if own and not check_password(current or "", owner.password):
        raise Refusal("kata-sandi-lama-salah", field="current")
    owner.password = _checked_hash(owner, new)
    owner.must_change_password = not own
    owner.save(update_fields=["password", "must_change_password"])
    changed("user", owner.id, after={"password": "diganti", "by_owner": own})


@command("accounts.deactivate")
def deactivate(*, by: Actor, at: datetime, user_id: UUID, reason: str) -> None:
    """Close an account: its sessions end with the next page. Nothing that it wrote is lost."""
    _set_active(by, at, user_id, active=False, reason=reason)


@command("accounts.reactivate")
def reactivate(*, by: Actor, at: datetime, user_id: UUID, reason: str) -> None:
    """Open a closed account again."""
    _set_active(by, at, user_id, active=True, reason=reason)


def _set_active(by: Actor, at: datetime, user_id: UUID, *, active: bool, reason: str) -> None:
    if user_id == by.id:
        raise Refusal("akun-sendiri")
    owner = load_managed(by, at, user_id)
    if not reason.strip():
        raise Refusal("alasan-wajib", field="reason")
    if owner.is_active == active:
        return
    owner.is_active = active
    owner.save(update_fields=["is_active"])
    changed("user", owner.id, before={"is_active": not active}, after={"is_active": active}, reason=reason.strip())


@command("accounts.add_agency")
def add_agency(*, by: Actor, at: datetime, area_id: int, name: str, fields: Sequence[str], valid_from: date) -> UUID:
    """An OPD of an area, for one or more fields. Every region names its agencies in its own way."""
    by.require("account.manage", Scope(area=area(area_id).path))
    if not fields or not set(fields) <= {one.code for one in spm_fields()}:
        raise Refusal("bidang-tidak-dikenal", field="fields")
    name = _full_name(name)
    if Agency.objects.filter(area_id=area_id, name__iexact=name).exists():
        raise Refusal("opd-sudah-ada", field="name")
    made = Agency.objects.create(area_id=area_id, name=name, fields=sorted(set(fields)), valid_from=valid_from)
    changed("agency", made.id, after={"area_id": area_id, "name": name, "fields": made.fields})
    return made.id
