"""Codes, secrets and who may hand out a phone: pure decisions."""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from simpul.accounts.rules import Held, may_give
from simpul.kernel.actor import Actor

# Crockford's base 32: no I, L, O, U, so that a code can be read aloud and copied by hand.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
LONGEST_LABEL = 60
# Ours, not from a decree (docs/rules/hak.md).
CODE_HOLDS = timedelta(days=1)
WRONG_CODES_AT_MOST = 10
WRONG_CODES_WITHIN = timedelta(minutes=15)

_VERSION = re.compile(r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")
_SEAL = re.compile(r"^[0-9a-f]{64}$")


def code_from(random: bytes) -> str:
    """A code of eight characters from five random bytes."""
    number = int.from_bytes(random[:5])
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def shown_code(code: str) -> str:
    """As people read it: K7QF-3M2D."""
    return f"{code[:4]}-{code[4:]}"


def read_code(typed: str) -> str | None:
    """The code that somebody typed, in its one spelling; None when it can be none."""
    code = re.sub(r"[\s\-.]", "", typed).upper().translate(_MISREAD)
    return code if len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) else None


def hashed(text: str) -> str:
    """How codes and secrets are kept. They are random, so no slow hash is needed."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_token(token: str) -> tuple[UUID, str] | None:
    """(phone id, secret) of `<phone id>.<secret>`; None for anything else."""
    phone, dot, secret = token.strip().partition(".")
    try:
        return (UUID(phone), secret) if dot and len(secret) <= 100 else None
    except ValueError:
        return None


def version_of(text: str) -> tuple[int, ...] | None:
    """(1, 0, 0) of "1.0.0"; None when it is no version."""
    return tuple(int(part) for part in text.split(".")) if _VERSION.match(text) else None


def is_seal(text: str) -> bool:
    """Whether it can be what a phone calls its sealed key by: a SHA-256 in hex."""
    return bool(_SEAL.match(text))


def may_enrol(by: Actor, user_id: UUID, held: Iterable[Held]) -> bool:
    """Whether the actor may hand out a phone for an account with these roles.

    For oneself; else every role must be one at a post whose phones the actor looks after, or one that the actor may
    give: a phone acts with all roles of its owner, and nobody gains rights by making a code.
    """
    if by.is_system:
        return True
    if user_id == by.id:
        return bool(by.where("phone.manage"))
    roles = list(held)
    return bool(roles) and all(
        (one.post is not None and by.may("phone.manage", one.scope))
        or (bool(by.where("phone.manage")) and may_give(by, one))
        for one in roles
    )


def waits(wrong: int) -> bool:
    """Whether an address must wait after so many wrong codes."""
    return wrong >= WRONG_CODES_AT_MOST


def since_when(at: datetime) -> datetime:
    """From when wrong codes count."""
    return at - WRONG_CODES_WITHIN
