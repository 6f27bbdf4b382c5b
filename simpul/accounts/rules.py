"""Decisions about roles, passwords and sessions: pure, from the table of rights (standards/rights.toml)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from simpul.kernel.actor import Actor, Grant, Scope
from simpul.standards.rights import Rights, Role, rights

TIERS = ("pusat", "provinsi", "kabupaten", "kecamatan", "desa")  # by level of the area
ROLES_OF_SEVERAL_FIELDS_BY_EXCEPTION = frozenset({"kader"})

# Ours, not from a decree (docs/adr/0019): a morning at the post fits in the one, a forgotten screen ends by the other.
_LOGIN_NAME = re.compile(r"^[a-z0-9][a-z0-9._-]{2,58}[a-z0-9]$")
LONGEST_SESSION = timedelta(hours=12)
LONGEST_IDLE = timedelta(minutes=60)


@dataclass(frozen=True)
class Held:
    """A role as it is held. `path` are the ids of the areas from the nation to the area (or the post's village).

    Days: `valid_from` included, `valid_to` excluded; `exception_until` is the last day of a recorded exception.
    """

    role: str
    path: tuple[int, ...]
    post: UUID | None = None
    field: str = ""
    agency_fields: tuple[str, ...] = ()
    valid_from: date = date.min
    valid_to: date | None = None
    exception_until: date | None = None
    label: str = ""

    @property
    def tier(self) -> str:
        """Where it is held, in the words of the table: pos, desa, kecamatan, ..."""
        return "pos" if self.post else TIERS[len(self.path) - 1]

    def on(self, day: date) -> bool:
        """Whether the role is held on that day."""
        ended = self.valid_to is not None and day >= self.valid_to
        lapsed = self.exception_until is not None and day > self.exception_until
        return self.valid_from <= day and not ended and not lapsed

    @property
    def scope(self) -> Scope:
        return Scope(area=self.path, post=self.post, field=None)


def grants(held: Iterable[Held], on: date, table: Rights | None = None) -> tuple[Grant, ...]:
    """The grants of one person on a day; a role that the table does not know gives nothing."""
    table = table or rights()
    known = ((one, table.role(one.role)) for one in held if one.on(on))
    return tuple(_grant(one, role) for one, role in known if role is not None and one.tier in role.held_at)


def _grant(held: Held, role: Role) -> Grant:
    return Grant(
        role=role.code,
        actions={action: _fields(holds, _own_fields(held, role)) for action, holds in role.rights.items()},
        area_id=held.path[-1],
        level=len(held.path) - 1,
        post=held.post,
        field=held.field or None,
        label=held.label or role.name,
    )


def _own_fields(held: Held, role: Role) -> frozenset[str]:
    """One field, or those of the agency; an officer who holds one field of the agency has only that one."""
    if role.field == "agency":
        agency = frozenset(held.agency_fields)
        return agency & {held.field} if held.field else agency
    return frozenset({held.field}) if held.field else frozenset()


def _fields(holds: str | Sequence[str], own: frozenset[str]) -> frozenset[str] | None:
    if holds == "all":
        return None
    return own if holds == "own" else frozenset(holds)


@dataclass(frozen=True)
class Fault:
    """Why a role cannot be held so: the code of a refusal and the input at fault."""

    code: str
    field: str


def check_holding(new: Held, others: Iterable[Held], *, reason: str = "", table: Rights | None = None) -> Fault | None:
    """Why `new` may not be held beside `others` (all roles of the same person), or None.

    Source of "one field": facts/domain.md section 3 (a kader serves in one field); several only by a recorded
    exception with a reason and a last day.
    """
    role = (table or rights()).role(new.role)
    if role is None:
        return Fault("peran-tidak-dikenal", "role")
    if new.tier not in role.held_at:
        return Fault("peran-bukan-di-sini", "place")
    return _field_fault(new, role) or _same_fault(new, others) or _several_fields_fault(new, others, reason)


def _field_fault(new: Held, role: Role) -> Fault | None:
    if role.field == "one" and not new.field:
        return Fault("peran-perlu-bidang", "field")
    if role.field == "none" and new.field:
        return Fault("peran-tanpa-bidang", "field")
    if role.field == "agency":
        if not new.agency_fields:
            return Fault("opd-wajib", "agency")
        if new.field and new.field not in new.agency_fields:
            return Fault("bidang-bukan-opd", "field")
    return None


def _overlaps(one: Held, other: Held) -> bool:
    """Whether some day lies in both. An exception that has lapsed ends its role."""
    return _starts_before_end(one, other) and _starts_before_end(other, one)


def _starts_before_end(one: Held, other: Held) -> bool:
    before = other.valid_to is None or one.valid_from < other.valid_to
    return before and (other.exception_until is None or one.valid_from <= other.exception_until)


def _same_fault(new: Held, others: Iterable[Held]) -> Fault | None:
    same = (new.role, new.path, new.post, new.field, new.agency_fields)
    for other in others:
        if (other.role, other.path, other.post, other.field, other.agency_fields) == same and _overlaps(new, other):
            return Fault("peran-sudah-ada", "role")
    return None


def _several_fields_fault(new: Held, others: Iterable[Held], reason: str) -> Fault | None:
    if new.role not in ROLES_OF_SEVERAL_FIELDS_BY_EXCEPTION:
        return None
    if not any(other.role == new.role and other.field != new.field and _overlaps(new, other) for other in others):
        return None
    if not reason.strip() or new.exception_until is None:
        return Fault("kader-satu-bidang", "exception_reason")
    return None


def may_give(actor: Actor, new: Held, table: Rights | None = None) -> bool:
    """Whether the actor may give this role there: their own role must give it and cover the place."""
    table = table or rights()
    return actor.is_system or any(
        grant.allows("account.manage", None)
        and grant.covers(new.scope)
        and (role := table.role(grant.role)) is not None
        and new.role in role.gives
        for grant in actor.grants
    )


def may_manage(actor: Actor, home: tuple[int, ...] | None, held: Iterable[Held]) -> bool:
    """Whether the actor may change this account: it is at home in the actor's area, and the actor may give every
    role that it holds.

    Otherwise an admin of one village could take over, by a new password, an officer's account of the regency.
    """
    held = list(held)
    if actor.is_system:
        return True
    at_home = home is None or actor.may("account.manage", Scope(area=home))
    return at_home and (home is not None or bool(held)) and all(may_give(actor, one) for one in held)


def login_name(text: str) -> str | None:
    """The name to sign in with in its one spelling; None for what can be no name (a NIK is none: it is no secret
    word and must not stand in lists of accounts)."""
    name = text.strip().casefold()
    return name if _LOGIN_NAME.match(name) and not name.isdigit() else None


def session_over(*, started: datetime, seen: datetime, now: datetime) -> bool:
    """Whether a session has lasted too long, or has been left alone too long."""
    return now - started >= LONGEST_SESSION or now - seen >= LONGEST_IDLE
