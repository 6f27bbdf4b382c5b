"""Links of invitations and codes of participants: made from a secret, kept as a hash, never guessed."""

import base64
import hashlib
import hmac
from uuid import UUID

from simpul.phones.rules import code_from

_TOKEN = 20  # bytes


def link_token(key: bytes, invitation: UUID, turn: int) -> str:
    """The secret part of the link of an invitation, 32 letters; another `turn` gives another one."""
    told = b"simpul invitation\x00" + invitation.bytes + turn.to_bytes(2)
    return base64.b32encode(hmac.digest(key, told, "sha256")[:_TOKEN]).decode().lower()


def token_hash(token: str) -> str:
    """How the token is kept. It is random, so no slow hash is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def participant_code(key: bytes, participant: UUID) -> str:
    """Eight letters that can be read aloud and typed; they do not tell which the next one is."""
    return code_from(hmac.digest(key, b"simpul participant\x00" + participant.bytes, "sha256")[:5])
